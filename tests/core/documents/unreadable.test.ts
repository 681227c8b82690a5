import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import { unreadableReason } from "#lib/documents/unreadable.ts";

describe("what no language writes as prose", () => {
  it.each([
    ["bytes that are no text", "\u0007\u0002k\ufffd\u0013 J\u001b\u0001", "unreadable"],
    ["marks without words", "#$ %& ()".repeat(40), "unreadable"],
    ["a wall of digits", "31 415 926 ".repeat(40), "table"],
    ["a token without end", "Zm9vYmFy".repeat(40), "unreadable"],
    ["a row of fields", '12,Orsted,1838,"x",4', "table"],
    ["a member of an object", '{"id": 12, "name": "Orsted"}', "code"],
    ["a line of a log", "2021-03-04 12:00:01,345 INFO [main] request 7 handled", "code"],
    ["a line of a dump", "00000010  7f 45 4c 46 02 01 01 00 00 00 00 00", "code"],
  ])("is put aside: %s", (_, text, reason) => {
    expect(unreadableReason(text)).toBe(reason);
  });

  it.each([
    "The mill above the weir was sold in 1838 for 4,300 crowns, 12 oxen and a boat.",
    "“Yes,” he said; “no,” she said.",
    "1838, 1839, 1841: three floods in four years.",
    "2021-03-04 12:00 The bridge was closed.",
    "Oslo,Bergen and Trondheim had no such school,nor did Moss",
    "[12] Orsted, A. (1838), p. 4.",
    "今日は良い天気です。".repeat(40),
    "Мельницу над плотиной продали в 1838 году. ".repeat(10),
    "The file is at https://example.org/a/very/long/path/that/goes/on/and/on/and/on/and/on/and/on.html now.",
  ])("is not what people write: %s", (text) => {
    expect(unreadableReason(text)).toBeNull();
  });
});

const zones = (text: string): string[] =>
  readDecoded("a.txt", text, "text").blocks.map((block) =>
    block.zone === "noise" ? block.reason : block.zone,
  );

describe("what is said again and again", () => {
  const SENTENCE = "The mill above the weir was sold to Anna Kern in the spring.";

  it("is read where it stands first, however often it comes back", () => {
    const [first, ...others] = zones(Array.from({ length: 12 }, () => SENTENCE).join("\n\n"));
    expect(first).toBe("body");
    expect(new Set(others)).toEqual(new Set(["repeated"]));
  });

  it("leaves a short line alone that somebody may well say twice", () => {
    expect(
      zones(`${SENTENCE}\n\nNobody paid for it.\n\nSo it went on.\n\nNobody paid for it.`),
    ).not.toContain("repeated");
  });

  it("is put aside when a paragraph says nothing else from end to end", () => {
    expect(zones(`${SENTENCE} `.repeat(100).trim())).toEqual(["repeated"]);
    expect(zones(`${SENTENCE} `.repeat(12).trim())).toEqual(["body"]);
  });

  it("is one table when it is thousands of lines of a word", () => {
    const words = Array.from({ length: 2_000 }, (_, i) => `word${i}`).join("\n");
    expect(zones(`${SENTENCE}\n\n${words}\n\n${SENTENCE.replace("Anna", "Karl")}`)).toEqual([
      "body",
      "table",
      "body",
    ]);
    expect(zones(words.slice(0, 2_000))).not.toContain("table");
  });
});
