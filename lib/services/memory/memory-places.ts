import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { ALL } from "./memory-scope.ts";

/** A place whose figures can be looked at, as it stands in the address. */
export type MemoryPlace = { readonly of: string; readonly title: string };

/** Everything, each dossier of the shelf, and each deck that belongs to none. Reading only. */
export async function memoryPlaces(ctx: Ctx): Promise<readonly MemoryPlace[]> {
  const shelf = await decksOpenTo(ctx.store.read, userIdOf(ctx), ctx.now());
  const places = new Map<string, string>([[ALL, "All decks"]]);
  for (const deck of shelf) {
    if (deck.dossierId !== null) places.set(`dossier:${deck.dossierId}`, deck.dossierTitle);
    else if (deck.parentId === null) places.set(`deck:${deck.id}`, deck.title);
  }
  return [...places].map(([of, title]) => ({ of, title }));
}
