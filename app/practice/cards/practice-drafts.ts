import type { Draft } from "#app/study/outbox.ts";
import type { Press } from "#app/study/sitting.ts";
import { LONGEST_ANSWER_MS } from "#lib/study/local-answer.ts";
import type { StudyCard } from "#lib/study/types.ts";

/** An answer in practice as it is sent: recorded, and no schedule moves. */
export function answerDraft(card: StudyCard, rating: 1 | 3, tookMs: number, press: Press): Draft {
  return {
    ...about(card, press),
    kind: "answered",
    rating,
    tookMs: Math.min(LONGEST_ANSWER_MS, Math.max(0, tookMs)),
  };
}

/** What takes an answer back, or gives it again. */
export function turnDraft(card: StudyCard, target: string, kind: "undone" | "redone", press: Press): Draft {
  return { ...about(card, press), kind, target };
}

function about(card: StudyCard, press: Press): Omit<Draft, "kind"> {
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
    mode: "practice",
    dueShown: null,
  };
}
