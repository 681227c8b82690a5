import type { Step } from "./align.ts";
import type { Unit } from "./units.ts";

/**
 * A piece of the answer beside the piece of what was typed. `same` may differ in case or notation; `missing` was not
 * typed, `extra` does not belong. Put end to end, the pieces are both texts again.
 */
export type Piece = {
  readonly kind: "same" | "missing" | "extra" | "changed";
  readonly expected: string;
  readonly typed: string;
};

/** The steps as pieces of the two texts, marks and spaces included; like pieces beside each other are one. */
export function piecesOf(steps: readonly Step[], expected: string, typed: string): readonly Piece[] {
  const e = cutter(
    expected,
    steps.flatMap((step) => ("expected" in step ? [step.expected] : [])),
  );
  const t = cutter(
    typed,
    steps.flatMap((step) => ("typed" in step ? [step.typed] : [])),
  );
  const pieces = steps.map((step): Piece => {
    switch (step.kind) {
      case "missing":
        // An article that nobody misses.
        return { kind: step.expected.article ? "same" : "missing", expected: e(step.expected), typed: "" };
      case "extra":
        return { kind: step.typed.article ? "same" : "extra", expected: "", typed: t(step.typed) };
      default:
        return {
          kind: step.kind === "same" ? "same" : "changed",
          expected: e(step.expected),
          typed: t(step.typed),
        };
    }
  });
  return merged([...pieces, ...leftOver(steps, expected, typed)]);
}

/** Cuts a text at its units: each takes what stands behind it up to the next, the first also what stands before. */
function cutter(text: string, units: readonly Unit[]): (unit: Unit) => string {
  const ends = new Map(
    units.map((unit, at) => [
      unit,
      { from: at === 0 ? 0 : unit.start, to: units[at + 1]?.start ?? text.length },
    ]),
  );
  return (unit) => {
    const { from, to } = ends.get(unit) ?? { from: unit.start, to: unit.end };
    return text.slice(from, to);
  };
}

/** A side without any unit is one piece: signs that are no words. */
function leftOver(steps: readonly Step[], expected: string, typed: string): readonly Piece[] {
  const noExpected = expected !== "" && !steps.some((step) => "expected" in step);
  const noTyped = typed !== "" && !steps.some((step) => "typed" in step);
  return [
    ...(noExpected ? [{ kind: "missing" as const, expected, typed: "" }] : []),
    ...(noTyped ? [{ kind: "extra" as const, expected: "", typed }] : []),
  ];
}

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.kind === piece.kind && piece.kind !== "changed") {
      out[out.length - 1] = {
        kind: piece.kind,
        expected: last.expected + piece.expected,
        typed: last.typed + piece.typed,
      };
    } else out.push(piece);
  }
  return out;
}

/** Pieces of an answer put together again, without the comma or space behind the last. */
export function withoutTrailing(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.findLastIndex((piece) => piece.expected !== "");
  return pieces.map((piece, at) =>
    at === last ? { ...piece, expected: piece.expected.replace(/,? $/u, "") } : piece,
  );
}
