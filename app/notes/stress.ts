type Pressed = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

/** What Ctrl B and Ctrl I put around the selection: bold, and slanted. Null for any other key. */
export function stressedBy(pressed: Pressed): readonly [string, string] | null {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = pressed;
  if (ctrlKey === metaKey || shiftKey || altKey) return null;
  const letter = /^[a-z]$/iu.test(key) ? key.toLowerCase() : code.replace(/^Key/u, "").toLowerCase();
  if (letter === "b") return ["**", "**"];
  return letter === "i" ? ["*", "*"] : null;
}
