import type { Span } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { type Dossier, dossierOf } from "./dossier.ts";
import { disputesOf, questionsOn } from "./find-conflicts.ts";
import type { Slot, Statement } from "./statements.ts";

type Place = { readonly doc: string } & Span;

/** Two places of a dossier that exclude each other. Offsets are into the raw files. */
export type ConflictPair = { readonly slot: Slot; readonly a: Place; readonly b: Place };

/**
 * Every pair of places that disagree, page furniture included, for comparing versions of texts word by word. A document
 * that is a version of another one is compared with that one only: its disagreements with the rest of the dossier are
 * those of its twin.
 */
export function conflictPairs(readings: readonly DocumentReading[]): ConflictPair[] {
  const dossier = dossierOf(readings);
  return disputesOf(dossier, questionsOn(dossier)).flatMap(({ question, sides }) =>
    sides.flatMap((side, i) =>
      sides
        .slice(i + 1)
        .flatMap((others) =>
          side.flatMap((a) =>
            others
              .filter((b) => comparable(dossier, a, b))
              .map((b) => ({ slot: question.slot, a: placeOf(a), b: placeOf(b) })),
          ),
        ),
    ),
  );
}

function comparable({ twin }: Dossier, a: Statement, b: Statement): boolean {
  const [x, y] = [a.passage.document, b.passage.document];
  const [first, second] = [twin(x), twin(y)];
  return (first === null && second === null) || first === y || second === x;
}

function placeOf({ passage, focus }: Statement): Place {
  const { document } = passage.reading;
  const { start, end } = document.toRaw(focus);
  return { doc: document.name, start, end };
}
