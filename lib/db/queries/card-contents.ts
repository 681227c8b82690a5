import { eq, inArray, sql } from "drizzle-orm";
import type { Category } from "#lib/cards/types.ts";
import { prepared } from "../prepared.ts";
import { type CardContent, cards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** The sibling key of each of these cards. */
export async function siblingsOf(
  db: Reader,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ id: cards.id, siblings: cards.siblings })
      .from(cards)
      .where(inArray(cards.id, [...part])),
  );
  return new Map(rows.map((row) => [row.id, row.siblings]));
}

/** A card as it is asked. */
export type CardRow = {
  readonly id: string;
  readonly version: number;
  readonly category: Category | null;
  readonly siblings: string;
  readonly content: CardContent;
};

/** What these cards ask, whatever their status. */
export async function contentsOf(db: Reader, cardIds: readonly string[]): Promise<readonly CardRow[]> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({
        id: cards.id,
        version: cards.version,
        category: cards.category,
        siblings: cards.siblings,
        edited: cards.edited,
        generated: cards.generated,
      })
      .from(cards)
      .where(inArray(cards.id, [...part])),
  );
  return rows.flatMap(({ edited, generated, ...row }) => {
    const content = edited ?? generated;
    return content ? [{ ...row, content }] : [];
  });
}

const ownersStatement = prepared((db: Reader) =>
  db
    .select({
      id: cards.id,
      ownerId: sql<
        string | null
      >`case when ${cards.dossierId} is null then ${decks.ownerId} else ${dossiers.ownerId} end`,
    })
    .from(cards)
    .leftJoin(dossiers, eq(dossiers.id, cards.dossierId))
    .leftJoin(decks, eq(decks.id, cards.homeDeckId))
    .where(sql`${cards.id} in (select value from json_each(${sql.placeholder("ids")}))`)
    .prepare(),
);

/** Whose these cards are (null: shipped), for those that exist, whatever their status. */
export async function ownersOfCards(
  db: Reader,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly ownerId: string | null }>> {
  const rows = await ownersStatement(db).all({ ids: JSON.stringify(cardIds) });
  return new Map(rows.map(({ id, ownerId }) => [id, { ownerId }]));
}
