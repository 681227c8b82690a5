import { slice } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { allotmentQuestions } from "./allotments.ts";
import { contextQuestions } from "./context-questions.ts";
import { copyQuestions } from "./copy-questions.ts";
import { correctionQuestions } from "./corrections.ts";
import { deedActorQuestions } from "./deed-actors.ts";
import { deedCauseQuestions } from "./deed-causes.ts";
import { deedDateQuestions } from "./deed-dates.ts";
import { deedHourQuestions } from "./deed-hours.ts";
import { deedLengthQuestions } from "./deed-lengths.ts";
import { deedOutcomeQuestions } from "./deed-outcomes.ts";
import { deedPlaceQuestions } from "./deed-places.ts";
import { deedRecipientQuestions } from "./deed-recipients.ts";
import { deedUndoneQuestions } from "./deed-undone.ts";
import { denialQuestions } from "./denials.ts";
import { type Dossier, dossierOf } from "./dossier.ts";
import { durationQuestions } from "./durations.ts";
import { endingQuestions, leavesOpen } from "./endings.ts";
import { eventActorQuestions } from "./event-actors.ts";
import { eventDateQuestions } from "./event-dates.ts";
import { eventOutcomeQuestions } from "./event-outcomes.ts";
import { eventPlaceQuestions } from "./event-places.ts";
import { withFurtherReadings } from "./event-readings.ts";
import { isOneQuestion } from "./gates.ts";
import { type Dispute, disputesIn, mergeQuestions, toConflict } from "./group.ts";
import { handoverQuestions } from "./handovers.ts";
import { measureQuestions } from "./measures.ts";
import { membershipQuestions } from "./memberships.ts";
import { ordinalQuestions } from "./ordinals.ts";
import { postQuestions } from "./posts.ts";
import { relationQuestions } from "./relations.ts";
import { replyQuestions, tellsOfSilence } from "./replies.ts";
import { reportQuestions } from "./report-questions.ts";
import { sentenceQuestions } from "./sentences-passed.ts";
import { soleFactQuestions } from "./sole-facts.ts";
import { speakerQuestions } from "./speakers.ts";
import type { Question } from "./statements.ts";
import { storyCountQuestions } from "./story-counts.ts";
import type { Conflict } from "./types.ts";
import { wordingQuestions } from "./wordings.ts";

/**
 * What the documents of a dossier disagree about: one entry for each event and slot, with every reading of it. Pure, and
 * in the order of the documents. Offsets are into the raw files. Page furniture grounds nothing.
 */
export function findConflicts(readings: readonly DocumentReading[]): Conflict[] {
  const [only, ...others] = readings;
  if (only === undefined || (others.length === 0 && !mayBeAtOddsWithItself(only))) return [];
  const dossier = dossierOf(readings);
  return disputesOf(dossier, questionsOn(dossier).filter(isTrusted)).map((dispute) =>
    toConflict(dispute, dossier.witnessing),
  );
}

// What every sentence has that leaves something unanswered or undecided.
const OPEN_END = /repl|respon|answer|unresolved|undecided|unsettled|open|pending|unfinished/iu;

/**
 * Whether a document says what it might take back elsewhere: only silences and ends are held against other words of the
 * same document (`Question.internal`). Most documents have neither, and alone they need not be made ready for comparing.
 */
function mayBeAtOddsWithItself({ document, sentences }: DocumentReading): boolean {
  return sentences.some(({ span }) => {
    const words = slice(document.text, span);
    return OPEN_END.test(words) && (tellsOfSilence(words) || leavesOpen(words));
  });
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
  wordingQuestions,
  contextQuestions,
  correctionQuestions,
  soleFactQuestions,
  denialQuestions,
  reportQuestions,
];

/** Every question that the documents answer more than once. */
export function questionsOn(dossier: Dossier): Question[] {
  return FINDERS.flatMap((find) => find(dossier)).filter((one) => isOneQuestion(one, dossier));
}

export function disputesOf(dossier: Dossier, questions: readonly Question[]): Dispute[] {
  return disputesIn(withFurtherReadings(mergeQuestions(questions), dossier), dossier.witnessing);
}

const isTrusted = (question: Question) => question.statements.every(({ passage }) => passage.trusted);
