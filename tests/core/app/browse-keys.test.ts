import { describe, expect, it } from "vitest";
import { chosenItemFor, type Press } from "#app/browse/chosen-keys.ts";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("keys for the chosen cards", () => {
  it("are those of Anki's table of cards", () => {
    const ctrl = { ctrlKey: true };
    expect(chosenItemFor(press("j", ctrl), true)).toBe("browse suspended");
    expect(chosenItemFor(press("D", { ...ctrl, shiftKey: true }), true)).toBe("browse day");
    expect(chosenItemFor(press("n", { ...ctrl, altKey: true }), true)).toBe("browse reset");
    expect(chosenItemFor(press("A", { ...ctrl, shiftKey: true }), true)).toBe("browse tag");
    expect(chosenItemFor(press("d", ctrl), true)).toBe("browse move");
    expect(chosenItemFor(press("f", { ...ctrl, altKey: true }), true)).toBe("browse replace");
    expect(chosenItemFor(press("Delete", ctrl), true)).toBe("browse delete");
    expect(chosenItemFor(press("3", ctrl), true)).toBe("browse flag 3");
    expect(chosenItemFor(press("j", { metaKey: true }), true)).toBe("browse suspended");
  });

  it("are those of studying for the same deeds, where single keys work", () => {
    expect(chosenItemFor(press("@", { shiftKey: true }), true)).toBe("browse suspended");
    expect(chosenItemFor(press("-"), true)).toBe("browse buried");
    expect(chosenItemFor(press("*", { shiftKey: true }), true)).toBe("browse marked");
    expect(chosenItemFor(press("-"), false)).toBeNull();
    expect(chosenItemFor(press("j", { ctrlKey: true }), false)).toBe("browse suspended");
  });

  it("take back what is so already of the card that the keyboard is on", () => {
    const on = { suspended: true, marked: true } as const;
    expect(chosenItemFor(press("j", { ctrlKey: true }), true, on)).toBe("browse unsuspended");
    expect(chosenItemFor(press("*", { shiftKey: true }), true, on)).toBe("browse unmarked");
    expect(chosenItemFor(press("-"), true, on)).toBe("browse buried");
  });

  it("are found by their place where the keyboard makes another letter", () => {
    expect(chosenItemFor(press("о", { code: "KeyJ", ctrlKey: true }), true)).toBe("browse suspended");
    expect(chosenItemFor(press("&", { code: "Digit1", ctrlKey: true }), true)).toBe("browse flag 1");
  });

  it("are no others: what the browser and this page use already stays", () => {
    for (const key of ["a", "c", "f", "k", "z", "y", "0", "8"])
      expect(chosenItemFor(press(key, { ctrlKey: true }), true)).toBeNull();
    for (const key of ["j", "d", "Delete", "1", " ", "Enter", "u"])
      expect(chosenItemFor(press(key), true)).toBeNull();
  });
});
