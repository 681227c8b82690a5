import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withChosen } from "#lib/study/chords.ts";
import { COMMANDS } from "#lib/study/commands.ts";
import { DEFAULT_HABITS, parseHabits } from "#lib/study/habits.ts";

describe("study habits from outside", () => {
  it("are the default ones where there are none", () => {
    for (const nothing of [null, undefined, "", 3, [], {}])
      expect(parseHabits(nothing)).toEqual(DEFAULT_HABITS);
  });

  it("are never refused, and reading them again changes nothing", () => {
    const entry = fc.record(
      {
        keys: fc.dictionary(
          fc.oneof(fc.constantFrom(...COMMANDS.map(({ name }) => name)), fc.string()),
          fc.oneof(
            fc.array(fc.oneof(fc.constantFrom("U", "@", "Ctrl+1", "Q"), fc.anything())),
            fc.anything(),
          ),
        ),
        auto: fc.oneof(
          fc.record({ questionSeconds: fc.anything(), answerSeconds: fc.nat(2_000) }),
          fc.anything(),
        ),
        timer: fc.anything(),
        goal: fc.oneof(
          fc.record({ unit: fc.constantFrom("cards", "minutes"), count: fc.integer() }),
          fc.anything(),
        ),
        speech: fc.oneof(
          fc.record({ rate: fc.double(), voices: fc.dictionary(fc.string(), fc.string()) }),
          fc.anything(),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(entry, fc.anything()), (input) => {
        const habits = parseHabits(input);
        expect(parseHabits(JSON.parse(JSON.stringify(habits)))).toEqual(habits);
        const chords = Object.values(withChosen(habits.keys)).flat();
        expect(new Set(chords).size).toBe(chords.length);
      }),
    );
  });

  it("give a key to one command only: the chosen one, not the one that had it", () => {
    const { keys } = parseHabits({ keys: { suspend: ["U"] } });
    expect(keys).toEqual({ suspend: ["U"], undo: ["Ctrl+Z"] });
  });

  it("tell recordings that play by themselves from cards that are read aloud", () => {
    const { speech } = parseHabits({ speech: { recordings: true } });
    expect(speech).toMatchObject({ always: false, recordings: true });
    expect(parseHabits({ speech: { always: true } }).speech.recordings).toBe(false);
  });

  it("keep what can be read of a damaged record", () => {
    const habits = parseHabits({
      goal: { unit: "cards", count: 20 },
      auto: { questionSeconds: -4 },
      timer: true,
    });
    expect(habits).toEqual({ ...DEFAULT_HABITS, timer: true, goal: { unit: "cards", count: 20 } });
  });
});
