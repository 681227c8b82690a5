type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "repeat">;
type Target = { readonly writing: boolean; readonly onControl: boolean };

const STEPS: ReadonlyMap<string, 1 | -1> = new Map([
  ["j", 1],
  ["arrowright", 1],
  ["p", -1],
  ["arrowleft", -1],
]);
const COMMANDS = /^[1-9konu]$/u;

/**
 * What a key means on the page: a digit rules for that reading, K keeps contested, N is no contradiction, O opens again,
 * U and Ctrl Z undo, J and → go on, P and ← go back. By the character, or by the physical key where the layout has no
 * Latin letters. Null for everything else, in a text field, and for single keys that are switched off.
 */
export function keyOf(pressed: Pressed, { writing }: Target, single: boolean): string | null {
  if (pressed.repeat || writing || pressed.altKey) return null;
  const key = latin(pressed);
  if (pressed.ctrlKey || pressed.metaKey) return key === "z" ? "u" : null;
  if (!single) return null;
  return COMMANDS.test(key) || STEPS.has(key) ? key : null;
}

/** How many cases further a key leads; 0 for one that decides. */
export function stepOf(key: string): 1 | 0 | -1 {
  return STEPS.get(key) ?? 0;
}

function latin({ key, code }: Pressed): string {
  const lower = key.toLowerCase();
  if (lower.length !== 1 || /^[a-z0-9]$/u.test(lower)) return lower;
  if (code.startsWith("Key")) return code.slice(3).toLowerCase();
  return /^(?:Digit|Numpad)[0-9]$/u.test(code) ? code.slice(-1) : lower;
}
