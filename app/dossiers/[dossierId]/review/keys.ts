import { letterOf, type Pressed } from "#app/study/keys.ts";

/** What is going on in the card's pane. */
export type Mode = "look" | "edit" | "reject" | "merge" | "write" | "pick";

export type Command =
  | "next"
  | "previous"
  | "go"
  | "accept"
  | "edit"
  | "reject"
  | "merge"
  | "write"
  | "undo"
  | "redo"
  | "document"
  | "leave"
  | { readonly reason: number };

const LETTERS: Readonly<Record<string, Command>> = {
  j: "next",
  k: "previous",
  a: "accept",
  e: "edit",
  r: "reject",
  m: "merge",
  w: "write",
  n: "document",
};
const ARROWS: Readonly<Record<string, Command>> = {
  ArrowDown: "next",
  ArrowRight: "next",
  ArrowUp: "previous",
  ArrowLeft: "previous",
};

/**
 * The desk's keys, by the letter produced or by the physical key where the layout has no Latin letters. `single` false
 * leaves Escape and Ctrl/⌘ Z. A held arrow goes on through the cards; any other held key counts once.
 */
export function commandFor(pressed: Pressed, single: boolean, mode: Mode): Command | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat, writing } = pressed;
  if (key === "Escape" && mode !== "look" && !repeat) return "leave";
  if (writing || altKey) return null;
  const letter = letterOf(pressed);
  if (ctrlKey || metaKey) {
    if (letter !== "z" || repeat || mode !== "look") return null;
    return shiftKey ? "redo" : "undo";
  }
  if (!single || mode === "pick") return null;
  if (mode === "reject") {
    const digit = digitOf(pressed);
    return digit === null || repeat ? null : { reason: digit };
  }
  if (mode !== "look") return null;
  const arrow = ARROWS[key];
  if (arrow !== undefined) return shiftKey ? null : arrow;
  if (letter === "j" || letter === "k") return LETTERS[letter] ?? null;
  if (repeat) return null;
  if (letter === "u") return shiftKey ? "redo" : "undo";
  if (key === "Enter") return pressed.onControl ? null : "go";
  return shiftKey ? null : (LETTERS[letter] ?? null);
}

/** 1 to 6, from the digit row whatever it produces, and from the number pad. */
function digitOf({ key, code, shiftKey }: Pressed): number | null {
  if (/^[1-6]$/u.test(key)) return Number(key);
  return !shiftKey && /^(?:Digit|Numpad)[1-6]$/u.test(code) ? Number(code.slice(-1)) : null;
}

/** For the list that `?` opens. */
export const DESK_KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ["J", "↓"], does: "Next card" },
  { keys: ["K", "↑"], does: "Card before" },
  { keys: ["A", "Enter"], does: "Accept, go on" },
  { keys: ["E"], does: "Edit" },
  { keys: ["R", "1–6"], does: "Reject, and why" },
  { keys: ["M"], does: "Merge into another card" },
  { keys: ["W"], does: "Write a card from a passage" },
  { keys: ["U", "Ctrl Z"], does: "Undo" },
  { keys: ["⇧ U", "Ctrl ⇧ Z"], does: "Redo" },
  { keys: ["N"], does: "Next document" },
  { keys: ["Ctrl Enter"], does: "Save what you write" },
  { keys: ["Esc"], does: "Leave what you write" },
  { keys: ["?"], does: "This list" },
];
