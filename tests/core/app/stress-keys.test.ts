import { describe, expect, it } from "vitest";
import { stressedBy } from "#app/notes/stress.ts";

const press = (key: string, changes: object = {}) =>
  stressedBy({
    ...{
      key,
      code: `Key${key.toUpperCase()}`,
      ctrlKey: true,
      metaKey: false,
      shiftKey: false,
      altKey: false,
    },
    ...changes,
  });

describe("the keys of a field that stress what is selected", () => {
  it("make it bold or slanted, as in any editor of text", () => {
    expect(press("b")).toEqual(["**", "**"]);
    expect(press("i")).toEqual(["*", "*"]);
    expect(press("b", { ctrlKey: false, metaKey: true })).toEqual(["**", "**"]);
  });

  it("are found by their place where the keyboard writes other letters", () => {
    expect(press("и", { code: "KeyB" })).toEqual(["**", "**"]);
    expect(press("x", { code: "KeyB" })).toBeNull();
  });

  it("are no other keys: a letter that is written, a gap, a sign of the third level", () => {
    expect(press("b", { ctrlKey: false })).toBeNull();
    expect(press("I", { shiftKey: true })).toBeNull();
    expect(press("b", { altKey: true })).toBeNull();
    expect(press("c")).toBeNull();
  });
});
