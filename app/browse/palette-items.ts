import type { PaletteItem } from "#app/_ui/palette-commands.ts";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";
import { FLAGS } from "./columns.ts";
import { counted } from "./words.ts";

/** What of a deed is asked in a dialog of its own. */
export type Asking = "flag" | "tag" | "day" | "more" | "reset" | "replace" | "order" | "move";

type Chosen = {
  readonly count: number;
  readonly plain: readonly { readonly deed: BrowseDeed; readonly word: string }[];
  /** Whether there is a deck to move cards into. */
  readonly moves: boolean;
  readonly onDeed: (deed: BrowseDeed) => void;
  readonly onAsk: (what: Asking) => void;
  readonly onClear: () => void;
};

/** What can be done to the chosen cards, for the command palette: the verb first, because it is typed. */
export function chosenItems({ count, plain, moves, onDeed, onAsk, onClear }: Chosen): readonly PaletteItem[] {
  const cards = counted(count, "chosen card");
  const item = (id: string, text: string, run: () => void): PaletteItem => ({
    id: `browse ${id}`,
    text,
    kind: "Chosen",
    does: { kind: "run", run },
  });
  const ask = (what: Asking, text: string): PaletteItem => item(what, text, () => onAsk(what));
  return [
    ...plain.map(({ deed, word }) => item(deed.kind, `${word}: ${cards}`, () => onDeed(deed))),
    ...["No flag", ...FLAGS.slice(1)].map((word, flag) =>
      item(`flag ${flag}`, flag === 0 ? `Flag away: ${cards}` : `Flag ${word.toLowerCase()}: ${cards}`, () =>
        onDeed({ kind: "flagged", flag }),
      ),
    ),
    ask("tag", `Tag, add or take away: ${cards}`),
    ask("day", `Day, set due date: ${cards}`),
    ask("reset", `Set back to new, forget: ${cards}`),
    ask("replace", `Replace, find words: ${cards}`),
    ...(moves ? [ask("order", `Order, reposition while new: ${cards}`)] : []),
    ...(moves ? [ask("move", `Move to a deck: ${cards}`)] : []),
    item("none", "Choose none", onClear),
  ];
}

/** Undo and redo of what was done to cards. */
export function turnItem(
  direction: "undo" | "redo",
  text: string,
  key: string,
  turn: (direction: "undo" | "redo") => Promise<void>,
): PaletteItem {
  return {
    id: `browse ${direction}`,
    text,
    kind: "Browse",
    key,
    does: { kind: "run", run: () => void turn(direction) },
  };
}

/** The list of tags, in which each can be renamed and deleted. */
export function tagsItem(run: () => void): PaletteItem {
  return { id: "browse tags", text: "Tags: rename, delete", kind: "Browse", does: { kind: "run", run } };
}
