import { describe, expect, it } from "vitest";
import { scoreDossier } from "./conflict-sets.ts";

/**
 * What a careful reader finds in each dossier and we do not, yet. All dossiers were written before the code for them;
 * barrow, crisis, expedition and valve were read for the first time when the others were done, and then 5 of their 38
 * disagreements were found, without a false alarm: that is the figure for texts that nobody has seen.
 */
const MISSED: Readonly<Record<string, readonly string[]>> = {
  barrow: [
    "the day of the find",
    "who found it",
    "how long the excavation lasted",
    "who lay in the grave",
    "the weight of the buckle",
    "where the coins were minted",
    "why the hoard was buried",
  ],
  comet: ["what the prize was spent on"],
  crisis: [
    "how many members stayed",
    "the votes of the Supreme Court",
    "which general was ordered to clear the chamber",
    "when the strike began",
    "where Almgren went into exile",
    "first or second woman in the office",
  ],
  expedition: [
    "how many members",
    "who commanded the ship",
    "what Berg died of",
    "the height of the ice cap",
    "whether the flag was raised",
    "who found the party",
    "how many toes",
    "when the book appeared",
    "to whom the book is dedicated",
    "who bore the costs",
  ],
  fever: ["who fell ill first", "who found the source", "who sent the nurses"],
  final: [
    "where the final was played",
    "how many spectators",
    "how it was decided",
    "who scored the first goal",
  ],
  merger: ["the seat of the head office", "who proposed the merger", "the size of the board"],
  strike: ["what the strike was about", "the hours after the strike"],
  treaty: ["who signed for Arrenia", "which island was given back"],
  trial: ["where Fisk was arrested", "who saw Fisk in the cellar", "the motive", "where and when Fisk died"],
  valve: [
    "who made the first drawing",
    "whether it held",
    "the pressure of the test",
    "valves made in 1890",
    "how the lawsuit ended",
    "when the Hector exploded",
  ],
  wreck: [
    "why she sailed late",
    "her speed in the fog",
    "who had the watch",
    "when the light was built",
    "whether the captain was on the bridge",
    "how many sons rowed",
  ],
  "quiet-bridge": [],
  "quiet-club": [],
  "quiet-voyage": [],
};

describe("dossiers that disagree in many ways", () => {
  it.each(Object.entries(MISSED))("finds what it should in %s, and nothing else", async (name, missed) => {
    const scored = await scoreDossier(name);
    expect(scored.falseAlarms).toEqual([]);
    expect(scored.missed).toEqual(missed);
  });
});
