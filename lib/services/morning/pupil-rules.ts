import { sql } from "drizzle-orm";
import { homeDecksOf } from "#lib/db/queries/options.ts";
import { deckOptions } from "#lib/db/schema/study.ts";
import type { Reader } from "#lib/db/store.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { presetBook } from "../options/preset-book.ts";

/** By which rules each pupil studies as a rule: few have chosen any, and only theirs are looked up. */
export async function rulesOfPupils(
  db: Reader,
  userIds: readonly string[],
): Promise<(userId: string) => SchedulePreset> {
  const rows = await db
    .selectDistinct({ userId: deckOptions.userId })
    .from(deckOptions)
    .where(sql`${deckOptions.userId} in (select value from json_each(${JSON.stringify(userIds)}))`);
  const own = new Map<string, SchedulePreset>();
  for (const { userId } of rows) own.set(userId, (await presetBook(db, userId)).base);
  return (userId) => own.get(userId) ?? DEFAULT_PRESET;
}

/** The set of rules that a pupil's cards are scheduled by, as an event names it: that of a card's home deck. */
export async function rulesOfCards(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
): Promise<(cardId: string) => string | undefined> {
  const { base, several, ofDecks } = await presetBook(db, userId);
  if (!several) return () => base.rulesId;
  const homes = await homeDecksOf(db, cardIds);
  const byDeck = await ofDecks([...new Set([...homes.values()].map(({ deckId }) => deckId))]);
  return (cardId) => (byDeck.get(homes.get(cardId)?.deckId ?? "") ?? base).rulesId;
}
