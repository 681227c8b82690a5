import type { KeyList } from "#app/_ui/key-list.ts";

/** A key as far as it matters here. */
export type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

type Binding = {
  /** The line of the palette that is meant, without "browse ". */
  readonly id: string;
  readonly does: string;
  /** As it is written for people, and as it is found: "c" Ctrl or ⌘, "a" Alt, "s" Shift, then the letter. */
  readonly keys: readonly { readonly shown: string; readonly held: string; readonly key: string }[];
};

const held = (shown: string, mods: string, key: string) => ({ shown, held: mods, key });

/** Anki's keys in its own table of cards, and those of studying where they are the same deed. */
const BINDINGS: readonly Binding[] = [
  { id: "suspended", does: "Suspend, or bring back", keys: [held("Ctrl J", "c", "j"), held("@", "", "@")] },
  { id: "buried", does: "Bury until tomorrow", keys: [held("-", "", "-")] },
  { id: "marked", does: "Mark, or take the mark away", keys: [held("*", "", "*")] },
  { id: "day", does: "Set the due date", keys: [held("Ctrl ⇧ D", "cs", "d")] },
  { id: "reset", does: "Set back to new", keys: [held("Ctrl Alt N", "ca", "n")] },
  { id: "tag", does: "Add a tag, or take one away", keys: [held("Ctrl ⇧ A", "cs", "a")] },
  { id: "move", does: "Move to a deck", keys: [held("Ctrl D", "c", "d")] },
  { id: "order", does: "Order while new", keys: [held("Ctrl ⇧ S", "cs", "s")] },
  { id: "replace", does: "Replace words", keys: [held("Ctrl Alt F", "ca", "f")] },
  {
    id: "delete",
    does: "Delete",
    keys: [held("Ctrl Delete", "c", "delete"), held("Ctrl Backspace", "c", "backspace")],
  },
];

/** What is so already of the card that the keyboard is on; pressed again, a key takes it back from all chosen ones. */
type Standing = { readonly suspended: boolean; readonly marked?: true };

/** Which line of the palette a key stands for; null for none. Keys without Ctrl only where single keys work. */
export function chosenItemFor(press: Press, single: boolean, on?: Standing): string | null {
  const mods = `${press.ctrlKey || press.metaKey ? "c" : ""}${press.altKey ? "a" : ""}`;
  // What is typed with Shift is another character; a letter with Ctrl is not.
  const withShift = `${mods}${press.shiftKey ? "s" : ""}`;
  const key = press.key.toLowerCase();
  const digit = /^[1-7]$/u.exec(key)?.[0] ?? /^Digit([1-7])$/u.exec(press.code)?.[1];
  if (withShift === "c" && digit !== undefined) return `browse flag ${digit}`;
  // Another alphabet, or Alt on a Mac, puts another letter on the same key.
  const letter = /^Key([A-Z])$/u.exec(press.code)?.[1]?.toLowerCase() ?? "";
  const found = BINDINGS.find(({ keys }) =>
    keys.some((one) =>
      one.held === ""
        ? mods === "" && single && one.key === key
        : one.held === withShift && (one.key === key || one.key === letter),
    ),
  );
  if (!found) return null;
  const isSo = (found.id === "suspended" && on?.suspended) || (found.id === "marked" && on?.marked);
  return `browse ${isSo ? "un" : ""}${found.id}`;
}

/** For the sheet. */
export const CHOSEN_KEYS: KeyList = [
  ...BINDINGS.map(({ does, keys }) => ({ does, keys: keys.map(({ shown }) => shown) })),
  { does: "Flag: red, orange, green, blue, pink, turquoise, purple", keys: ["Ctrl 1", "Ctrl 7"] },
];
