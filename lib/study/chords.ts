import { COMMANDS, type CommandName } from "./commands.ts";

/**
 * A key with what is held with it, as it is kept and shown: "U", "Ctrl+Shift+Z", "@", "Space", "F5". Letters are capital;
 * "Ctrl" is also ⌘. A sign such as "@" is the sign itself, however it is made on a keyboard.
 */
export type Chord = string;

/** The keys of each command. */
export type KeyMap = Readonly<Record<CommandName, readonly Chord[]>>;

/** The parts of a keyboard event that decide. */
export type PressedKey = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The keys that everybody begins with: Anki's. */
export const DEFAULT_KEYS: KeyMap = keyMap((command) => command.keys);

function keyMap(keysOf: (command: (typeof COMMANDS)[number]) => readonly Chord[]): KeyMap {
  // Object.fromEntries forgets the names; the list of commands is where they come from.
  return Object.fromEntries(COMMANDS.map((command) => [command.name, keysOf(command)])) as KeyMap;
}

/** The default keys with those that a learner chose instead. An empty list leaves a command without a key. */
export function withChosen(chosen: Readonly<Partial<Record<CommandName, readonly Chord[]>>>): KeyMap {
  return keyMap(({ name, keys }) => chosen[name] ?? keys);
}

/**
 * What was pressed: first by the character produced; second, where the layout produces no Latin letter or digit there,
 * by the place of the key (г on a Russian keyboard is U, & on a French one is 1). Most specific first.
 */
export function chordsOf(pressed: PressedKey): readonly Chord[] {
  const { key, altKey: alt, shiftKey: shift } = pressed;
  const ctrl = pressed.ctrlKey || pressed.metaKey;
  const name = NAMED[key] ?? (/^F\d{1,2}$/u.test(key) ? key : null);
  if (name !== null) return withAndWithout(name, { ctrl, alt, shift }).filter(isFree);
  // Caps Lock makes a capital without Shift: what is held decides.
  if (/^[a-z]$/iu.test(key)) return withAndWithout(key.toUpperCase(), { ctrl, alt, shift });
  if (/^\d$/u.test(key)) return [held({ ctrl, alt, shift: false }) + key];
  // Shift is part of making a sign, and on many keyboards so is Alt, or Ctrl with Alt.
  const made = !pressed.metaKey && (alt || !ctrl);
  const sign = key.length === 1 ? [made ? key : `Ctrl+${key}`] : [];
  const place = placeOf(pressed);
  if (place === null) return sign;
  if (!/^\d$/u.test(place)) return [...sign, ...withAndWithout(place, { ctrl, alt, shift })];
  return shift ? sign : [...sign, held({ ctrl, alt, shift }) + place];
}

/** With Shift and then without, so that U is undo whether Shift is held or not; with Ctrl or Alt it is exact. */
function withAndWithout(name: string, holding: { ctrl: boolean; alt: boolean; shift: boolean }): Chord[] {
  const exact = held(holding) + name;
  return holding.shift && !holding.ctrl && !holding.alt ? [exact, name] : [exact];
}

const NAMED: Readonly<Record<string, string>> = {
  " ": "Space",
  Enter: "Enter",
  Delete: "Delete",
  Backspace: "Backspace",
  Insert: "Insert",
  Home: "Home",
  End: "End",
  PageUp: "PageUp",
  PageDown: "PageDown",
  ArrowUp: "ArrowUp",
  ArrowDown: "ArrowDown",
  ArrowLeft: "ArrowLeft",
  ArrowRight: "ArrowRight",
};

/** Keys that move about in a page stay the browser's, unless something is held with them. */
function isFree(chord: Chord): boolean {
  return !/^(?:Shift\+)?(?:Home|End|PageUp|PageDown|Arrow\w{1,5})$/u.test(chord);
}

function held({ ctrl, alt, shift }: { ctrl: boolean; alt: boolean; shift: boolean }): string {
  return `${ctrl ? "Ctrl+" : ""}${alt ? "Alt+" : ""}${shift ? "Shift+" : ""}`;
}

/** "U" from the key in that place, "1" from the first of the digit row and of the number pad. */
function placeOf({ code }: PressedKey): string | null {
  // KeyU · Digit1 · Numpad1
  return /^(?:Key(?=[A-Z]$)|(?:Digit|Numpad)(?=\d$))(?<place>.)$/u.exec(code)?.groups?.place ?? null;
}

/** Whether a chord is pressed without Ctrl, ⌘ or Alt: such keys can be switched off (WCAG 2.1.4). */
export function isSingle(chord: Chord): boolean {
  return !/^(?:Ctrl|Alt)\+./u.test(chord);
}

/** The command of what was pressed; null for none. */
export function commandOf(pressed: PressedKey, keys: KeyMap): { name: CommandName; chord: Chord } | null {
  for (const chord of chordsOf(pressed)) {
    const found = COMMANDS.find(({ name }) => keys[name].includes(chord));
    if (found) return { name: found.name, chord };
  }
  return null;
}

/** A chord as it is shown: "Ctrl ⇧ Z". */
export function chordWords(chord: Chord): string {
  const parts = chord.length > 1 ? chord.split(/\+(?=.)/u) : [chord];
  return parts.map((part) => (part === "Shift" ? "⇧" : part)).join(" ");
}
