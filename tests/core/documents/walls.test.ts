import { describe, expect, it } from "vitest";
import { slice } from "#lib/base/text.ts";
import { readDecoded } from "#lib/documents/read.ts";
import type { DocumentFormat } from "#lib/documents/types.ts";

/** Words that nobody has written before. */
const words = (i: number): string =>
  `x${i.toString(26).replace(/\d/gu, (digit) => "qrstuvwxyz".charAt(Number(digit)))}`;
const many = (count: number, write: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => write(i)).join("");

/** The blocks of a document: their zone, or why they are put aside, and their text. */
function blocksOf(raw: string, format: DocumentFormat = "text"): (readonly [string, string])[] {
  const { blocks, text } = readDecoded(format === "markdown" ? "a.md" : "a.txt", raw, format);
  return blocks.map((block) => [
    block.zone === "noise" ? block.reason : block.zone,
    slice(text, block.span).trim(),
  ]);
}

describe("sentences of one wording", () => {
  const sale = (i: number): string =>
    `The mill of ${words(i)} was sold to Karl M${words(i * 7)} in ${1000 + i}. `;

  it("are read a thousand times, then put aside as a repetition", () => {
    const [first, second, ...others] = blocksOf(many(1_200, sale));
    expect(first?.[0]).toBe("body");
    expect(first?.[1]?.match(/The mill of/gu)).toHaveLength(1_000);
    expect(second?.[0]).toBe("repeated");
    expect(second?.[1]?.match(/The mill of/gu)).toHaveLength(200);
    expect(others).toEqual([]);
  });

  it("are put aside wherever they stand, and what stands among them is read", () => {
    const other = "Nobody who lived above the weir that winter would ever speak of the fire again.";
    const blocks = blocksOf(
      `${many(1_200, sale)}${other} ${sale(1_201)}\n\n${sale(1_202)}\n\nSo it went on.`,
    );
    expect(blocks.slice(2).map(([zone]) => zone)).toEqual(["body", "repeated", "repeated", "body"]);
    expect(blocks[2]?.[1]).toBe(other);
  });

  it("are all read when there are no more than in a long book", () => {
    expect(blocksOf(many(900, sale)).map(([zone]) => zone)).toEqual(["body"]);
  });

  it("are more than a few small words: `he said` may stand there as often as it likes", () => {
    const said = many(1_500, (i) => `“I ${words(i)}ed ${words(i * 3)},” he said. `);
    expect(blocksOf(said).map(([zone]) => zone)).toEqual(["body"]);
  });
});

describe("a sentence without an end", () => {
  it("is put aside when it is longer than anybody writes, and the sentences around it are read", () => {
    const before = "The mill was sold to Karl Moe in the spring of that year.";
    const after = "It burnt down. Nobody paid for it.";
    const blocks = blocksOf(`${before} ${many(5_000, (i) => `and ${words(i)} `)}so. ${after}`);
    expect(blocks.map(([zone]) => zone)).toEqual(["body", "unreadable", "body"]);
    expect([blocks[0]?.[1], blocks[2]?.[1]]).toEqual([before, after]);
  });

  it("is read where a script has no marks between sentences", () => {
    const thai = many(2_000, (i) => `${"สวัสดีชาวโลก"}${"กขคงจฉชซ".charAt(i % 8)}${"ดตถทธนบป".charAt(i % 7)} `);
    expect(blocksOf(thai).map(([zone]) => zone)).not.toContain("unreadable");
  });

  it("has no end behind the letters of a name or a number's point", () => {
    const list = many(4_000, (i) => `J. R. M${words(i)}, 3.${i} of them, `);
    expect(blocksOf(list).map(([zone]) => zone)).toEqual(["unreadable"]);
  });
});

describe("headings over nothing", () => {
  it("are put aside behind the thousandth in a row", () => {
    const blocks = blocksOf(
      `${many(2_000, (i) => `# Of ${words(i)} and ${words(3 * i)}\n\n`)}The mill was sold.`,
      "markdown",
    );
    expect(blocks.filter(([zone]) => zone === "heading")).toHaveLength(1_000);
    expect(blocks.slice(1_000).map(([zone]) => zone)).toEqual(["table", "body"]);
  });

  it("are put aside like lines of a word or two with nothing but rows of data between them", () => {
    const subtitle = (i: number): string => `${i}\n00:00:01,000 --> 00:00:02,500\n${words(i)}\n\n`;
    const zones = blocksOf(`${many(1_200, subtitle)}The mill above the weir was sold.`).map(([zone]) => zone);
    expect(zones.slice(0, 6)).toContain("body");
    expect(zones.slice(-6)).toEqual(expect.arrayContaining(["table", "body"]));
    expect(zones.slice(-6, -1)).not.toContain("body");
  });
});
