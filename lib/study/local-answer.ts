import { type Instant, type StudyDay, studyDay } from "#lib/base/study-time.ts";
import type { Flag, Rating } from "#lib/schedule/events.ts";
import { type Previews, previewAnswers } from "#lib/schedule/preview.ts";
import { balanceOn, type DayLoad } from "./balance.ts";
import { isPractice } from "./practice.ts";
import { answersOf, type StudyRun } from "./run.ts";
import { type LogEntry, presetNamed, withReview } from "./run-log.ts";
import type { Deed, LocalReview, Marking, SchedulePreset, StudyCard } from "./types.ts";
import { DEFAULT_WAYS } from "./ways.ts";

/** What the device knows when a key is pressed; the browser reads its clock and mints the ids. */
export type KeyPress = {
  readonly now: Instant;
  /** The device's zone and its minutes ahead of UTC now: the learner's wall clock is the device's. */
  readonly zone: string;
  readonly utcOffsetMinutes: number;
  /** A new id for each event of the press. */
  readonly newId: () => string;
};

/** What is done to a card besides answering it, with what it needs to be said. */
export type CardDeed =
  | { readonly kind: Exclude<Deed, "buried" | "due-set" | "flagged" | "challenged"> }
  /** The place of the doubted receipt; null for a card without one. */
  | { readonly kind: "challenged"; readonly receipt: number | null; readonly note: string }
  /** Until this study day. */
  | { readonly kind: "buried"; readonly day: StudyDay }
  | { readonly kind: "due-set"; readonly day: StudyDay }
  /** Null takes the flag away. */
  | { readonly kind: "flagged"; readonly flag: Flag | null };

/** Nobody thinks about a card for longer than this; whoever does has gone away. */
export const LONGEST_ANSWER_MS = 60_000;

/** The rules that a card of this run is scheduled by. */
export function presetFor(run: StudyRun, card: StudyCard): SchedulePreset {
  return presetNamed(run.session, card.rulesId);
}

/** What the four buttons promise for a card of this run. */
export function previewsFor(run: StudyRun, card: StudyCard, now: Instant): Previews {
  const current = run.cards.get(card.id) ?? card;
  const { session } = run;
  const preset = presetFor(run, current);
  const balance = balanceOn(
    studyDay(now, session.clock),
    loadOf(run),
    preset.ways ?? DEFAULT_WAYS,
    session.away && ((day) => session.away?.some(({ from, to }) => from <= day && day <= to) === true),
  );
  return previewAnswers(current, now, session.clock, preset, session.userId ?? "", balance);
}

/**
 * Answers a card in the browser: the run with the card's new state, and the answer to put in the outbox. The server
 * folds the same event to the same state. `previews` are those that stood on the buttons; `tookMs` is null when nobody
 * measured.
 */
export function answerCard(
  run: StudyRun,
  cardId: string,
  given: {
    readonly rating: Rating;
    readonly previews: Previews;
    readonly tookMs: number | null;
    /** Of an answer that was typed, chosen, put in order or ticked off. */
    readonly marking?: Marking | undefined;
  },
  press: KeyPress,
): { readonly run: StudyRun; readonly review: LocalReview } | null {
  const card = run.cards.get(cardId);
  if (!card) return null;
  const { rating, tookMs, marking } = given;
  const review: LocalReview = {
    ...about(card, presetFor(run, card), press),
    kind: "answered",
    rating,
    tookMs: tookMs === null ? null : Math.min(LONGEST_ANSWER_MS, Math.max(0, Math.round(tookMs))),
    ...(isPractice(run.session)
      ? { mode: "practice", dueShown: null }
      : { dueShown: given.previews[rating].due }),
    ...(marking === undefined ? {} : { marking }),
  };
  return { run: withReview(run, review), review };
}

/** The events of one deed done to some cards at once; those that the run has not are left out. */
export function deedOn(
  run: StudyRun,
  cardIds: readonly string[],
  deed: CardDeed,
  press: KeyPress,
): { readonly run: StudyRun; readonly reviews: readonly LocalReview[] } {
  const reviews = cardIds.flatMap((cardId): readonly LocalReview[] => {
    const card = run.cards.get(cardId);
    return card ? [{ ...about(card, presetFor(run, card), press), ...said(deed) }] : [];
  });
  return { run: reviews.reduce(withReview, run), reviews };
}

/** The cards of the run that come from the same sentence or note as this one, itself included and first. */
export function siblingsOf(run: StudyRun, card: StudyCard): readonly string[] {
  const others = [...run.cards.values()].filter(
    (other) => other.siblings === card.siblings && other.id !== card.id,
  );
  return [card.id, ...others.map((other) => other.id)];
}

/** The events that take entries back (latest first), or give them again. */
export function turnedEvents(
  run: StudyRun,
  entries: readonly LogEntry[],
  kind: "undone" | "redone",
  press: KeyPress,
): { readonly run: StudyRun; readonly reviews: readonly LocalReview[] } {
  const ordered = kind === "undone" ? entries.toReversed() : entries;
  const reviews = ordered.flatMap((entry): readonly LocalReview[] => {
    const card = entry.kind === "event" ? run.cards.get(entry.review.cardId) : undefined;
    if (entry.kind !== "event" || !card) return [];
    return [{ ...about(card, presetFor(run, card), press), kind, target: entry.review.id }];
  });
  return { run: reviews.reduce(withReview, run), reviews };
}

/** What each day to come carries: as the server said, and what this run put there. */
function loadOf(run: StudyRun): DayLoad {
  const load: Record<StudyDay, number> = { ...run.session.load };
  for (const id of new Set(answersOf(run).map((answer) => answer.cardId))) {
    const memory = run.cards.get(id)?.state.memory;
    if (memory?.kind === "seen" && memory.due.kind === "day")
      load[memory.due.day] = (load[memory.due.day] ?? 0) + 1;
  }
  return load;
}

function said(deed: CardDeed): Pick<LocalReview, "kind" | "day" | "flag" | "receipt" | "note"> {
  if (deed.kind === "challenged") {
    const { kind, receipt, note } = deed;
    return { kind, note, ...(receipt === null ? {} : { receipt }) };
  }
  if (deed.kind === "flagged") return { kind: deed.kind, ...(deed.flag === null ? {} : { flag: deed.flag }) };
  return deed.kind === "buried" || deed.kind === "due-set"
    ? { kind: deed.kind, day: deed.day }
    : { kind: deed.kind };
}

function about(card: StudyCard, preset: SchedulePreset, press: KeyPress): Omit<LocalReview, "kind"> {
  return {
    id: press.newId(),
    cardId: card.id,
    cardVersion: card.version,
    rating: null,
    target: null,
    deviceTime: press.now,
    utcOffsetMinutes: press.utcOffsetMinutes,
    zone: press.zone,
    tookMs: null,
    mode: "study",
    dueShown: null,
    ...(preset.rulesId === undefined ? {} : { rulesId: preset.rulesId }),
  };
}
