import { studyDayOf, studyTime } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { QueueCard, QueueRequest } from "#lib/study/queue.ts";
import type { StudyCard, StudySession } from "#lib/study/types.ts";

export const CLOCK = { zone: "UTC", dayStart: 4 };
export const NOW = Date.UTC(2026, 2, 2, 9);
export const TODAY = studyDayOf(studyTime(NOW, CLOCK));

/** A card in review that was due some days ago (or will be), with an interval. */
export function inReview(late: number, interval = 10): CardState {
  const day = studyDayOf(studyTime(NOW, CLOCK) - late * 86_400_000);
  return seen({ phase: "review", due: { kind: "day", day }, intervalDays: interval });
}

export function inLearning(at: number): CardState {
  return seen({ phase: "learning", due: { kind: "instant", at }, intervalDays: 0 });
}

type Seen = Extract<CardState["memory"], { kind: "seen" }>;

function seen(part: Pick<Seen, "phase" | "due" | "intervalDays">): CardState {
  const known = { kind: "seen" as const, stability: 10, difficulty: 5, step: 0, reps: 1, lapses: 0 };
  return { ...NEW_CARD, answers: 1, memory: { ...known, lastStudyTime: NOW - 86_400_000, ...part } };
}

export function queueCard(id: string, state: CardState = NEW_CARD, siblings = id): QueueCard {
  return { id, siblings, likeness: [], state };
}

export function request(cards: readonly QueueCard[], changes: Partial<QueueRequest> = {}): QueueRequest {
  return {
    cards,
    done: { newCards: 0, reviews: 0, siblings: new Set() },
    newPerDay: 20,
    reviewsPerDay: 200,
    studyDay: TODAY,
    dayEnds: Date.UTC(2026, 2, 3, 4),
    now: NOW,
    seed: "learner",
    ...changes,
  };
}

export function studyCard(id: string, state: CardState = NEW_CARD): StudyCard {
  return {
    id,
    version: 1,
    deckId: "deck",
    deckTitle: "Dates",
    dossierTitle: "A dossier",
    category: "date",
    question: `Question ${id}?`,
    answer: `Answer ${id}`,
    receipts: [],
    readings: [],
    disputed: false,
    ruling: null,
    siblings: id,
    state,
  };
}

export function session(cards: readonly StudyCard[], changes: Partial<StudySession> = {}): StudySession {
  return {
    userId: "learner",
    clock: CLOCK,
    studyDay: TODAY,
    preset: DEFAULT_PRESET,
    scope: { kind: "all" },
    cards,
    counts: { new: cards.length, learning: 0, review: 0 },
    answeredToday: 0,
    nextDue: null,
    ...changes,
  };
}
