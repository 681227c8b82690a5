import type { DocumentReading } from "#lib/extract/types.ts";
import { allotmentQuestions } from "./allotments.ts";
import { copyQuestions } from "./copy-questions.ts";
import { deedActorQuestions } from "./deed-actors.ts";
import { deedCauseQuestions } from "./deed-causes.ts";
import { deedDateQuestions } from "./deed-dates.ts";
import { deedHourQuestions } from "./deed-hours.ts";
import { deedLengthQuestions } from "./deed-lengths.ts";
import { deedOutcomeQuestions } from "./deed-outcomes.ts";
import { deedPlaceQuestions } from "./deed-places.ts";
import { deedRecipientQuestions } from "./deed-recipients.ts";
import { deedUndoneQuestions } from "./deed-undone.ts";
import { type Dossier, dossierOf } from "./dossier.ts";
import { durationQuestions } from "./durations.ts";
import { endingQuestions } from "./endings.ts";
import { eventActorQuestions } from "./event-actors.ts";
import { eventDateQuestions } from "./event-dates.ts";
import { eventOutcomeQuestions } from "./event-outcomes.ts";
import { eventPlaceQuestions } from "./event-places.ts";
import { withFurtherReadings } from "./event-readings.ts";
import { type Dispute, disputesIn, mergeQuestions, toConflict } from "./group.ts";
import { handoverQuestions } from "./handovers.ts";
import { measureQuestions } from "./measures.ts";
import { membershipQuestions } from "./memberships.ts";
import { ordinalQuestions } from "./ordinals.ts";
import { postQuestions } from "./posts.ts";
import { relationQuestions } from "./relations.ts";
import { replyQuestions } from "./replies.ts";
import { sentenceQuestions } from "./sentences-passed.ts";
import { speakerQuestions } from "./speakers.ts";
import type { Question } from "./statements.ts";
import { storyCountQuestions } from "./story-counts.ts";
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

/** Copies first: what they tell differently is surest, and names the question. */
const FINDERS: readonly ((dossier: Dossier) => Question[])[] = [
  copyQuestions,
  eventDateQuestions,
  eventActorQuestions,
  eventOutcomeQuestions,
  eventPlaceQuestions,
  measureQuestions,
  durationQuestions,
  handoverQuestions,
  replyQuestions,
  endingQuestions,
  relationQuestions,
  allotmentQuestions,
  membershipQuestions,
  deedDateQuestions,
  deedActorQuestions,
  deedOutcomeQuestions,
  deedUndoneQuestions,
  deedHourQuestions,
  deedPlaceQuestions,
  deedCauseQuestions,
  deedRecipientQuestions,
  postQuestions,
  speakerQuestions,
  storyCountQuestions,
  deedLengthQuestions,
  sentenceQuestions,
  ordinalQuestions,
];

/** Every question that the documents answer more than once. */
export function questionsOn(dossier: Dossier): Question[] {
  return FINDERS.flatMap((find) => find(dossier));
}

export function disputesOf(dossier: Dossier, questions: readonly Question[]): Dispute[] {
  return disputesIn(withFurtherReadings(mergeQuestions(questions), dossier), dossier.witnessing);
}

const isTrusted = (question: Question) => question.statements.every(({ passage }) => passage.trusted);
