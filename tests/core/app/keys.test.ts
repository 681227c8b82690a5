import { describe, expect, it } from "vitest";
import { commandFor, type Pressed } from "#app/study/keys.ts";
import { chordWords, withChosen } from "#lib/study/chords.ts";

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
    expect(commandFor(press(" "), true)).toBe("go");
    expect(commandFor(press("Enter"), true)).toBe("go");
    expect(commandFor(press("4"), true)).toBe("easy");
    expect(commandFor(press("u"), true)).toBe("undo");
    expect(commandFor(press("U", { shiftKey: true }), true)).toBe("undo");
    expect(commandFor(press("s"), true)).toBe("receipt");
    expect(commandFor(press("?", { shiftKey: true }), true)).toBe("keys");
    expect(commandFor(press("z", { ctrlKey: true }), true)).toBe("undo");
    expect(commandFor(press("Z", { metaKey: true, shiftKey: true }), true)).toBe("redo");
    expect(commandFor(press("6"), true)).toBe("seek-back");
    expect(commandFor(press("7"), true)).toBe("seek-on");
    expect(commandFor(press("8"), true)).toBeNull();
    expect(commandFor(press("v"), true)).toBe("own-play");
    expect(commandFor(press("V", { shiftKey: true }), true)).toBe("own-record");
  });

  it("reach every deed of a session as in Anki", () => {
    expect(commandFor(press("@", { code: "Digit2", shiftKey: true }), true)).toBe("suspend");
    expect(commandFor(press("!", { code: "Digit1", shiftKey: true }), true)).toBe("suspend-note");
    expect(commandFor(press("-", { code: "Minus" }), true)).toBe("bury");
    expect(commandFor(press("=", { code: "Equal" }), true)).toBe("bury-note");
    expect(commandFor(press("*", { code: "Digit8", shiftKey: true }), true)).toBe("mark");
    for (const flag of [1, 2, 3, 4, 5, 6, 7]) {
      const held = { code: `Digit${flag}`, ctrlKey: true };
      expect(commandFor(press(String(flag), held), true)).toBe(`flag-${flag}`);
    }
    expect(commandFor(press("n", { ctrlKey: true, altKey: true }), true)).toBe("reset");
    expect(commandFor(press("D", { ctrlKey: true, shiftKey: true }), true)).toBe("due-set");
    expect(commandFor(press("A", { shiftKey: true }), true)).toBe("auto");
    expect(commandFor(press("a"), true)).toBe("add");
    expect(commandFor(press("b"), true)).toBe("browse");
    expect(commandFor(press("t"), true)).toBe("memory");
    expect(commandFor(press("d"), true)).toBe("decks");
    expect(commandFor(press("5"), true)).toBe("pause");
    expect(commandFor(press("F5"), true)).toBe("read");
  });

  it("take the last answer back from the field for the next one, while nothing is written in it", () => {
    const undo = { ctrlKey: true, writing: true };
    expect(commandFor(press("z", { ...undo, blank: true }), true)).toBe("undo");
    expect(commandFor(press("z", { ...undo, blank: false }), true)).toBeNull();
    expect(commandFor(press("Z", { ...undo, shiftKey: true, blank: true }), true)).toBe("redo");
    expect(commandFor(press("Backspace", { ...undo, blank: true }), true)).toBeNull();
    expect(commandFor(press("u", { writing: true, blank: true }), true)).toBeNull();
  });

  it("make signs as each keyboard makes them", () => {
    // AltGr on Windows, Option on a Mac.
    expect(commandFor(press("@", { code: "KeyQ", ctrlKey: true, altKey: true }), true)).toBe("suspend");
    expect(commandFor(press("@", { code: "KeyL", altKey: true }), true)).toBe("suspend");
    expect(commandFor(press("-", { code: "Digit6" }), true)).toBe("bury");
    expect(commandFor(press("˜", { code: "KeyN", ctrlKey: true, altKey: true }), true)).toBe("reset");
    expect(commandFor(press("&", { code: "Digit1", ctrlKey: true }), true)).toBe("flag-1");
    expect(commandFor(press("Ф", { code: "KeyA", shiftKey: true }), true)).toBe("auto");
  });

  it("can be chosen anew, and then the chosen ones count alone", () => {
    const keys = withChosen({ suspend: ["Q", "Ctrl+Q"], undo: [] });
    expect(commandFor(press("q"), true, keys)).toBe("suspend");
    expect(commandFor(press("q", { ctrlKey: true }), false, keys)).toBe("suspend");
    expect(commandFor(press("@"), true, keys)).toBeNull();
    expect(commandFor(press("u"), true, keys)).toBeNull();
  });

  it("are found in the same place on layouts that produce other characters", () => {
    expect(commandFor(press("г", { code: "KeyU" }), true)).toBe("undo");
    expect(commandFor(press("я", { code: "KeyZ", ctrlKey: true }), true)).toBe("undo");
    expect(commandFor(press("&", { code: "Digit1" }), true)).toBe("again");
    expect(commandFor(press("u", { code: "KeyF" }), true)).toBe("undo");
    expect(commandFor(press("f", { code: "KeyU" }), true)).toBeNull();
    expect(commandFor(press('"', { code: "Digit2", shiftKey: true }), true)).toBeNull();
  });

  it("do nothing while writing, while held down, or with a modifier that is not ours", () => {
    expect(commandFor(press("1", { writing: true }), true)).toBeNull();
    expect(commandFor(press(" ", { repeat: true }), true)).toBeNull();
    expect(commandFor(press("u", { altKey: true }), true)).toBeNull();
    expect(commandFor(press("s", { ctrlKey: true }), true)).toBeNull();
  });

  it("with Ctrl work beside a text field, but those that the field itself knows", () => {
    expect(commandFor(press("3", { ctrlKey: true, writing: true }), true)).toBe("flag-3");
    expect(commandFor(press("D", { ctrlKey: true, shiftKey: true, writing: true }), true)).toBe("due-set");
    expect(commandFor(press("z", { ctrlKey: true, writing: true }), true)).toBeNull();
    expect(commandFor(press("Backspace", { ctrlKey: true, writing: true }), true)).toBeNull();
    // ń on a Polish keyboard
    const ogonek = { code: "KeyN", ctrlKey: true, altKey: true, writing: true };
    expect(commandFor(press("ń", ogonek), true)).toBeNull();
    expect(
      commandFor(press("@", { code: "KeyQ", ctrlKey: true, altKey: true, writing: true }), true),
    ).toBeNull();
  });

  it("leave Space and Enter to a button that has the focus", () => {
    expect(commandFor(press(" ", { onControl: true }), true)).toBeNull();
    expect(commandFor(press("3", { onControl: true }), true)).toBe("good");
  });

  it("can be switched off, except the ones with Ctrl", () => {
    for (const key of [" ", "Enter", "1", "u", "s", "?"]) expect(commandFor(press(key), false)).toBeNull();
    expect(commandFor(press("z", { ctrlKey: true }), false)).toBe("undo");
  });

  it("are shown as people write them", () => {
    expect(["U", "Ctrl+Shift+Z", "Ctrl+-", "+", "Ctrl++", "@"].map(chordWords)).toEqual([
      "U",
      "Ctrl ⇧ Z",
      "Ctrl -",
      "+",
      "Ctrl +",
      "@",
    ]);
  });
});
