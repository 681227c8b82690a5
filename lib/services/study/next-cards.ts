import { withParts } from "#lib/db/queries/own-decks.ts";
import { placesOf } from "#lib/db/queries/placed-cards.ts";
import { overdueOn } from "#lib/db/queries/plans.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import { type DeckRow, decksOpenTo, deckWithOwner } from "#lib/db/queries/shelves.ts";
import type { Reader } from "#lib/db/store.ts";
import { MOST_MORE_NEW } from "#lib/study/more-new.ts";
import type { RecentSteps, SchedulePreset, StudySession } from "#lib/study/types.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { type Candidates, candidates } from "./candidates.ts";
import { cardPresets } from "./card-presets.ts";
import { dayLoad } from "./day-load.ts";
import { type DaySoFar, daySoFar } from "./day-so-far.ts";
import { capsToday } from "./deck-caps.ts";
import { type ChosenCards, examQueue } from "./exam-queue.ts";
import { nextDueOf } from "./next-due.ts";
import { besides, familyOf, otherPresets, withRules } from "./session-cards.ts";
import { eventsSoFar } from "./studied-since.ts";
import { studyCards } from "./study-cards.ts";
import { queueOf, statesByCard, studyingAhead, type Today, todayOf } from "./today.ts";
import { wholeDay } from "./whole-day.ts";

/** One deck with its parts, what an exam's plan has for today, or everything. */
export type SessionScope = {
  readonly deckId?: string | undefined;
  readonly examId?: string | undefined;
  /** New cards that are assigned for a later day too, as far as the day's own number goes. */
  readonly ahead?: boolean | undefined;
};

/**
 * Today's queue, of one deck, for an exam, or of everything, with all that is needed to study it without the network.
 * Reading only; the same until something is answered. Throws `not-found` for a deck or an exam that is absent or
 * somebody else's.
 */
export async function nextCards(ctx: Ctx, scope: SessionScope = {}): Promise<StudySession> {
  // Before everything else: what is recorded meanwhile is told once more, never left out.
  const events = await eventsSoFar(ctx);
  const [{ only, decks }, asPlanned] = await Promise.all([decksIn(ctx, scope.deckId), todayOf(ctx)]);
  const today = scope.ahead ? studyingAhead(asPlanned) : asPlanned;
  const deckIds = decks.map((deck) => deck.id);
  const { read } = ctx.store;
  const soFar = await daySoFar(read, today, deckIds);
  const {
    ordered,
    states,
    presets,
    newLeft = 0,
    covered,
    ...chosen
  } = scope.examId === undefined
    ? await todaysQueue(ctx, today, only, deckIds, soFar)
    : await examQueue(ctx, today, scope.examId, deckIds);
  const names = new Map(decks.map((deck) => [deck.id, deck]));
  const cards = await studyCards(read, ordered, names, states, today.userId);
  const earlier = await recentSteps(read, today, covered ? doneAmong(soFar, covered) : soFar, names);
  const family = await familyOf(
    read,
    today.userId,
    [...cards, ...(earlier.steps?.cards.map(({ card }) => card) ?? [])].map((card) => card.id),
  );
  const others = otherPresets(today, [...cards.map((card) => presets.of(card.id)), ...earlier.presets]);
  return {
    userId: today.userId,
    clock: today.clock,
    studyDay: today.day,
    preset: today.presets.base,
    ...(await dayLoad(ctx, today, [today.presets.base, ...others.values()])),
    ...chosen,
    ...moreNewLine(newLeft, today),
    events,
    cards: cards.map((card) => withRules(card, presets)),
    ...(earlier.steps === null ? {} : { recent: earlier.steps }),
    ...besides(others, family),
  };
}

/** What can be taken on today besides, and what was; an exam's plan has its own numbers. */
function moreNewLine(left: number, { more }: Today): Pick<StudySession, "moreNew"> {
  const open = more.cards < MOST_MORE_NEW ? left : 0;
  return open > 0 || more.cards > 0 ? { moreNew: { left: open, now: more.cards } } : {};
}

/** What is due, and the new cards of today. */
async function todaysQueue(
  ctx: Ctx,
  today: Today,
  only: DeckRow | null,
  deckIds: readonly string[],
  soFar: DaySoFar,
): Promise<ChosenCards> {
  const { read } = ctx.store;
  const { unseen, placed, states, presets } = await candidates(read, today, deckIds);
  const whole = await wholeDay(read, today, { placed, states, presets, unseen }, soFar, deckIds);
  const caps = await capsToday(read, today, deckIds);
  const queue = queueOf(today, whole, presets, only?.id ?? "all", caps);
  const byId = new Map(placed.map((card) => [card.id, card]));
  return {
    scope: only ? { kind: "deck", deckId: only.id, title: only.title } : { kind: "all" },
    ordered: queue.cards.flatMap((id) => byId.get(id) ?? []),
    states,
    presets,
    counts: queue.counts,
    newLeft: unseen.length - queue.counts.new,
    answeredToday: await answeredIn(ctx, today, deckIds),
    nextDue: await nextDueOf(ctx, today, deckIds, unseen.length - queue.counts.new),
    ...(unseen.length > 0 && (await endsPlan(read, today, queue.cards, states)) ? { planEnds: true } : {}),
  };
}

/** Whether all that waits from earlier days is among these cards, so that the plan for coming back ends with them. */
async function endsPlan(
  read: Reader,
  { plan, userId, day }: Today,
  cards: readonly string[],
  states: Candidates["states"],
): Promise<boolean> {
  if (plan === null || userId === null) return false;
  const waiting = cards.filter((id) => {
    const memory = states.get(id)?.memory;
    return memory?.kind === "seen" && memory.due.kind === "day" && memory.due.day < day;
  });
  return waiting.length > 0 && waiting.length >= (await overdueOn(read, userId, day));
}

/** What was done to some cards alone: others that are in their steps have no place in a sitting that is not theirs. */
function doneAmong({ dealt, recent, recentCards }: DaySoFar, ids: ReadonlySet<string>): DaySoFar {
  return {
    dealt: dealt.filter(({ card }) => ids.has(card.id)),
    recent: recent.filter(({ cardId }) => ids.has(cardId)),
    recentCards: recentCards.filter(({ card }) => ids.has(card.id)),
  };
}

/** What can be taken back of earlier today, with its cards as they are studied. */
async function recentSteps(
  read: Reader,
  today: Today,
  { recent, recentCards }: DaySoFar,
  decks: ReadonlyMap<string, DeckRow>,
): Promise<{ readonly steps: RecentSteps | null; readonly presets: readonly SchedulePreset[] }> {
  if (recent.length === 0 || today.userId === null) return { steps: null, presets: [] };
  const ids = recentCards.map(({ card }) => card.id);
  const [rows, presets] = await Promise.all([
    statesOf(read, today.userId, ids),
    cardPresets(read, today, ids),
  ]);
  const places = recentCards.map(({ card }) => card);
  const cards = await studyCards(read, places, decks, statesByCard(rows), today.userId);
  const before = new Map(recentCards.map(({ card, before: state }) => [card.id, state]));
  return {
    presets: ids.map(presets.of),
    steps: {
      events: recent,
      cards: cards.map((card) => ({
        card: withRules(card, presets),
        before: before.get(card.id) ?? card.state,
      })),
    },
  };
}

type Scope = { readonly only: DeckRow | null; readonly decks: readonly DeckRow[] };

async function decksIn(ctx: Ctx, deckId: string | undefined): Promise<Scope> {
  const { read } = ctx.store;
  if (deckId === undefined) return { only: null, decks: await decksOpenTo(read, userIdOf(ctx), ctx.now()) };
  const only = await deckWithOwner(read, deckId, userIdOf(ctx), ctx.now());
  allow(ctx, "study", only, "deck");
  // A deck is studied with its parts.
  return { only, decks: await withParts(read, only) };
}

async function answeredIn(ctx: Ctx, today: Today, deckIds: readonly string[]): Promise<number> {
  const here = new Set(
    (await placesOf(ctx.store.read, [...new Set(today.answered)], deckIds, today.userId)).map(
      (card) => card.id,
    ),
  );
  return here.size;
}
