import { describe, expect, it } from "vitest";
import { whyNot } from "#app/study/why-not.ts";
import { COMMANDS } from "#lib/study/commands.ts";
import { studyCard } from "../study/cards.ts";

const asked = { card: studyCard("a"), hidden: false, revealed: false };
const shown = { ...asked, revealed: true };

describe("a key that can do nothing", () => {
  it("says before the answer that it has to be shown first", () => {
    for (const name of ["again", "hard", "good", "easy", "count-right", "receipt", "challenge"] as const) {
      expect(whyNot(name, asked)).toBe("Show the answer first.");
    }
  });

  it("says of a hint that there is none, or that there is nothing left to hint at", () => {
    const hinted = { ...asked.card, extra: { hint: "It begins with B." } };
    expect(whyNot("hint", asked)).toBe("This card has no hint.");
    expect(whyNot("hint", { ...asked, card: hinted })).toBe("The hint is shown already.");
    expect(whyNot("hint", { ...shown, card: hinted })).toBe("The answer is shown already.");
  });

  it("says after the answer what is missing for it", () => {
    expect(whyNot("count-right", shown)).toMatch(/typed/u);
    expect(whyNot("receipt", shown)).toMatch(/below each reading/u);
    expect(whyNot("compare", shown)).toMatch(/confused/u);
    expect(whyNot("info-before", shown)).toMatch(/before/u);
  });

  it("asks to go on where a pause lies over the card", () => {
    for (const name of ["good", "bury", "flag-1", "challenge"] as const) {
      expect(whyNot(name, { ...asked, hidden: true })).toBe("This is a pause: go on first.");
    }
  });

  it("leaves the browser its keys where there is no card, and reload always", () => {
    const names = COMMANDS.map(({ name }) => name).filter((n) => n !== "compare" && n !== "info-before");
    expect(names.map((name) => whyNot(name, { ...asked, card: null })).filter((why) => why !== null)).toEqual(
      [],
    );
    expect(whyNot("read", { ...asked, hidden: true })).toBeNull();
  });
});
