import type { ReadDocument } from "#lib/documents/types.ts";

/** So much is sent at once: a few pages, which small models read too. */
const PASSAGE = 8_000;

/** How many passages a document has to ask about. */
export function passageCount(document: ReadDocument): number {
  return passagesOf(document).length;
}

/** The readable text in pieces, whole blocks together; page furniture is not sent. */
export function passagesOf({ text, blocks }: ReadDocument): readonly string[] {
  const out: string[] = [];
  let piece = "";
  for (const block of blocks) {
    if (block.zone === "noise") continue;
    for (let at = block.span.start; at < block.span.end; at += PASSAGE) {
      const part = text.slice(at, Math.min(block.span.end, at + PASSAGE));
      if (piece !== "" && piece.length + part.length > PASSAGE) {
        out.push(piece);
        piece = "";
      }
      piece += `${piece === "" ? "" : "\n\n"}${part}`;
    }
  }
  if (piece.trim() !== "") out.push(piece);
  return out;
}
