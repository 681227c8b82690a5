import { and, eq, isNull } from "drizzle-orm";
import type { FoundPeople, FoundTimeline } from "#lib/decks/made.ts";
import { cards } from "../schema/decks.ts";
import { documents } from "../schema/documents.ts";
import { conflicts } from "../schema/evidence.ts";
import { dossierViews } from "../schema/making.ts";
import type { Reader, Writer } from "../store.ts";

type Kept = { readonly timeline: FoundTimeline; readonly people: FoundPeople };

/** What was found besides cards when the dossier was last made; null when that was never kept. */
export async function keptView<K extends keyof Kept>(
  db: Reader,
  dossierId: string,
  kind: K,
): Promise<Kept[K] | null> {
  const [row] = await db
    .select({ content: dossierViews.content })
    .from(dossierViews)
    .where(and(eq(dossierViews.dossierId, dossierId), eq(dossierViews.kind, kind)));
  return row === undefined ? null : viewOf<K>(row.content);
}

/** Safe: `saveViews` alone writes these rows, each under its own kind. */
function viewOf<K extends keyof Kept>(content: FoundTimeline | FoundPeople): Kept[K] {
  return content as Kept[K];
}

/** Keeps what was found besides cards, in the place of what was kept before. */
export async function saveViews(
  tx: Writer,
  dossierId: string,
  views: readonly (FoundTimeline | FoundPeople)[],
  at: number,
): Promise<void> {
  await tx.delete(dossierViews).where(eq(dossierViews.dossierId, dossierId));
  for (const content of views)
    await tx.insert(dossierViews).values({ dossierId, kind: content.kind, content, updatedAt: at });
}

/** The documents of a dossier that are not removed, by the name that evidence has for them. */
export async function documentsByName(
  db: Reader,
  dossierId: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly title: string }>> {
  const rows = await db
    .select({ id: documents.id, name: documents.name, title: documents.title })
    .from(documents)
    .where(and(eq(documents.dossierId, dossierId), isNull(documents.deletedAt)))
    .orderBy(documents.position, documents.name);
  return new Map(rows.map(({ name, ...row }) => [name, row]));
}

/** The cards that can be studied, by their id in the deck file. */
export async function studiedCards(
  db: Reader,
  dossierId: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly deckId: string }>> {
  const rows = await db
    .select({ id: cards.id, stableId: cards.stableId, deckId: cards.homeDeckId })
    .from(cards)
    .where(and(eq(cards.dossierId, dossierId), eq(cards.status, "active")));
  return new Map(rows.map(({ stableId, ...row }) => [stableId, row]));
}

/** The disagreements that nobody has settled, by their id in the deck file. */
export async function openConflicts(db: Reader, dossierId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: conflicts.stableId, status: conflicts.status })
    .from(conflicts)
    .where(eq(conflicts.dossierId, dossierId));
  return new Set(
    rows.filter(({ status }) => status === "open" || status === "contested").map(({ id }) => id),
  );
}
