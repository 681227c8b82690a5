import { expect, it } from "vitest";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** How often a block is looked at while the facts of so many paragraphs are found; no clock is asked. */
function looks(paragraphs: number): number {
  const days = Array.from(
    { length: paragraphs },
    (_, i) => `On ${1 + (i % 28)} May ${1500 + i} the mill was opened to the public.`,
  );
  const reading = extract(readDecoded("a.md", `# The mills of Torvik\n\n${days.join("\n\n")}`, "markdown"));
  let count = 0;
  const blocks = new Proxy(reading.document.blocks, {
    get(list, key) {
      if (typeof key === "string" && /^\d+$/u.test(key)) count += 1;
      return Reflect.get(list, key);
    },
  });
  const found = findCandidates({ ...reading, document: { ...reading.document, blocks } });
  expect(found.length).toBeGreaterThanOrEqual(paragraphs);
  expect(found.some(({ wordings }) => wordings[0]?.question.startsWith("The mills of Torvik"))).toBe(true);
  return count;
}

it("looks for the heading of a document once, however many facts are asked under it", () => {
  const [few, many] = [looks(50), looks(200)];
  expect(many).toBeLessThan(5 * few);
});
