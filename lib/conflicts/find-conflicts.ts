import type { DocumentReading } from "#lib/extract/types.ts";
import { copyQuestions } from "./copy-questions.ts";
import { type Dossier, dossierOf } from "./dossier.ts";
import { eventDateQuestions } from "./event-dates.ts";
import { type Dispute, disputesIn, toConflict } from "./group.ts";
import { measureQuestions } from "./measures.ts";
import type { Question } from "./statements.ts";
import type { Conflict } from "./types.ts";

/**
 * What the documents of a dossier disagree about: one entry for each event and slot, with every reading of it. Pure, and
 * in the order of the documents. Offsets are into the raw files. Page furniture grounds nothing.
 */
export function findConflicts(readings: readonly DocumentReading[]): Conflict[] {
  const dossier = dossierOf(readings);
  return disputesOf(dossier, questionsOn(dossier).filter(isTrusted)).map((dispute) =>
    toConflict(dispute, dossier.witnessing),
  );
}

/** Every question that the documents answer more than once. */
export function questionsOn(dossier: Dossier): Question[] {
  return [...copyQuestions(dossier), ...eventDateQuestions(dossier), ...measureQuestions(dossier)];
}

export function disputesOf(dossier: Dossier, questions: readonly Question[]): Dispute[] {
  return disputesIn(questions, dossier.witnessing);
}

const isTrusted = (question: Question) => question.statements.every(({ passage }) => passage.trusted);
