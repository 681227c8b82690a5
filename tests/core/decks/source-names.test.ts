import { describe, expect, it } from "vitest";
import { sourceNames } from "#lib/decks/source-names.ts";
import { parseTitles } from "#lib/decks/titles.ts";

describe("the names of sources", () => {
  it("are titles in marks, openings said to be openings, and a teacher's description as it stands", () => {
    const { titleOf } = sourceNames([
      { name: "a.txt", title: "The Long Bridge" },
      { name: "b.txt", title: "In the spring of 1803 …" },
      { name: "c.txt", title: "the school’s wiki" },
    ]);
    expect(titleOf("a.txt")).toBe("“The Long Bridge”");
    expect(titleOf("b.txt")).toBe("the document that begins “In the spring of 1803 …”");
    expect(titleOf("c.txt")).toBe("the school’s wiki");
  });

  it("never show a checksum", () => {
    const { fileOf } = sourceNames([
      { name: "long-bridge_98c059388e396d87.txt", title: "" },
      { name: "001_98c059388e396d87.txt", title: "" },
      { name: "98c059388e396d87.html", title: "" },
    ]);
    expect(fileOf("long-bridge_98c059388e396d87.txt")).toBe("the document “long bridge”");
    expect(fileOf("001_98c059388e396d87.txt")).toBe("the second document");
    expect(fileOf("98c059388e396d87.html")).toBe("the third document");
  });

  it("tell apart two documents of one title", () => {
    const { titleOf } = sourceNames([
      { name: "bridge-1880.txt", title: "The Long Bridge" },
      { name: "bridge-1921.txt", title: "The Long Bridge" },
    ]);
    expect(titleOf("bridge-1880.txt")).not.toBe(titleOf("bridge-1921.txt"));
  });
});

describe("a titles file", () => {
  it("holds a title, or a title with what is known of the source", () => {
    expect(
      parseTitles('{"a.txt": "Letters", "b.txt": {"title": "the town’s page", "date": "1921"}}'),
    ).toEqual({ "a.txt": { title: "Letters" }, "b.txt": { title: "the town’s page", date: "1921" } });
  });

  it("is refused with the place of the fault", () => {
    expect(() => parseTitles('{"a.txt": {"titel": "x"}}', "names.json")).toThrow(/names\.json: a\.txt/u);
    expect(() => parseTitles("{", "names.json")).toThrow(/not JSON/u);
  });
});
