import { addDays } from "#lib/base/study-time.ts";
import { type PlacedCard, placesOf } from "#lib/db/queries/placed-cards.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { apart } from "#lib/study/apart.ts";
import { likenessOf } from "#lib/study/likeness.ts";
import type { Counts, StudySession } from "#lib/study/types.ts";
import type { Ctx } from "../context.ts";
import { examSession } from "../exams/exam-session.ts";
import { type CardPresets, cardPresets } from "./card-presets.ts";
import { statesByCard, type Today } from "./today.ts";

/** The cards of a sitting in order, with what the page says of them. */
export type ChosenCards = Pick<StudySession, "scope" | "answeredToday" | "nextDue" | "time" | "planEnds"> & {
  readonly ordered: readonly PlacedCard[];
  readonly states: ReadonlyMap<string, CardState>;
  readonly presets: CardPresets;
  readonly counts: Counts;
  /** New cards beyond those of today; left out where the plan decides. */
  readonly newLeft?: number;
  /** The cards of which the sitting is, where these are not all of its decks. */
  readonly covered?: ReadonlySet<string>;
};

/** What the plan of an exam has for today, in its order. Answers to it are ordinary ones. */
export async function examQueue(
  ctx: Ctx,
  today: Today,
  examId: string,
  deckIds: readonly string[],
): Promise<ChosenCards> {
  const { read } = ctx.store;
  const { title, cardIds, covered, time, next } = await examSession(ctx, today, examId);
  const [placed, rows, presets] = await Promise.all([
    placesOf(read, cardIds, deckIds, today.userId),
    today.userId === null ? [] : statesOf(read, today.userId, cardIds),
    cardPresets(read, today, cardIds),
  ]);
  const places = new Map(placed.map((card) => [card.id, card]));
  const states = statesByCard(rows);
  const counts = { new: 0, learning: 0, review: 0 };
  const parts: { readonly steps: PlacedCard[]; readonly rest: PlacedCard[] } = { steps: [], rest: [] };
  for (const id of cardIds) {
    const card = places.get(id);
    if (!card) continue;
    const { memory } = states.get(id) ?? NEW_CARD;
    const kind = memory.kind === "new" ? "new" : memory.phase === "review" ? "review" : "learning";
    counts[kind] += 1;
    parts[kind === "learning" ? "steps" : "rest"].push(card);
  }
  // The plan's order, but for cards that are easily mistaken for each other.
  const alike = ({ siblings, answer }: PlacedCard): readonly string[] => [
    siblings,
    ...(answer === undefined ? [] : likenessOf(answer)),
  ];
  const ordered = [...parts.steps, ...apart(parts.rest, alike)];
  return {
    scope: { kind: "exam", examId, title },
    time,
    ordered,
    states,
    presets,
    counts,
    covered,
    answeredToday: new Set(today.answered.filter((id) => covered.has(id))).size,
    nextDue: next && { day: addDays(today.day, next.inDays), cards: next.cards },
  };
}
