import { and, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { cards } from "../schema/decks.ts";
import { documents, dossiers } from "../schema/documents.ts";
import { conflicts } from "../schema/evidence.ts";
import type { Reader, Writer } from "../store.ts";

/** The dossiers that people make in the app. */

export type DossierRow = Pick<
  typeof dossiers.$inferSelect,
  "id" | "ownerId" | "title" | "description" | "publishedAt" | "contentHash" | "createdAt" | "updatedAt"
>;

const columns = {
  id: dossiers.id,
  ownerId: dossiers.ownerId,
  title: dossiers.title,
  description: dossiers.description,
  publishedAt: dossiers.publishedAt,
  contentHash: dossiers.contentHash,
  createdAt: dossiers.createdAt,
  updatedAt: dossiers.updatedAt,
};

/** Dossiers made in the app come before those that ship with the product. */
const MADE_POSITION = -1;

/** A dossier and whose it is; null when there is none or it was deleted. */
export async function dossierWithOwner(
  db: Reader | Writer,
  dossierId: string,
  { deleted = false }: { readonly deleted?: boolean } = {},
): Promise<DossierRow | null> {
  const [row] = await db
    .select(columns)
    .from(dossiers)
    .where(and(eq(dossiers.id, dossierId), deleted ? undefined : isNull(dossiers.deletedAt)));
  return row ?? null;
}

/** A person's own dossiers, the newest first. */
export async function dossiersOf(db: Reader, userId: string): Promise<readonly DossierRow[]> {
  return db
    .select(columns)
    .from(dossiers)
    .where(and(eq(dossiers.ownerId, userId), isNull(dossiers.deletedAt)))
    .orderBy(desc(dossiers.createdAt), desc(dossiers.id));
}

export async function addDossier(
  tx: Writer,
  row: { readonly id: string; readonly ownerId: string; readonly title: string },
  at: number,
): Promise<void> {
  await tx.insert(dossiers).values({ ...row, position: MADE_POSITION, createdAt: at, updatedAt: at });
}

/** How many dossiers a person began since an instant, deleted ones as well. */
export async function dossiersBegun(db: Writer, userId: string, since: number): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(dossiers)
    .where(and(eq(dossiers.ownerId, userId), sql`${dossiers.createdAt} > ${since}`));
  return row?.count ?? 0;
}

export async function changeDossier(
  tx: Writer,
  dossierId: string,
  set: Partial<Pick<typeof dossiers.$inferInsert, "title" | "publishedAt" | "deletedAt" | "contentHash">>,
  at: number,
): Promise<void> {
  await tx
    .update(dossiers)
    .set({ ...set, updatedAt: at, version: sql`${dossiers.version} + 1` })
    .where(eq(dossiers.id, dossierId));
}

export type CardTally = {
  readonly draft: number;
  readonly active: number;
  readonly rejected: number;
  /** Drafts that nobody decided about. */
  readonly unseen: number;
  /** The same, with those that are studied already. */
  readonly undecided: number;
};

export const NO_CARDS: CardTally = { draft: 0, active: 0, rejected: 0, unseen: 0, undecided: 0 };

/** How many cards of each kind dossiers have; those without any are left out. */
export async function cardTallies(
  db: Reader | Writer,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, CardTally>> {
  if (dossierIds.length === 0) return new Map();
  const having = (condition: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(${condition}), 0)`.mapWith(Number);
  const rows = await db
    .select({
      dossierId: sql<string>`${cards.dossierId}`,
      draft: having(sql`${cards.status} = 'draft'`),
      active: having(sql`${cards.status} = 'active'`),
      rejected: having(sql`${cards.status} = 'rejected'`),
      unseen: having(sql`${cards.status} = 'draft' and ${cards.decision} is null`),
      undecided: having(sql`${cards.status} in ('draft', 'active') and ${cards.decision} is null`),
    })
    .from(cards)
    .where(inArray(cards.dossierId, [...dossierIds]))
    .groupBy(cards.dossierId);
  return new Map(rows.map(({ dossierId, ...tally }) => [dossierId, tally]));
}

/** How many disagreements of dossiers are still open. */
export async function openConflicts(
  db: Reader,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await db
    .select({ dossierId: conflicts.dossierId, count: count() })
    .from(conflicts)
    .where(and(inArray(conflicts.dossierId, [...dossierIds]), eq(conflicts.status, "open")))
    .groupBy(conflicts.dossierId);
  return new Map(rows.map((row) => [row.dossierId, row.count]));
}

/** How many documents dossiers have. */
export async function documentCounts(
  db: Reader,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await db
    .select({ dossierId: documents.dossierId, count: count() })
    .from(documents)
    .where(and(inArray(documents.dossierId, [...dossierIds]), isNull(documents.deletedAt)))
    .groupBy(documents.dossierId);
  return new Map(rows.map((row) => [row.dossierId, row.count]));
}

/** Gives out every draft of a dossier for study; says how many, and how many of them nobody had decided about. */
export async function publishDrafts(
  tx: Writer,
  dossierId: string,
  at: number,
): Promise<{ readonly published: number; readonly unseen: number }> {
  const tally = (await cardTallies(tx, [dossierId])).get(dossierId) ?? NO_CARDS;
  await tx
    .update(cards)
    .set({ status: "active", updatedAt: at })
    .where(and(eq(cards.dossierId, dossierId), eq(cards.status, "draft")));
  await changeDossier(tx, dossierId, { publishedAt: at }, at);
  return { published: tally.draft, unseen: tally.unseen };
}

/** Takes a dossier's cards back from study. What was learnt stays. */
export async function withdrawCards(tx: Writer, dossierId: string, at: number): Promise<void> {
  await tx
    .update(cards)
    .set({ status: "draft", updatedAt: at })
    .where(and(eq(cards.dossierId, dossierId), eq(cards.status, "active")));
  await changeDossier(tx, dossierId, { publishedAt: null }, at);
}
