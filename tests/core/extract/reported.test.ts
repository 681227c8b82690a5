import { describe, expect, it } from "vitest";
import { findReportedSpeech } from "#lib/extract/reported.ts";
import { readNamed } from "./named.ts";

function reports(text: string): string[] {
  const read = readNamed(text);
  return findReportedSpeech(read.document, read.sentences, read).map(
    (each) => `${each.speakerName ?? read.shown(each.speaker) ?? "?"}: ${read.shown(each.content) ?? ""}`,
  );
}

describe("reported speech", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["after that", "Lena Moe stated that the harbour was closed.", ["Lena Moe: the harbour was closed"]],
    ["without that", "Lena Moe said the harbour was closed.", ["Lena Moe: the harbour was closed"]],
    [
      "as a question",
      "Lena Moe asked Karl Lund whether the ship would sail.",
      ["Lena Moe: whether the ship would sail"],
    ],
    [
      "by an agent",
      "Karl Lund was told by Lena Moe that the ship had sailed.",
      ["Lena Moe: the ship had sailed"],
    ],
    [
      "by two together",
      "Lena Moe and Karl Lund agreed that the ship should sail.",
      ["Lena Moe and Karl Lund: the ship should sail"],
    ],
    [
      "in two parts",
      "Lena Moe concluded that the plan was dead and added that she would go home.",
      ["Lena Moe: the plan was dead", "Lena Moe: she would go home"],
    ],
    [
      "with another reply after it",
      "Lena Moe claimed that the ship was sound, while Karl Lund replied that it had sunk.",
      ["Lena Moe: the ship was sound", "Karl Lund: it had sunk"],
    ],
  ];
  it.each(cases)("%s", (_what, text, expected) => {
    expect(reports(text)).toEqual(expected);
  });

  it("is not what stands in quotation marks as a whole", () => {
    expect(reports('Lena Moe said that "the harbour is closed for good".')).toEqual([]);
  });

  it("is not a noun that is spelt like the verb", () => {
    expect(reports("The claim that the harbour was closed was false.")).toEqual([]);
  });
});
