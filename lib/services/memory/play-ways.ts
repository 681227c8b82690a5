import { addDays } from "#lib/base/study-time.ts";
import { toState } from "#lib/db/event-rows.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import { type CardsAsked, metCards } from "#lib/db/queries/standings.ts";
import type { Reader } from "#lib/db/store.ts";
import { type AheadDay, type AheadQuestion, playAhead } from "#lib/memory/ahead.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { balanceOn } from "#lib/study/balance.ts";
import { sampled } from "#lib/study/shelf.ts";
import type { StudyWays } from "#lib/study/ways.ts";

/** A way to study, as it can be sent to the thread. */
export type Way = Omit<AheadQuestion, "states" | "scale" | "moves"> & {
  /** How the days should be laden; left out, intervals fall where the dice say. */
  readonly laden?: Pick<StudyWays, "balance" | "easyDays">;
};

type Cards = { readonly userId: string; readonly asked: CardsAsked };

/** Cards that are played one by one; of more, every n-th stands for all. */
const MOST_PLAYED = 3_000;
/** Before a change somebody waits at the form, and both ways have the same luck: fewer do. */
const MOST_CHANGED = 1_000;
const PORTION = 400;

/** Plays several ways over the same cards; null when it was stopped. */
export async function playWays(
  db: Reader,
  { ways, ...cards }: Cards & { readonly ways: readonly Way[] },
  onProgress: (done: number) => boolean,
): Promise<readonly (readonly AheadDay[])[] | null> {
  const drawn = await drawnCards(db, cards, MOST_PLAYED);
  const played: (readonly AheadDay[])[] = [];
  for (const [i, way] of ways.entries()) {
    played.push(playAhead(questionOf(way, drawn)));
    if (!onProgress((i + 1) / ways.length)) return null;
  }
  return played;
}

/** The days before and after a change, and the cards that it would move. */
export type ChangePlayed = {
  readonly now: readonly AheadDay[];
  readonly otherwise: readonly AheadDay[];
  /** Cards that come within the days looked at, before or after the change, and those of them that come on other days. */
  readonly coming: number;
  readonly moved: number;
};

/** Plays the days as they are and as they would be, with the same luck; null when it was stopped. */
export async function playChange(
  db: Reader,
  {
    now,
    otherwise,
    within,
    ...cards
  }: Cards & { readonly now: Way; readonly otherwise: Way; readonly within: number },
  onProgress: (done: number) => boolean,
): Promise<ChangePlayed | null> {
  const drawn = await drawnCards(db, cards, MOST_CHANGED);
  const play = (way: Way) => {
    const days = new Map<number, string>();
    const played = playAhead(questionOf(way, drawn), (card, day) => {
      if (day < within) days.set(card, `${days.get(card) ?? ""} ${day}`);
    });
    return { played, days };
  };
  const before = play(now);
  if (!onProgress(0.5)) return null;
  const after = play(otherwise);
  const coming = [...new Set([...before.days.keys(), ...after.days.keys()])];
  const moved = coming.filter((card) => before.days.get(card) !== after.days.get(card));
  return {
    now: before.played,
    otherwise: after.played,
    coming: Math.round(coming.length * drawn.scale),
    moved: Math.round(moved.length * drawn.scale),
  };
}

type Drawn = { readonly states: readonly CardState[]; readonly scale: number };

async function drawnCards(db: Reader, { userId, asked }: Cards, most: number): Promise<Drawn> {
  const ids = await metCards(db, userId, asked);
  const drawn = sampled(ids, most);
  const states: CardState[] = [];
  for (let at = 0; at < drawn.length; at += PORTION)
    states.push(...(await statesOf(db, userId, drawn.slice(at, at + PORTION))).map(toState));
  return { states, scale: drawn.length === 0 ? 1 : ids.length / drawn.length };
}

function questionOf({ laden, ...way }: Way, drawn: Drawn): AheadQuestion {
  const names = new Set((way.off ?? []).map((day) => addDays(way.today, day)));
  // A learner who is never away is told apart from one who is not away in reach.
  const isOff = names.size === 0 ? undefined : (day: string): boolean => names.has(day);
  if (!laden) return { ...way, ...drawn };
  return { ...way, ...drawn, moves: (today, load) => balanceOn(today, load, laden, isOff) };
}
