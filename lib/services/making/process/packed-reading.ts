import type { ReadDocument } from "#lib/documents/types.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";

/** A reading as it goes from one thread to another: without its document, which both have. */
export type PackedReading = Omit<DocumentReading, "document" | "sentences"> & {
  readonly sentences: readonly Omit<Sentence, "block">[];
};

export function packed({ document: _, sentences, ...found }: DocumentReading): PackedReading {
  return { ...found, sentences: sentences.map(({ block, ...sentence }) => sentence) };
}

/** The same reading of the same document. Throws when the document has no such block: then it is another. */
export function unpacked(document: ReadDocument, { sentences, ...found }: PackedReading): DocumentReading {
  return {
    document,
    ...found,
    sentences: sentences.map((sentence) => {
      const block = document.blocks[sentence.blockIndex];
      if (block === undefined) throw new RangeError("A sentence stands in no block of its document.");
      return { ...sentence, block };
    }),
  };
}
