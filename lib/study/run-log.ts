import { type Instant, studyDayOf, studyTimeAt } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { type ForwardEvent, step } from "#lib/schedule/fold.ts";
import type { StudyRun } from "./run.ts";
import type { LocalReview, SchedulePreset, StudyCard, StudySession } from "./types.ts";

/** An event that the run knows. `earlier`: the server had it before this sitting began. */
export type LoggedEvent = { readonly kind: "event"; readonly review: LocalReview; readonly earlier: boolean };

/** A step of the journal (an edit, a deletion): done on the server, with the cards before and after it. */
export type JournalStep = {
  readonly kind: "journal";
  readonly stepId: string;
  /** What was done, as in "Card edited". */
  readonly label: string;
  readonly at: Instant;
  /** The card that was on the screen first, then others of its note; `after` is null where a card is gone. */
  readonly changes: readonly { readonly before: StudyCard; readonly after: StudyCard | null }[];
};

export type LogEntry = LoggedEvent | JournalStep;

/** One thing that the learner did: one entry, or as many events as a note has cards. */
export type Step = readonly LogEntry[];

/** The cards that an entry is about. */
export function entryCards(entry: LogEntry): readonly string[] {
  return entry.kind === "event" ? [entry.review.cardId] : entry.changes.map(({ before }) => before.id);
}

function entryTime(entry: LogEntry): Instant {
  return entry.kind === "event" ? entry.review.deviceTime : entry.at;
}

/** Whether a card stays on the screen after this: a flag and a mark say nothing about its turn. */
export function keepsCard(kind: LocalReview["kind"]): boolean {
  return kind === "flagged" || kind === "marked" || kind === "unmarked";
}

/** What was done last and stands; empty when there is nothing to take back. */
export function lastStep(run: StudyRun): Step {
  return lastOf(run.log);
}

/** What was taken back last and can be given again; its events in the order in which they first happened. */
export function lastUndone(run: StudyRun): Step {
  return lastOf(run.undone.slice(run.undone.length - run.redoable)).toReversed();
}

/** An answer, and what it brings with it: a leech is set aside in the same moment. */
const TOGETHER: readonly LocalReview["kind"][] = ["answered", "suspended"];

/** Events of one kind at one moment are one step: nobody presses a key twice in a millisecond. */
function lastOf(entries: readonly LogEntry[]): Step {
  const last = entries.at(-1);
  if (last?.kind !== "event") return last ? [last] : [];
  const { kind, deviceTime, cardId } = last.review;
  const isOther = ({ review }: LoggedEvent): boolean =>
    review.deviceTime !== deviceTime ||
    (review.kind !== kind &&
      !(review.cardId === cardId && TOGETHER.includes(kind) && TOGETHER.includes(review.kind)));
  const from = entries.findLastIndex((entry) => entry.kind !== "event" || isOther(entry));
  return entries.slice(from + 1);
}

/**
 * The run after an event: of this screen, of another tab, or played again after a reload. What it knows already, and
 * what is about a card that it has not, changes nothing. For any order of events the states are those that the server
 * folds.
 */
export function withReview(run: StudyRun, review: LocalReview): StudyRun {
  const card = run.cards.get(review.cardId);
  if (!card) return run;
  if (review.kind === "undone") {
    const entry = run.log.find((other) => isEvent(other, review.target));
    return entry?.kind === "event" ? without(run, entry, review.id) : run;
  }
  if (review.kind === "redone") {
    const index = run.undone.findIndex((other) => isEvent(other, review.target));
    const entry = run.undone[index];
    return entry?.kind === "event" ? again(run, entry, index, review.id) : run;
  }
  if ([...run.log, ...run.undone].some((other) => isEvent(other, review.id))) return run;
  const entry: LoggedEvent = { kind: "event", review, earlier: false };
  const log = [...run.log, entry];
  const late = run.log.some(
    (other) => entryCards(other).includes(card.id) && entryTime(other) > review.deviceTime,
  );
  const state = late
    ? folded({ ...run, log }, card.id)
    : step(card.state, eventOf(review, run.session), presetNamed(run.session, review.rulesId), seedOf(run));
  return settled({ ...run, log, redoable: 0 }, card, state, review.kind);
}

function isEvent(entry: LogEntry, id: string | null): boolean {
  return entry.kind === "event" && entry.review.id === id;
}

/** The run after a step of the journal, which is done on the server already. */
export function withJournal(run: StudyRun, entry: JournalStep): StudyRun {
  return placed({ ...run, log: [...run.log, entry], redoable: 0 }, entry, "after");
}

/** The run without a step of the journal, once the server has taken it back. */
export function withoutJournal(run: StudyRun, entry: JournalStep): StudyRun {
  const log = run.log.filter((other) => !isStep(other, entry));
  return placed({ ...run, log, undone: [...run.undone, entry], redoable: run.redoable + 1 }, entry, "before");
}

/** The run without any memory of a step that can be neither taken back nor done again. */
export function withoutTrace(run: StudyRun, entry: JournalStep): StudyRun {
  const undone = run.undone.filter((other) => !isStep(other, entry));
  return {
    ...run,
    log: run.log.filter((other) => !isStep(other, entry)),
    undone,
    redoable: Math.max(0, run.redoable - (run.undone.length - undone.length)),
  };
}

/** The run with a step again, once the server has done it anew. */
export function withJournalAgain(run: StudyRun, entry: JournalStep): StudyRun {
  const undone = run.undone.filter((other) => !isStep(other, entry));
  const redoable = Math.max(0, run.redoable - 1);
  return placed({ ...run, undone, redoable, log: [...run.log, entry] }, entry, "after");
}

function isStep(entry: LogEntry, step: JournalStep): boolean {
  return entry.kind === "journal" && entry.stepId === step.stepId;
}

function placed(run: StudyRun, entry: JournalStep, side: "before" | "after"): StudyRun {
  const cards = new Map(run.cards);
  for (const { before, [side]: card } of entry.changes) {
    // The card may have been answered while the server was asked: what was done to it since still counts.
    if (card)
      cards.set(before.id, run.foreign.has(card.id) ? card : { ...card, state: folded(run, card.id) });
    else cards.delete(before.id);
  }
  return { ...run, cards, first: run.first !== null && cards.has(run.first) ? run.first : null };
}

function without(run: StudyRun, entry: LoggedEvent, by: string): StudyRun {
  const card = run.cards.get(entry.review.cardId);
  if (!card) return run;
  const log = run.log.filter((other) => other !== entry);
  const next = { ...run, log, undone: [...run.undone, entry], redoable: run.redoable + 1 };
  const state = { ...folded(next, card.id), lastEventId: by };
  return { ...next, cards: new Map(run.cards).set(card.id, { ...card, state }) };
}

function again(run: StudyRun, entry: LoggedEvent, index: number, by: string): StudyRun {
  const card = run.cards.get(entry.review.cardId);
  if (!card) return run;
  const inStack = index >= run.undone.length - run.redoable;
  const next = {
    ...run,
    log: [...run.log, entry],
    undone: run.undone.filter((other) => other !== entry),
    redoable: run.redoable - (inStack ? 1 : 0),
  };
  return settled(next, card, { ...folded(next, card.id), lastEventId: by }, entry.review.kind);
}

function settled(run: StudyRun, card: StudyCard, state: CardState, kind: LocalReview["kind"]): StudyRun {
  return {
    ...run,
    cards: new Map(run.cards).set(card.id, { ...card, state }),
    first: run.first === card.id && !keepsCard(kind) ? null : run.first,
  };
}

/** The state of a card from what stands, in order of time. */
function folded(run: StudyRun, cardId: string): CardState {
  const own = run.log
    .filter((entry) => entryCards(entry).includes(cardId))
    .sort((a, b) => entryTime(a) - entryTime(b));
  return own.reduce(
    (state, entry) => {
      if (entry.kind === "journal")
        return entry.changes.find(({ before }) => before.id === cardId)?.after?.state ?? state;
      const { review } = entry;
      return step(state, eventOf(review, run.session), presetNamed(run.session, review.rulesId), seedOf(run));
    },
    stateBefore(run, cardId),
  );
}

function stateBefore(run: StudyRun, cardId: string): CardState {
  const recent = run.session.recent?.cards.find(({ card }) => card.id === cardId);
  const state = recent?.before ?? run.sent.get(cardId)?.state;
  if (!state) throw new Error(`The run has no card ${cardId}.`);
  return state;
}

function seedOf(run: StudyRun): string {
  return run.session.userId ?? "";
}

/** The rules of a name; the session's own where it has none or is not known. */
export function presetNamed(session: StudySession, rulesId: string | undefined): SchedulePreset {
  return (rulesId === undefined ? undefined : session.presets?.[rulesId]) ?? session.preset;
}

/** An event as the fold reads it, by this device's clock; the server makes the same of it by its own. */
export function eventOf(review: LocalReview, session: Pick<StudySession, "clock">): ForwardEvent {
  const { id, cardId, deviceTime, utcOffsetMinutes, kind } = review;
  const studyTime = studyTimeAt(deviceTime, utcOffsetMinutes, session.clock.dayStart);
  const rules = review.rulesId === undefined ? {} : { rulesId: review.rulesId };
  const base = {
    id,
    cardId,
    effectiveAt: deviceTime,
    studyTime,
    deviceId: "",
    deviceSequence: 0,
    ...rules,
  };
  const today = studyDayOf(studyTime);
  switch (kind) {
    case "answered":
      return {
        ...base,
        kind,
        rating: review.rating ?? 1,
        mode: review.mode,
        movesSchedule: review.mode === "study",
        tookMs: review.tookMs,
        dueShown: review.mode === "study" ? review.dueShown : null,
        studyDay: today,
      };
    case "buried":
      return { ...base, kind, until: review.day ?? today };
    case "due-set":
      return { ...base, kind, day: review.day ?? today };
    case "flagged":
      return { ...base, kind, flag: review.flag ?? null };
    case "challenged":
      return { ...base, kind, receipt: review.receipt ?? null, note: review.note ?? "" };
    case "undone":
    case "redone":
      throw new Error("What takes back another event is not folded by itself.");
    default:
      return { ...base, kind };
  }
}
