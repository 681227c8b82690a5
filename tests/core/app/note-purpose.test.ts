import { describe, expect, it } from "vitest";
import { purposeOf } from "#app/notes/beginning.ts";

describe("what a new note is written for", () => {
  it("is a part of a card that does not stick, when that is split", () => {
    expect(purposeOf({ split: "a-card" })).toBe("split");
  });

  it("is no part of it when the note is only to be like it", () => {
    expect(purposeOf({ split: "a-card", copy: "" })).toBe("plain");
    expect(purposeOf({ split: "a-card", copy: "a-note" })).toBe("plain");
  });

  it("is nothing in particular otherwise", () => {
    expect(purposeOf({})).toBe("plain");
    expect(purposeOf({ deck: "a-deck", split: ["a", "b"] })).toBe("plain");
    expect(purposeOf({ contrast: "a-card", with: "another" })).toBe("plain");
  });
});
