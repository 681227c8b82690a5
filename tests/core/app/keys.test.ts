import { describe, expect, it } from "vitest";
import { commandFor, type Pressed } from "#app/study/keys.ts";

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  writing: false,
  onControl: false,
  ...more,
});

describe("keys while studying", () => {
  it("are Anki's", () => {
    expect(commandFor(press(" "), true)).toEqual({ kind: "go" });
    expect(commandFor(press("Enter"), true)).toEqual({ kind: "go" });
    expect(commandFor(press("4"), true)).toEqual({ kind: "grade", rating: 4 });
    expect(commandFor(press("u"), true)).toEqual({ kind: "undo" });
    expect(commandFor(press("U", { shiftKey: true }), true)).toEqual({ kind: "undo" });
    expect(commandFor(press("s"), true)).toEqual({ kind: "receipt" });
    expect(commandFor(press("?", { shiftKey: true }), true)).toEqual({ kind: "keys" });
    expect(commandFor(press("z", { ctrlKey: true }), true)).toEqual({ kind: "undo" });
    expect(commandFor(press("Z", { metaKey: true, shiftKey: true }), true)).toEqual({ kind: "redo" });
    expect(commandFor(press("5"), true)).toBeNull();
  });

  it("are found in the same place on layouts that produce other characters", () => {
    expect(commandFor(press("г", { code: "KeyU" }), true)).toEqual({ kind: "undo" });
    expect(commandFor(press("я", { code: "KeyZ", ctrlKey: true }), true)).toEqual({ kind: "undo" });
    expect(commandFor(press("&", { code: "Digit1" }), true)).toEqual({ kind: "grade", rating: 1 });
    expect(commandFor(press("u", { code: "KeyF" }), true)).toEqual({ kind: "undo" });
    expect(commandFor(press("f", { code: "KeyU" }), true)).toBeNull();
    expect(commandFor(press("!", { code: "Digit1", shiftKey: true }), true)).toBeNull();
  });

  it("do nothing while writing, while held down, or with a modifier that is not ours", () => {
    expect(commandFor(press("1", { writing: true }), true)).toBeNull();
    expect(commandFor(press(" ", { repeat: true }), true)).toBeNull();
    expect(commandFor(press("u", { altKey: true }), true)).toBeNull();
    expect(commandFor(press("s", { ctrlKey: true }), true)).toBeNull();
  });

  it("leave Space and Enter to a button that has the focus", () => {
    expect(commandFor(press(" ", { onControl: true }), true)).toBeNull();
    expect(commandFor(press("3", { onControl: true }), true)).toEqual({ kind: "grade", rating: 3 });
  });

  it("can be switched off, except the ones with Ctrl", () => {
    for (const key of [" ", "Enter", "1", "u", "s", "?"]) expect(commandFor(press(key), false)).toBeNull();
    expect(commandFor(press("z", { ctrlKey: true }), false)).toEqual({ kind: "undo" });
  });
});
