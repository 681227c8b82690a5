import { commandOf, DEFAULT_KEYS, isSingle, type KeyMap, type PressedKey } from "#lib/study/chords.ts";
import type { CommandName } from "#lib/study/commands.ts";

/** The parts of a keyboard event that decide. */
export type Pressed = PressedKey &
  Pick<KeyboardEvent, "repeat"> & {
    /** Whether a text field has the focus, where keys are for writing. */
    readonly writing: boolean;
    /** Whether nothing is written in that field yet: there is then no writing to take back. */
    readonly blank?: boolean;
    /** Whether a button or link has the focus: Space and Enter press it, as everywhere. */
    readonly onControl: boolean;
  };

/**
 * What a key means while studying: Anki's keys, or the learner's own. `single` false switches off everything but keys
 * with Ctrl/⌘ or Alt (WCAG 2.1.4). A held key counts once. In a text field keys are for writing, but those with Ctrl
 * that no field knows.
 */
export function commandFor(
  pressed: Pressed,
  single: boolean,
  keys: KeyMap = DEFAULT_KEYS,
): CommandName | null {
  if (pressed.repeat) return null;
  const found = commandOf(pressed, keys);
  if (found === null || (pressed.writing && isWriting(found, pressed.blank === true))) return null;
  if (!single && isSingle(found.chord)) return null;
  if (pressed.onControl && (found.chord === "Space" || found.chord === "Enter")) return null;
  return found.name;
}

/**
 * Whether a key that is pressed in a text field is meant for it. With Alt many keyboards make letters. In an empty one
 * Ctrl+Z is the session's: who types answers never leaves the field.
 */
function isWriting(
  { name, chord }: { readonly name: CommandName; readonly chord: string },
  blank: boolean,
): boolean {
  if (!/^Ctrl\+(?!Alt\+)./u.test(chord) || name === "delete") return true;
  return (name === "undo" || name === "redo") && !blank;
}

/** "u" from u and U, and from the key in that place on a layout without Latin letters (г on a Russian keyboard). */
export function letterOf(pressed: Pick<Pressed, "key" | "code">): string {
  const key = pressed.key.toLowerCase();
  if (/^[a-z]$/u.test(key) || key.length !== 1) return key;
  return pressed.code.startsWith("Key") ? pressed.code.slice(3).toLowerCase() : key;
}
