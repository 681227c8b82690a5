import type { Rating } from "#lib/schedule/events.ts";

/** What a key means while studying. */
export type Command =
  | { readonly kind: "go" }
  | { readonly kind: "grade"; readonly rating: Rating }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  | { readonly kind: "receipt" }
  | { readonly kind: "keys" };

/** The parts of a keyboard event that decide. */
export type Pressed = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat"
> & {
  /** Whether a text field has the focus, where keys are for writing. */
  readonly writing: boolean;
  /** Whether a button or link has the focus: Space and Enter press it, as everywhere. */
  readonly onControl: boolean;
};

const RATING_KEYS: Readonly<Record<string, Rating>> = { "1": 1, "2": 2, "3": 3, "4": 4 };

/**
 * Anki's keys. By the character produced, or by the physical key where the layout produces no Latin letter or digit
 * there. `single` false switches off everything but Ctrl/⌘ with a key (WCAG 2.1.4). A held key counts once.
 */
export function commandFor(pressed: Pressed, single: boolean): Command | null {
  if (pressed.repeat || pressed.writing || pressed.altKey) return null;
  const letter = letterOf(pressed);
  if (pressed.ctrlKey || pressed.metaKey) {
    if (letter !== "z") return null;
    return pressed.shiftKey ? { kind: "redo" } : { kind: "undo" };
  }
  if (!single) return null;
  if (pressed.key === " " || pressed.key === "Enter") return pressed.onControl ? null : { kind: "go" };
  if (pressed.key === "?") return { kind: "keys" };
  const rating =
    RATING_KEYS[pressed.key] ?? (pressed.shiftKey ? undefined : RATING_KEYS[digitOf(pressed.code)]);
  if (rating !== undefined) return { kind: "grade", rating };
  if (letter === "u") return { kind: "undo" };
  if (letter === "s") return { kind: "receipt" };
  return null;
}

/** "u" from u and U, and from the key in that place on a layout without Latin letters (г on a Russian keyboard). */
export function letterOf(pressed: Pick<Pressed, "key" | "code">): string {
  const key = pressed.key.toLowerCase();
  if (/^[a-z]$/u.test(key) || key.length !== 1) return key;
  return pressed.code.startsWith("Key") ? pressed.code.slice(3).toLowerCase() : key;
}

/** "1" from the first key of the digit row (& on a French keyboard) and of the number pad. */
function digitOf(code: string): string {
  return /^(?:Digit|Numpad)[1-4]$/u.test(code) ? code.slice(-1) : "";
}
