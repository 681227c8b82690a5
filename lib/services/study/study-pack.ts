import { z } from "zod";
import { grouped } from "#lib/base/grouped.ts";
import { contentsOf } from "#lib/db/queries/card-contents.ts";
import { withParts } from "#lib/db/queries/own-decks.ts";
import { placesOf } from "#lib/db/queries/placed-cards.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import type { Reader } from "#lib/db/store.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { mediaIn } from "#lib/study/media-in.ts";
import type { Pack, PackedDone } from "#lib/study/pack.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { cardPresets } from "./card-presets.ts";
import { dayLoad } from "./day-load.ts";
import { type DaySoFar, daySoFar } from "./day-so-far.ts";
import { capsOf, type DeckCap } from "./deck-caps.ts";
import { packChoice } from "./pack-choice.ts";
import { digest, packedCards } from "./packed-cards.ts";
import { packedExams } from "./packed-exams.ts";
import { eventsSoFar } from "./studied-since.ts";
import { statesByCard, type Today, todayOf } from "./today.ts";

const Input = z.object({
  days: z.coerce.number().int().min(1, "At least one day.").max(14, "At most 14 days.").default(7),
});

/**
 * What a device needs to go on studying for some days without the network: which cards, in which decks, the rules, and
 * what was done today. The contents of the cards come apart (`packCards`), so that a device fetches only what it does
 * not have; the same `version` means that nothing has changed. Reading only; a visitor gets what a visitor sees.
 */
export async function studyPack(ctx: Ctx, input: unknown): Promise<Pack> {
  const { days } = parseInput(Input, input);
  const { read } = ctx.store;
  const events = await eventsSoFar(ctx);
  const [decks, today] = await Promise.all([decksOpenTo(read, userIdOf(ctx), ctx.now()), todayOf(ctx)]);
  const deckIds = decks.map((deck) => deck.id);
  const exams = await packedExams(ctx, today);
  const wanted = exams.flatMap((exam) => [...exam.begun, ...exam.days.slice(0, days).flat()]);
  const [chosen, soFar] = await Promise.all([
    packChoice(read, today, deckIds, days, wanted),
    daySoFar(read, today, deckIds),
  ]);
  // What was done today may not come back for weeks; to be taken back it has to be here all the same.
  const done = soFar.recentCards.map(({ card }) => card.id).filter((id) => !chosen.ids.includes(id));
  const states = new Map([
    ...chosen.states,
    ...statesByCard(today.userId === null ? [] : await statesOf(read, today.userId, done)),
  ]);
  const ids = await inPackOrder(read, [...chosen.ids, ...done], soFar, deckIds, states);
  const { cards, presets } = await packedCards(read, today, decks, ids, states);
  const others = new Map(
    cards.flatMap(({ packed: { card } }) =>
      card.rulesId === undefined ? [] : [[card.rulesId, presets.of(card.id)] as const],
    ),
  );
  const indices = new Map(deckIds.map((id, i) => [id, i]));
  const placesIn = (own: readonly string[]) => own.flatMap((id) => indices.get(id) ?? []);
  const pack = {
    userId: today.userId,
    clock: today.clock,
    studyDay: today.day,
    until: chosen.until,
    preset: today.presets.base,
    ...(others.size > 0 ? { presets: Object.fromEntries(others) } : {}),
    ...(await dayLoad(ctx, today, [today.presets.base, ...others.values()])),
    ...(today.more.cards > 0 ? { moreNew: today.more.cards } : {}),
    events,
    decks: await Promise.all(
      decks.map(async (deck) => ({
        id: deck.id,
        title: deck.title,
        dossierTitle: deck.dossierTitle,
        studied: placesIn((await withParts(read, deck)).map((part) => part.id)),
      })),
    ),
    cards: cards.map(({ packed, stamp, deckIds: own }) => ({
      id: packed.card.id,
      stamp,
      decks: placesIn(own),
    })),
    ...cappedBy(await capsOf(read, today, deckIds), indices),
    ...(today.assigned.byDay.some((ids) => ids.length > 0)
      ? { assigned: today.assigned.byDay.slice(0, days) }
      : {}),
    ...recentOf(soFar, states),
    ...(exams.length > 0 ? { exams } : {}),
    done: await doneToday(ctx, today, deckIds, placesIn),
    media: [...new Set(cards.flatMap(({ packed }) => mediaIn(packed.card)))],
  };
  return { ...pack, version: digest(pack) };
}

function cappedBy(caps: readonly DeckCap[], indices: ReadonlyMap<string, number>): Pick<Pack, "caps"> {
  if (caps.length === 0) return {};
  return {
    caps: caps.map(({ deckId, newPerDay, reviewsPerDay }) => ({
      deck: indices.get(deckId) ?? -1,
      newPerDay,
      reviewsPerDay,
    })),
  };
}

/** What was answered first, then in deck order what is new, and what is so again once today is taken back. */
async function inPackOrder(
  read: Reader,
  ids: readonly string[],
  { recentCards }: DaySoFar,
  deckIds: readonly string[],
  states: ReadonlyMap<string, CardState>,
): Promise<readonly string[]> {
  const again = new Set(
    recentCards.filter(({ before }) => before.memory.kind === "new").map(({ card }) => card.id),
  );
  if (again.size === 0) return ids;
  const isSeen = (id: string) => states.get(id)?.memory.kind === "seen" && !again.has(id);
  const fresh = ids.filter((id) => !isSeen(id));
  const ordered = (await placesOf(read, fresh, deckIds, null)).map((card) => card.id);
  return [...new Set([...ids.filter(isSeen), ...ordered, ...ids])];
}

/** What of today can be taken back on the device, and what it has to know of the cards for that. */
function recentOf(
  { recent, recentCards }: DaySoFar,
  states: ReadonlyMap<string, CardState>,
): Pick<Pack, "recent"> {
  if (recent.length === 0) return {};
  const cards = recentCards.map(
    ({ card: { id }, before }) => [id, { before, lastEventId: states.get(id)?.lastEventId ?? null }] as const,
  );
  return { recent: { events: recent, cards: Object.fromEntries(cards) } };
}

async function doneToday(
  ctx: Ctx,
  today: Today,
  deckIds: readonly string[],
  placesIn: (own: readonly string[]) => readonly number[],
): Promise<readonly PackedDone[]> {
  const ids = today.doneCards.map((card) => card.id);
  const { read } = ctx.store;
  const [contents, placed, presets] = await Promise.all([
    contentsOf(read, ids),
    placesOf(read, ids, deckIds, today.userId),
    cardPresets(read, today, ids),
  ]);
  const siblings = new Map(contents.map((card) => [card.id, card.siblings]));
  const places = grouped(placed, (one) => one.id);
  return today.doneCards.map(({ id, review }) => {
    const group = presets.groupOf(id);
    return {
      id,
      review,
      siblings: siblings.get(id) ?? id,
      decks: placesIn((places.get(id) ?? []).map((one) => one.deckId)),
      ...(group === undefined ? {} : { group }),
    };
  });
}
