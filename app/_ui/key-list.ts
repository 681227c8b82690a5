import { type Chord, chordWords, type KeyMap } from "#lib/study/chords.ts";
import { COMMANDS, type CommandName } from "#lib/study/commands.ts";

export type KeyList = readonly { readonly keys: readonly string[]; readonly does: string }[];

/** One line for what belongs together; the rest have a line each. */
const TOGETHER: readonly { readonly does: string; readonly names: readonly CommandName[] }[] = [
  { does: "Again, Hard, Good, Easy", names: ["again", "hard", "good", "easy"] },
  {
    does: "Flag: red, orange, green, blue, pink, turquoise, purple",
    names: ["flag-1", "flag-2", "flag-3", "flag-4", "flag-5", "flag-6", "flag-7"],
  },
];

/** The keys of studying as they are now, with the learner's own; commands without a key are left out. */
export function studyKeys(map: KeyMap): KeyList {
  const grouped = new Set<CommandName>(TOGETHER.flatMap(({ names }) => names));
  const lines = COMMANDS.flatMap(({ name, does }): readonly { does: string; keys: readonly Chord[] }[] => {
    const together = TOGETHER.find(({ names }) => names[0] === name);
    if (together)
      return [{ does: together.does, keys: together.names.flatMap((one) => map[one].slice(0, 1)) }];
    return grouped.has(name) ? [] : [{ does, keys: map[name] }];
  });
  return [{ keys: ["S", "Enter"], does: "Study, from a page" }, ...lines]
    .filter(({ keys }) => keys.length > 0)
    .map(({ keys, does }) => ({ does, keys: keys.map(chordWords) }));
}
