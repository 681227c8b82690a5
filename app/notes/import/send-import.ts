import type { ImportedNotes } from "#lib/services/notes/import-notes.ts";

export type AskedImport = {
  readonly id: string;
  readonly text: string;
  readonly deckId: string | null;
  readonly newDeck: string;
  readonly known: string;
  /** Under which hash the server keeps the pictures and sounds that were sent before, by name. */
  readonly media: Readonly<Record<string, string>>;
  readonly look: boolean;
};

/** A large file on a slow line. */
const PATIENCE_MS = 60_000;

/** Sends a file's text, to be looked at or taken in. Never throws; what went wrong is a sentence. */
export async function sendImport(asked: AskedImport): Promise<ImportedNotes | { readonly problem: string }> {
  try {
    const response = await fetch("/api/notes/import", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...asked, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    // Safe: our own route answers this for 200.
    if (response.ok) return body as ImportedNotes;
    return { problem: sentenceIn(body) };
  } catch {
    return { problem: "This needs the network. Nothing was added; try again when you are back." };
  }
}

function sentenceIn(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
    ? body.message
    : "The server did not take it. Nothing was added; try again.";
}

/** Whether a file is an Anki package, by its name, or another archive: the server says what is wrong with it. */
export async function isPackage(file: File): Promise<boolean> {
  const [p, k, three, four] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return /\.(?:apkg|colpkg)$/iu.test(file.name) || (p === 0x50 && k === 0x4b && three === 3 && four === 4);
}

/** So much of a file shows whether it is text. */
const LOOKED_AT = 100_000;

/** The words of a file: UTF-8, or what Windows wrote before it; null for a file that holds something else. */
export async function textOf(file: Blob): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : null;
  if (wide === null && bytes.subarray(0, LOOKED_AT).includes(0)) return null;
  try {
    return new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
