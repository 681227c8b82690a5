import type { Piece } from "#lib/answers/judge-typed.ts";
import { lettersOf } from "#lib/answers/letters.ts";

/** A piece as it is drawn: a word of which only some letters are wrong has its letters. */
export type DrawnPiece = Piece & { readonly letters: readonly Piece[] | null };

/** The pieces with the letters of each nearly right word. */
export function drawnPieces(pieces: readonly Piece[]): readonly DrawnPiece[] {
  return pieces.map((piece) => ({
    ...piece,
    letters: piece.kind === "changed" ? lettersOf(bare(piece.expected), bare(piece.typed)) : null,
  }));
}

/** A piece without the space and the stop or comma behind it. */
export function bare(text: string): string {
  return text.replace(/[\s.,;:]{1,8}$/u, "").trimStart();
}

/**
 * What is different, for whoever hears it: "Different: in Molotov: t instead of d." Empty when nothing is, and when
 * everything is: who has heard both has heard that.
 */
export function differenceWords(pieces: readonly Piece[]): string {
  if (!hasInCommon(pieces)) return "";
  const told = drawnPieces(pieces)
    .map(pieceWords)
    .filter((words) => words !== "");
  return told.length === 0 ? "" : `Different: ${told.join("; ")}.`;
}

/** Whether anything of the answer was typed, be it a word with a slip: else there is nothing to compare. */
export function hasInCommon(pieces: readonly Piece[]): boolean {
  return drawnPieces(pieces).some(
    (piece) => piece.letters !== null || (piece.kind === "same" && bare(piece.typed) !== ""),
  );
}

function pieceWords(piece: DrawnPiece): string {
  const [expected, typed] = [bare(piece.expected), bare(piece.typed)];
  switch (piece.kind) {
    case "same":
      return "";
    case "missing":
      return expected === "" ? "" : `missing: ${expected}`;
    case "extra":
      return typed === "" ? "" : `too much: ${typed}`;
    case "changed":
      return piece.letters
        ? `in ${expected}: ${letterWords(piece.letters)}`
        : `${expected} instead of ${typed}`;
  }
}

function letterWords(letters: readonly Piece[]): string {
  return letters
    .flatMap(({ kind, expected, typed }) => {
      if (kind === "missing") return [`${expected} is missing`];
      if (kind === "extra") return [`${typed} is too much`];
      return kind === "changed" ? [`${expected} instead of ${typed}`] : [];
    })
    .join(", ");
}
