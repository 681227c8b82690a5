import { describe, expect, it } from "vitest";
import { languagesOf } from "#lib/documents/languages.ts";
import { lettersOf } from "#lib/documents/letters.ts";

const ENGLISH =
  "The lock on the upper canal was the work of two brothers, who built it with stone from their own quarry and sold the rest.";
const DUTCH =
  "Het water was hoog, maar de sluis is in de nacht toch open of half open geweest, zodat er geen schip op de wal was gelopen.";
const GERMAN =
  "Der Film „The Wind and the Sea“ lief in Bremen, wo er nicht was er versprach, sondern nur ein halbes Haus unterhielt.";

describe("languages", () => {
  it("tells English from its neighbours, and a quoted English title from English", () => {
    expect(languagesOf([ENGLISH, DUTCH, GERMAN])).toEqual(["en", "nl", "de"]);
  });

  it("lets a short line follow the passages around it", () => {
    expect(languagesOf([DUTCH, "In 1911", DUTCH])).toEqual(["nl", "nl", "nl"]);
  });

  it("gives no language to a document of one-letter lines", () => {
    expect(languagesOf(["a", "b", "1"])).toEqual(["und", "und", "und"]);
  });
});

describe("letters", () => {
  it.each([
    ["Lock 7 – “open”", 8, "latin"],
    ["Шлюз № 7", 4, "cyrillic"],
    ["Mājo un à", 7, "latin"],
    ["1911 …", 0, ""],
    ["水 ab", 3, "latin"],
  ])("counts those of %s", (text, letters, script) => {
    expect(lettersOf(text)).toEqual({ letters, script });
  });
});
