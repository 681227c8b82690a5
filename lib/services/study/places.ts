import { contentsOfDossiers } from "#lib/db/queries/dossier-contents.ts";
import { dossiersOf } from "#lib/db/queries/made-dossiers.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { type Ctx, userIdOf } from "../context.ts";

/** Something with a name that one can go to. */
export type Place = {
  readonly kind: "deck" | "dossier" | "document";
  readonly id: string;
  readonly title: string;
  /** What it is part of; null for what stands alone. */
  readonly within: string | null;
};

/** Every deck, dossier and document that the viewer may open, by name: for whoever knows where they want to go. */
export async function places(ctx: Ctx): Promise<readonly Place[]> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const [decks, own] = await Promise.all([
    decksOpenTo(read, userId, ctx.now()),
    userId === null ? [] : dossiersOf(read, userId),
  ]);
  const shown = new Map(
    decks.flatMap((deck) => (deck.dossierId ? [[deck.dossierId, deck.dossierTitle]] : [])),
  );
  const { documents } = await contentsOfDossiers(read, [...shown.keys()]);
  return [
    ...decks.map(
      (deck): Place => ({
        kind: "deck",
        id: deck.id,
        title: deck.title,
        within: deck.dossierId === null ? null : deck.dossierTitle,
      }),
    ),
    ...own.map(({ id, title }): Place => ({ kind: "dossier", id, title, within: null })),
    ...documents.map(
      ({ id, title, dossierId }): Place => ({
        kind: "document",
        id,
        title,
        within: shown.get(dossierId) ?? null,
      }),
    ),
  ];
}
