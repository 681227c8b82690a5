import type { Made, MakeInput, MakeProgress } from "#lib/decks/made.ts";
import type { ReadFile } from "./read-in-process.ts";

/** Reads a file that somebody sent: `readInProcess`, or a test's own. */
export type Reader = (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<ReadFile>;

/** Makes a dossier's cards: `makeInProcess`, or a test's own. */
export type Maker = (
  input: MakeInput,
  options: { readonly onProgress: (progress: MakeProgress) => void; readonly signal: AbortSignal },
) => Promise<Made>;
