import { decksOfDossier } from "#lib/db/queries/made-decks.ts";
import { documentsOfDossier, type MadeDocument } from "#lib/db/queries/made-documents.ts";
import {
  type CardTally,
  cardTallies,
  dossierWithOwner,
  NO_CARDS,
  openConflicts,
} from "#lib/db/queries/made-dossiers.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { makingProgress, type Progress } from "../making/making-progress.ts";
import { hashOfSources } from "../making/prepare-making.ts";

export type ListedDocument = Pick<
  MadeDocument,
  | "id"
  | "name"
  | "title"
  | "author"
  | "dated"
  | "link"
  | "format"
  | "length"
  | "version"
  | "problem"
  | "report"
> & {
  readonly pages: number | null;
};

export type DossierView = {
  readonly id: string;
  readonly title: string;
  /** Whether the viewer may change it; what ships with the product is only read. */
  readonly owned: boolean;
  readonly published: boolean;
  readonly documents: readonly ListedDocument[];
  readonly cards: CardTally;
  /** Disagreements that nobody settled. */
  readonly disagreements: number;
  /** Cards were made from its documents at least once. */
  readonly made: boolean;
  /** The documents are others than those that the cards were made from. */
  readonly stale: boolean;
  readonly progress: Progress | null;
  /** The decks that are given out for study. */
  readonly decks: readonly { readonly id: string; readonly title: string; readonly cards: number }[];
};

/** A dossier with its documents and where its cards stand. Throws `not-found` for one that is absent or not open to the viewer. */
export async function dossierView(ctx: Ctx, dossierId: string): Promise<DossierView> {
  const { read } = ctx.store;
  const dossier = await dossierWithOwner(read, dossierId);
  allow(ctx, "study", dossier, "dossier");
  const owned = dossier.ownerId !== null && dossier.ownerId === userIdOf(ctx);
  const published = dossier.ownerId === null || dossier.publishedAt !== null;
  const [documents, tallies, conflicts, progress, decks] = await Promise.all([
    documentsOfDossier(read, dossierId),
    cardTallies(read, [dossierId]),
    openConflicts(read, [dossierId]),
    owned ? makingProgress(ctx, dossierId) : null,
    published ? decksOfDossier(read, dossierId) : [],
  ]);
  return {
    id: dossier.id,
    title: dossier.title,
    owned,
    published,
    documents: documents.map(listed),
    cards: tallies.get(dossierId) ?? NO_CARDS,
    disagreements: conflicts.get(dossierId) ?? 0,
    made: dossier.contentHash !== null,
    stale: owned && dossier.contentHash !== null && dossier.contentHash !== hashOfSources(documents),
    progress,
    decks,
  };
}

function listed(document: MadeDocument): ListedDocument {
  const { id, name, title, author, dated, link, format, length, version, problem, report, pages } = document;
  return {
    id,
    name,
    title,
    author,
    dated,
    link,
    format,
    length,
    version,
    problem,
    report,
    pages: pages?.length ?? null,
  };
}
