import { decksOfDossier } from "#lib/db/queries/made-decks.ts";
import { documentsOfDossier, type MadeDocument } from "#lib/db/queries/made-documents.ts";
import { type CardTally, cardTallies, NO_CARDS, openConflicts } from "#lib/db/queries/made-dossiers.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { makingProgress, type Progress } from "../making/making-progress.ts";
import { hashOfSources } from "../making/prepare-making.ts";
import { readableDossier } from "./readable-dossier.ts";

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
  const dossier = await readableDossier(ctx, read, dossierId);
  const owned = dossier.ownerId !== null && dossier.ownerId === userIdOf(ctx);
  const published = dossier.ownerId === null || dossier.publishedAt !== null;
  /** What a teacher assigned a part of is read, but how it was made is nobody else's. */
  const given = dossier.ownerId !== null && !owned;
  const [documents, tallies, conflicts, progress, decks] = await Promise.all([
    documentsOfDossier(read, dossierId),
    cardTallies(read, [dossierId]),
    openConflicts(read, [dossierId]),
    owned ? makingProgress(ctx, dossierId) : null,
    published ? decksOfDossier(read, dossierId) : [],
  ]);
  const shelf = given
    ? new Set((await decksOpenTo(read, userIdOf(ctx), ctx.now())).map(({ id }) => id))
    : null;
  const here = decks.filter(({ id }) => shelf === null || shelf.has(id));
  const tally = tallies.get(dossierId) ?? NO_CARDS;
  return {
    id: dossier.id,
    title: dossier.title,
    owned,
    published,
    documents: documents.map((one) =>
      given ? { ...listed(one), problem: null, report: null } : listed(one),
    ),
    cards: given ? { ...NO_CARDS, active: tally.active } : tally,
    disagreements: conflicts.get(dossierId) ?? 0,
    made: dossier.contentHash !== null,
    stale: owned && dossier.contentHash !== null && dossier.contentHash !== hashOfSources(documents),
    progress,
    decks: here,
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
