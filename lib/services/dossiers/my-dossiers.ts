import { latestJobs } from "#lib/db/queries/jobs.ts";
import {
  type CardTally,
  cardTallies,
  documentCounts,
  dossiersOf,
  NO_CARDS,
  openConflicts,
} from "#lib/db/queries/made-dossiers.ts";
import type { JobState } from "#lib/db/schema/making.ts";
import { type Ctx, userIdOf } from "../context.ts";

export type MyDossier = {
  readonly id: string;
  readonly title: string;
  readonly documents: number;
  readonly cards: CardTally;
  readonly disagreements: number;
  readonly published: boolean;
  /** How the latest making of its cards stands; null when there was none. */
  readonly making: JobState | null;
};

/** The viewer's own dossiers, the newest first; a visitor has none. */
export async function myDossiers(ctx: Ctx): Promise<readonly MyDossier[]> {
  const userId = userIdOf(ctx);
  if (userId === null) return [];
  const { read } = ctx.store;
  const rows = await dossiersOf(read, userId);
  const ids = rows.map((row) => row.id);
  const [documents, cards, conflicts, jobs] = await Promise.all([
    documentCounts(read, ids),
    cardTallies(read, ids),
    openConflicts(read, ids),
    latestJobs(read, ids),
  ]);
  return rows.map(({ id, title, publishedAt }) => ({
    id,
    title,
    documents: documents.get(id) ?? 0,
    cards: cards.get(id) ?? NO_CARDS,
    disagreements: conflicts.get(id) ?? 0,
    published: publishedAt !== null,
    making: jobs.get(id)?.state ?? null,
  }));
}
