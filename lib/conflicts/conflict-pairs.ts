import type { Span } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { copyQuestions } from "./copy-questions.ts";
import { dossierOf } from "./dossier.ts";
import { disputesOf, questionsOn } from "./find-conflicts.ts";
import { type Dispute, disputesIn, mergeQuestions } from "./group.ts";
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
  const { twin } = dossier;
  const copied = disputesIn(mergeQuestions(copyQuestions(dossier)), dossier.witnessing);
  const versions = pairsOf(copied).filter(
    ({ a, b }) =>
      twin(a.passage.document) === b.passage.document || twin(b.passage.document) === a.passage.document,
  );
  const alone = readings.some((_, document) => twin(document) === null);
  const disputes = alone ? disputesOf(dossier, questionsOn(dossier)) : [];
  const others = pairsOf(disputes).filter(
    ({ a, b }) => twin(a.passage.document) === null && twin(b.passage.document) === null,
  );
  return [...versions, ...others].map(({ slot, a, b }) => ({ slot, a: placeOf(a), b: placeOf(b) }));
}

type Pair = { readonly slot: Slot; readonly a: Statement; readonly b: Statement };

/** Every statement against every one of another side. */
function pairsOf(disputes: readonly Dispute[]): Pair[] {
  return disputes.flatMap(({ question, sides }) =>
    sides.flatMap((side, i) =>
      sides
        .slice(i + 1)
        .flatMap((others) => side.flatMap((a) => others.map((b) => ({ slot: question.slot, a, b })))),
    ),
  );
}

function placeOf({ passage, focus }: Statement): Place {
  const { document } = passage.reading;
  const { start, end } = document.toRaw(focus);
  return { doc: document.name, start, end };
}
