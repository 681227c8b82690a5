import { type Granted, grantedCards } from "#lib/db/queries/grants.ts";
import type { PersonalFields } from "#lib/db/queries/journal-rows.ts";
import { cardRowsById, type NoteCardRow } from "#lib/db/queries/notes.ts";
import { type CardOrigin, originsOf, personalOf } from "#lib/db/queries/personal.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { allowEach } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";

/** So many cards are changed by one step at most. */
export const MOST_CARDS_AT_ONCE = 10_000;

/** Those of these cards that the viewer may see, with whose each is; the others do not exist for them. */
export async function seenCards(
  ctx: Ctx,
  db: Reader | Writer,
  cardIds: readonly string[],
): Promise<readonly CardOrigin[]> {
  const origins = await originsOf(db, [...new Set(cardIds)]);
  const userId = userIdOf(ctx);
  const others = [...origins.values()].filter(({ ownerId }) => ownerId !== null && ownerId !== userId);
  const given =
    userId === null
      ? new Map<string, Granted>()
      : await grantedCards(
          db,
          userId,
          others.map(({ id }) => id),
          ctx.now(),
        );
  const { granted } = allowEach(
    ctx,
    "study",
    [...new Set(cardIds)].map((id) => ({ id })),
    ({ id }) => {
      const origin = origins.get(id);
      return origin ? { ...origin, ...given.get(id) } : null;
    },
    "card",
  );
  return granted.flatMap(({ id }) => origins.get(id) ?? []);
}

/** What a learner's layer over cards becomes when they are taken out of their decks, or come back. */
export async function hiddenRows(
  tx: Writer,
  userId: string,
  cardIds: readonly string[],
  hiddenAt: number | null,
): Promise<Readonly<Record<string, PersonalFields | null>>> {
  const [layers, rows] = [await personalOf(tx, userId, cardIds), await cardRowsById(tx, cardIds)];
  return Object.fromEntries(rows.map((row) => [row.id, layerOf(row, layers.get(row.id), hiddenAt)]));
}

function layerOf(
  row: NoteCardRow,
  layer: PersonalFields | undefined,
  hiddenAt: number | null,
): PersonalFields | null {
  const content = layer?.content ?? null;
  if (content === null && hiddenAt === null) return null;
  return { content, cardVersion: layer?.cardVersion ?? row.version, hiddenAt };
}
