import type { PaletteItem } from "#app/_ui/palette-commands.ts";
import { chordWords, type KeyMap } from "#lib/study/chords.ts";
import { COMMANDS, type CommandGroup, commandWords } from "#lib/study/commands.ts";
import type { StudyCommand } from "./study-commands.ts";

const KINDS: Readonly<Record<CommandGroup, string>> = {
  answer: "Answer",
  way: "Answer",
  card: "Card",
  flag: "Card",
  sitting: "Sitting",
};

/** What can be done on the study screen, as lines of the palette. */
export function paletteItems(commands: readonly StudyCommand[], keys: KeyMap): readonly PaletteItem[] {
  return commands.flatMap(({ name, does, unavailable, run }) => {
    const group = COMMANDS.find((command) => command.name === name)?.group;
    if (group === undefined || name === "palette") return [];
    const [key] = keys[name];
    return [
      {
        id: `study ${name}`,
        text: does ?? commandWords(name),
        kind: KINDS[group],
        ...(key === undefined ? {} : { key: chordWords(key) }),
        ...(unavailable === undefined ? {} : { unavailable }),
        does: { kind: "run", run },
      },
    ];
  });
}
