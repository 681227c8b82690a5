import type { Finding } from "#lib/base/errors.ts";
import type { Made, MakeInput, MakeProgress } from "#lib/decks/made.ts";
import { make } from "#lib/decks/make.ts";
import { readDocument } from "#lib/documents/read.ts";
import type { DocumentFormat } from "#lib/documents/types.ts";

/** A file as it was read: its text never moves again. */
export type ReadFile = {
  readonly format: DocumentFormat;
  readonly raw: string;
  readonly title: string;
  /** Where each page starts in the text; null for formats without pages. */
  readonly pages: readonly number[] | null;
  readonly reader: string;
  readonly readerVersion: string;
  readonly findings: readonly Finding[];
};

export type Reader = (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<ReadFile>;

export type Maker = (
  input: MakeInput,
  options: { readonly onProgress: (progress: MakeProgress) => void; readonly signal: AbortSignal },
) => Promise<Made>;

/** Reads an uploaded file. */
export const readFile: Reader = async (file) => {
  const { format, raw, title } = readDocument(file);
  return { format, raw, title, pages: null, reader: format, readerVersion: "1", findings: [] };
};

/** Makes a dossier's cards. */
export const makeDossier: Maker = async (input, { onProgress, signal }) =>
  make(input, (progress) => {
    signal.throwIfAborted();
    onProgress(progress);
  });
