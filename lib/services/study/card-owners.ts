import { ownersOfCards } from "#lib/db/queries/card-contents.ts";
import { grantedCards } from "#lib/db/queries/grants.ts";
import type { Store } from "#lib/db/store.ts";
import type { Resource } from "../allow.ts";

/** Cards that are known to ship with the product: they stay so for good (a card that is gone is retired, not deleted). */
const shipped = new WeakMap<Store, Set<string>>();
/** So many are remembered; then it begins again. */
const MOST_REMEMBERED = 200_000;

const EVERYBODYS: Resource = { ownerId: null };

/**
 * Whose these cards are, for those that exist, and which of other people's the learner was given. A card that ships is
 * looked up once in the life of the server.
 */
export async function cardOwners(
  store: Store,
  cardIds: readonly string[],
  userId: string | null,
  now: number,
): Promise<ReadonlyMap<string, Resource>> {
  const known = shipped.get(store) ?? new Set();
  shipped.set(store, known);
  const asked = [...new Set(cardIds)].filter((id) => !known.has(id));
  const found = asked.length > 0 ? await ownersOfCards(store.read, asked) : new Map<string, Resource>();
  const owners = new Map<string, Resource>(found);
  for (const id of cardIds) if (known.has(id)) owners.set(id, EVERYBODYS);
  if (known.size + found.size > MOST_REMEMBERED) known.clear();
  for (const [id, { ownerId }] of found) if (ownerId === null) known.add(id);
  const others = [...found].filter(([, { ownerId }]) => ownerId !== null && ownerId !== userId);
  if (userId === null || others.length === 0) return owners;
  const given = await grantedCards(
    store.read,
    userId,
    others.map(([id]) => id),
    now,
  );
  for (const [id, owner] of others) owners.set(id, { ...owner, ...given.get(id) });
  return owners;
}
