import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import type { Store } from "#lib/db/store.ts";
import { sharedGreedyPlan, sharedPlan } from "#lib/exam/plan.ts";
import type { Ctx } from "#lib/services/context.ts";
import { createExam } from "#lib/services/exams/create-exam.ts";
import type { Planner } from "#lib/services/exams/planner-job.ts";
import { planningOf } from "#lib/services/exams/planning.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "./fixtures.ts";

/** The real arithmetic, here instead of in a process of its own. */
const HERE: Planner = {
  plan: async (input, onQuick) => {
    onQuick(sharedGreedyPlan(input));
    return sharedPlan(input);
  },
  // Ten plans more, which only the tests of the process need.
  whatIf: async () => ({ points: [], shapes: [] }),
};

/** A store with a shipped deck of so many cards, and plans worked out in this process. */
export async function withCards<T>(
  count: number,
  test: (store: Store) => Promise<T>,
  planner: Planner = HERE,
  /** The sentence of each card; left out: each has its own. */
  sentenceOf: (n: number) => string = (n) => `sentence-${n}`,
): Promise<T> {
  return withStore((store) =>
    withFolder(async (folder) => {
      planningOf(store, planner);
      await synced(
        store,
        folder,
        Array.from({ length: count }, (_, i) => card(i + 1, { siblings: sentenceOf(i + 1) })),
      );
      try {
        return await test(store);
      } finally {
        await planningOf(store).idle();
      }
    }),
  );
}

/** Whoever holds a token, with an answer to the first card given. */
export async function learner(store: Store, token: string, now = NOW): Promise<Ctx> {
  const review = sent("card-1", { deviceTime: now });
  await recordReviews(context(store, visitor(token), now), batch([review], { sentAt: now }));
  return holder(store, token, now);
}

/** Answers some cards with Good, `seconds` for each. */
export async function answerCards(
  ctx: Ctx,
  cardIds: readonly string[],
  seconds = 10,
  rating: 1 | 3 = 3,
): Promise<void> {
  const at = ctx.now();
  const reviews = cardIds.map((id) => sent(id, { deviceTime: at, tookMs: seconds * 1000, rating }));
  await recordReviews(ctx, batch(reviews, { sentAt: at }));
}

export const EVERY_DAY = (minutes: number): readonly number[] => Array.from({ length: 7 }, () => minutes);

/** An exam over everything that ships, in two weeks at nine unless it says otherwise. */
export async function newExam(ctx: Ctx, changes: object = {}): Promise<string> {
  const [deck] = await decksOpenTo(ctx.store.read, null, ctx.now());
  const made = await createExam(ctx, {
    title: "History paper",
    day: "2026-03-16",
    time: "09:00",
    selection: [{ kind: "deck", deckId: deck?.id ?? "" }],
    minutes: EVERY_DAY(10),
    ...changes,
  });
  return made.examId;
}

/** The same learner some days later. */
export const later = (ctx: Ctx, days: number): Ctx => {
  const now = ctx.now() + days * DAY;
  return { ...ctx, now: () => now };
};

/** Single cards as a selection. */
export const only = (...numbers: readonly number[]): readonly object[] => [
  { kind: "cards", cardIds: numbers.map((n) => `card-${n}`) },
];
