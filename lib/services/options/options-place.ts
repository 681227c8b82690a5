import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { placesOfDecks } from "#lib/db/queries/options.ts";
import { decksOpenTo, deckWithOwner } from "#lib/db/queries/shelves.ts";
import type { Reader } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { readableDossier } from "../dossiers/readable-dossier.ts";
import { EVERYWHERE } from "./preset-book.ts";

/** What options are about: everything a learner studies, a dossier, or a deck with its parts. */
export type OptionsPlace = {
  readonly id: string;
  readonly kind: "all" | "dossier" | "deck";
  readonly title: string;
  /** Where it takes its options from when it has none of its own, the nearest first. */
  readonly above: readonly { readonly id: string; readonly title: string }[];
};

const ALL: OptionsPlace = { id: EVERYWHERE, kind: "all", title: "All decks", above: [] };
const EVERYTHING = { id: ALL.id, title: ALL.title };

/** The place that an id names, for who may study it. Throws `not-found` for any other. */
export async function optionsPlace(
  ctx: Ctx,
  id: string,
  read: Reader = ctx.store.read,
): Promise<OptionsPlace> {
  if (id === EVERYWHERE) return ALL;
  if (await dossierWithOwner(read, id)) {
    const dossier = await readableDossier(ctx, read, id);
    return { id, kind: "dossier", title: dossier.title, above: [EVERYTHING] };
  }
  const deck = await deckWithOwner(read, id, userIdOf(ctx), ctx.now());
  allow(ctx, "study", deck, "deck");
  const above = await decksAbove(ctx, read, id);
  const dossiers = deck.dossierId === null ? [] : [{ id: deck.dossierId, title: deck.dossierTitle }];
  return { id, kind: "deck", title: deck.title, above: [...above, ...dossiers, EVERYTHING] };
}

async function decksAbove(ctx: Ctx, read: Reader, id: string): Promise<OptionsPlace["above"]> {
  const places = await placesOfDecks(read, [id]);
  const titles = new Map(
    (await decksOpenTo(read, userIdOf(ctx), ctx.now())).map((deck) => [deck.id, deck.title]),
  );
  const above: { id: string; title: string }[] = [];
  for (let at = places.get(id)?.parentId ?? null; at !== null; at = places.get(at)?.parentId ?? null) {
    if (above.some((deck) => deck.id === at)) break;
    above.push({ id: at, title: titles.get(at) ?? "The deck above" });
  }
  return above;
}
