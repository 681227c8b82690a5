/** One line of input: a plain text with its id, and the day it was written, when known. */
export type DocumentLine = { readonly id: string; readonly text: string; readonly dct: string | null };

/** Reads one line, or says in words what is wrong with it. */
export function parseDocumentLine(line: string): DocumentLine | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: "this is not JSON; each line must be one object { id, text }" };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { problem: "this is not an object { id, text }" };
  }
  const { id, text, dct } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== "string" || id === "") return { problem: 'add an "id", a string' };
  if (typeof text !== "string") return { problem: 'add a "text", a string' };
  if (dct !== undefined && dct !== null && (typeof dct !== "string" || !/^\d{4}(?:-\d\d){0,2}/u.test(dct))) {
    return { problem: '"dct" must be a day such as 2009-12-19' };
  }
  return { id, text, dct: typeof dct === "string" ? dct.slice(0, 10) : null };
}
