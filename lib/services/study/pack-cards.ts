import { z } from "zod";
import { grouped } from "#lib/base/grouped.ts";
import { eventsOfCards, statesOf } from "#lib/db/queries/reviews.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import type { Reader } from "#lib/db/store.ts";
import { historyOf } from "#lib/schedule/history.ts";
import { historyLine } from "#lib/study/card-info.ts";
import type { PackedCard } from "#lib/study/pack.ts";
import { MOST_LINES, type PackedLine, packLine } from "#lib/study/packed-history.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import type { CardPresets } from "./card-presets.ts";
import { packedCards } from "./packed-cards.ts";
import { ruleBook } from "./rule-book.ts";
import { statesByCard, todayOf } from "./today.ts";

/** So many cards are asked for at once. */
const MOST_AT_ONCE = 200;
/** A reply is not made larger than this by one more card; whoever asked asks again for the rest. */
const MOST_CHARACTERS = 600_000;

const Input = z.object({
  ids: z
    .array(z.string().min(1).max(200))
    .max(MOST_AT_ONCE, `Ask for at most ${MOST_AT_ONCE} cards at once.`),
});

/**
 * The contents of cards of a pack, each with the stamp of what it is now: as many of those asked for as fit into one
 * reply, at least one. What is not on the viewer's shelf is left out. Reading only.
 */
export async function packCards(
  ctx: Ctx,
  input: unknown,
): Promise<{ readonly cards: readonly { readonly stamp: string; readonly packed: PackedCard }[] }> {
  const ids = [...new Set(parseInput(Input, input).ids)];
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const [decks, today, rows] = await Promise.all([
    decksOpenTo(read, userId, ctx.now()),
    todayOf(ctx),
    userId === null ? [] : statesOf(read, userId, ids),
  ]);
  const bare = await packedCards(read, today, decks, ids, statesByCard(rows));
  const pasts = userId === null ? new Map() : await pastsOf(read, userId, ids, bare.presets);
  const cards = bare.cards.map(({ stamp, packed }) => {
    const past = pasts.get(packed.card.id);
    return { stamp, packed: past === undefined ? packed : { ...packed, past } };
  });
  let room = MOST_CHARACTERS;
  const fitting = cards.filter(({ packed }, i) => {
    room -= JSON.stringify(packed).length;
    return i === 0 || room >= 0;
  });
  return { cards: fitting };
}

/** The last lines of the history of each card that has one. No stamp knows them: they change with the card's state. */
async function pastsOf(
  read: Reader,
  userId: string,
  ids: readonly string[],
  presets: CardPresets,
): Promise<ReadonlyMap<string, readonly PackedLine[]>> {
  const events = await eventsOfCards(read, userId, ids);
  const rules = await ruleBook(read, userId, events);
  return new Map(
    [...grouped(events, (event) => event.cardId)].map(([id, own]) => {
      const { parameters } = presets.of(id);
      const lines = historyOf(own, rules, userId)
        .slice(-MOST_LINES)
        .map((step) => packLine(historyLine(step, parameters, { response: null, share: null })));
      return [id, lines];
    }),
  );
}
