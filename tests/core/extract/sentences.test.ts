import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import { sentencesIn, splitSentences } from "#lib/extract/sentences.ts";

function split(text: string): string[] {
  return sentencesIn(text, { start: 0, end: text.length }).map((span) => text.slice(span.start, span.end));
}

describe("sentences", () => {
  const whole: readonly string[] = [
    "The keys were held by Maria K. Olander and J. P. Moore of the museum.",
    "Dr. Lind and Lt. Col. Park signed file No. 12 for the committee.",
    "The train left at 6:40 a.m. Central European time.",
    "See Alder, F., and Beck, T., eds. Harbour Law and its Makers.",
    "Am 3. November wurde der Hafen geschlossen.",
    "Протокол № 14 был подписан в порту.",
    '"Which gate?" asked the guard.',
    "The U.S. Treasury paid the harbour dues.",
    "He waited . . . and then he left.",
  ];
  it.each(whole)("keeps in one piece: %s", (text) => {
    expect(split(text)).toEqual([text]);
  });

  const pairs: readonly (readonly [string, string])[] = [
    ["The train left at 6:40 a.m.", "The guard waved."],
    ["The vote was no.", "The mayor left."],
    ["They chose Plan B.", "The mayor agreed."],
    ["The office closed in the U.S.", "It never opened again."],
    ["He feared the end....", "Nothing came."],
    ["It ended in 1911.", "Nobody wept."],
    ['She said "it is over."', "The hall was silent."],
  ];
  it.each(pairs)("cuts after: %s", (first, second) => {
    expect(split(`${first} ${second}`)).toEqual([first, second]);
  });

  it("sees the end of a sentence when the copy lost the space after it", () => {
    expect(split("They signed the charter.The mayor kept it.")).toEqual([
      "They signed the charter.",
      "The mayor kept it.",
    ]);
  });

  it("gives a note mark to the sentence before it", () => {
    expect(split("The bridge fell.[12] Nobody was hurt.")).toEqual([
      "The bridge fell.[12]",
      "Nobody was hurt.",
    ]);
  });

  it("does not end a sentence at the end of a line", () => {
    expect(split("The bridge that the town had paid for\nfell in one night.")).toHaveLength(1);
  });

  it("takes no sentence from noise and one from a heading", () => {
    const document = readDecoded(
      "a.txt",
      "The Old Mill\n\nUpvote: 4\n\nThe mill burnt down in the night. It was rebuilt.",
      "text",
    );
    const found = splitSentences(document).map(({ span }) => document.text.slice(span.start, span.end));
    expect(found).toEqual(["The Old Mill", "The mill burnt down in the night.", "It was rebuilt."]);
  });

  it("stays quick on one endless paragraph in two-byte characters", () => {
    const text = "Порт закрыт и пуст. ".repeat(20_000);
    const begun = process.cpuUsage();
    expect(split(text)).toHaveLength(20_000);
    const { user, system } = process.cpuUsage(begun);
    // A tenth of that alone; minutes where every sentence looks through the whole paragraph.
    expect((user + system) / 1000).toBeLessThan(15_000);
  });
});
