import type { SentReview } from "#lib/study/types.ts";
import { cardName } from "../bench/seed.ts";
import { CARDS } from "./protocol.ts";

/** One learner's device: makes answers, keeps them until they are accepted, and sends some of them twice. */
export type Outbox = {
  readonly learner: string;
  /** The next batch: what waits, and sometimes an answer that was accepted long ago. */
  readonly next: () => unknown;
  readonly forget: (ids: readonly string[]) => void;
  readonly accepted: ReadonlySet<string>;
  readonly made: ReadonlySet<string>;
};

export function outbox(learner: string, random: () => number, newId: () => string): Outbox {
  const waiting = new Map<string, SentReview>();
  const done = new Map<string, SentReview>();
  const accepted = new Set<string>();
  const made = new Set<string>();
  let sequence = 0;

  const make = (): SentReview => {
    sequence += 1;
    const target =
      random() < 0.1 ? [...done.values()].findLast(({ kind }) => kind === "answered") : undefined;
    return {
      id: newId(),
      kind: target ? "undone" : "answered",
      cardId: target?.cardId ?? cardName(Math.floor(random() * CARDS)),
      cardVersion: 1,
      rating: target ? null : (([1, 2, 3, 4] as const)[Math.floor(random() * 4)] ?? 3),
      target: target?.id ?? null,
      deviceId: `device of ${learner}`,
      deviceSequence: sequence,
      deviceTime: Date.now(),
      utcOffsetMinutes: 60,
      zone: "Europe/Paris",
      tookMs: 1000,
      mode: "study",
      dueShown: null,
    };
  };

  return {
    learner,
    accepted,
    made,
    next: () => {
      for (let more = 1 + Math.floor(random() * 3); waiting.size < 20 && more > 0; more -= 1) {
        const review = make();
        waiting.set(review.id, review);
        made.add(review.id);
      }
      const again = random() < 0.2 ? [...done.values()].slice(0, 1) : [];
      const reviews = [...waiting.values(), ...again];
      return { deviceId: `device of ${learner}`, sentAt: Date.now(), userId: null, reviews };
    },
    forget: (ids) => {
      for (const id of ids) {
        const review = waiting.get(id);
        if (review && (done.size < 200 || random() < 0.1)) done.set(id, review);
        waiting.delete(id);
        accepted.add(id);
      }
    },
  };
}
