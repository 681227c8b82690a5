import { and, asc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Category } from "#lib/cards/types.ts";
import { cards, deckCards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import type { Reader } from "../store.ts";
import { inTreeOrder } from "./deck-tree.ts";
import { grantedDeck } from "./grants.ts";

/**
 * What a learner may see: what ships with the product, the decks of their own dossiers that were given out for study and
 * have a card in them, the decks they put together, also empty ones, and those that a teacher assigned to them. A visitor
 * has no own.
 */
function openTo(userId: string | null, now: number): SQL | undefined {
  const filled = sql`exists (select 1 from ${deckCards} inner join ${cards} on ${cards.id} = ${deckCards.cardId} where ${deckCards.deckId} = ${decks.id} and ${cards.status} = 'active')`;
  const shipped = and(isNotNull(decks.dossierId), isNull(dossiers.ownerId));
  const made = and(eq(dossiers.ownerId, userId ?? ""), isNotNull(dossiers.publishedAt), filled);
  const own = and(isNull(decks.dossierId), eq(decks.ownerId, userId ?? ""), isNull(decks.assignmentId));
  const given = and(grantedDeck(userId, now), isGivenOut, filled);
  const present = [isNull(dossiers.deletedAt), isNull(decks.deletedAt), isNull(decks.archivedAt)];
  return and(userId === null ? shipped : or(shipped, made, own, given), ...present);
}

/** An own deck, or one of a dossier that was given out for study. */
const isGivenOut = or(isNull(decks.dossierId), isNotNull(dossiers.publishedAt));

export type DeckRow = {
  readonly id: string;
  readonly title: string;
  readonly category: Category | null;
  /** Null for a deck that a learner put together. */
  readonly dossierId: string | null;
  readonly dossierTitle: string;
  /** The deck that it is a part of, among the learner's own. */
  readonly parentId: string | null;
  readonly archivedAt: number | null;
  /** Whose it is: its dossier's owner, or who put it together. Null for what ships. */
  readonly ownerId: string | null;
};

/** What stands where the title of a dossier would, for decks that belong to none. */
export const OWN_DECKS = "Your decks";
/** The same for decks that a teacher put together and assigned. */
export const GIVEN_DECKS = "Assigned to you";

/** Whose a deck is: its dossier's owner, or who put it together. Null for what ships. */
const deckOwner = sql<
  string | null
>`case when ${decks.dossierId} is null then ${decks.ownerId} else ${dossiers.ownerId} end`;

export const deckColumns = {
  id: decks.id,
  title: decks.title,
  category: decks.category,
  dossierId: decks.dossierId,
  dossierTitle: sql<string>`coalesce(${dossiers.title}, ${OWN_DECKS})`,
  parentId: decks.parentId,
  archivedAt: decks.archivedAt,
  ownerId: deckOwner,
};

/** A deck of a teacher's own is none of the pupil's decks. */
function asNamed<Row extends DeckRow>(row: Row, userId: string | null): Row {
  const given = row.dossierId === null && row.ownerId !== userId;
  return given ? { ...row, dossierTitle: GIVEN_DECKS } : row;
}

/** The decks on a learner's shelf at an instant, in order: their own first, each behind the one that it is a part of. */
export async function decksOpenTo(
  db: Reader,
  userId: string | null,
  now: number,
): Promise<readonly DeckRow[]> {
  const rows = await db
    .select(deckColumns)
    .from(decks)
    .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
    .where(openTo(userId, now))
    .orderBy(
      asc(dossiers.position),
      asc(dossiers.title),
      asc(decks.position),
      asc(decks.title),
      asc(decks.id),
    );
  return inTreeOrder(rows.map((row) => asNamed(row, userId)));
}

/** One deck, whose it is, and whether a teacher gave it to this learner; null when there is none, or it was not given out for study. */
export async function deckWithOwner(
  db: Reader,
  deckId: string,
  userId: string | null,
  now: number,
): Promise<(DeckRow & { readonly granted: boolean }) | null> {
  const [row] = await db
    .select({
      ...deckColumns,
      ownerId: deckOwner,
      granted: sql<number>`coalesce(${grantedDeck(userId, now)}, 0)`,
    })
    .from(decks)
    .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
    .where(
      and(
        eq(decks.id, deckId),
        isNull(decks.deletedAt),
        isNull(dossiers.deletedAt),
        or(
          and(isNull(decks.dossierId), isNotNull(decks.ownerId)),
          and(isNotNull(decks.dossierId), or(isNull(dossiers.ownerId), isNotNull(dossiers.publishedAt))),
        ),
      ),
    );
  return row ? asNamed({ ...row, granted: row.granted === 1 }, userId) : null;
}
