import { describe, expect, it } from "vitest";
import { scoreDossier } from "./conflict-sets.ts";

/** What a careful reader finds in each dossier and we do not, yet. */
const MISSED: Readonly<Record<string, readonly string[]>> = {
  comet: ["what the prize was spent on"],
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
