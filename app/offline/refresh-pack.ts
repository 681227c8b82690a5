import { VISITOR } from "#app/study/outbox.ts";
import type { Pack, PackedCard } from "#lib/study/pack.ts";
import { type DeviceStore, openDeviceStore } from "./device-store.ts";
import { forgetOthers } from "./forget-others.ts";
import { keepMedia } from "./media-cache.ts";

/** So many days are kept: a week without the network. */
const DAYS = 7;
const AT_ONCE = 100;
const PATIENCE_MS = 30_000;

/** What came of a look at the decks on this device. */
export type Refreshed =
  /** They are here, now or already before. */
  | "kept"
  /** The server was not asked, or did not answer. */
  | "later"
  /** The browser has no room, or keeps nothing. */
  | "no-room";

/**
 * Brings the decks of the next days onto this device, or what changed in them. The server says in a word when nothing
 * did, so it is asked each time; its reply also says who the learner is, and whatever belongs to another is removed.
 * Never throws; safe to call from any page, one at a time does it.
 */
export async function refreshPack(owner: string): Promise<Refreshed> {
  if (!navigator.onLine) return "later";
  return (await inOneTab(() => refresh(owner))) ?? "later";
}

async function refresh(owner: string): Promise<Refreshed> {
  let store: DeviceStore | null = null;
  try {
    store = await openDeviceStore();
    const kept = await store.pack(owner);
    const askedAt = Date.now();
    const pack = await fetchPack(kept?.pack ?? null);
    if (pack === null) return "later";
    const learner = pack.userId ?? VISITOR;
    await forgetOthers(store, learner);
    // The page was drawn for another than holds the cookie now: the next page of the right one fetches.
    if (learner !== owner) return "later";
    if (pack !== kept?.pack && !(await fetchCards(store, owner, pack))) return "later";
    await store.keepPack(owner, pack, askedAt);
    await keepMedia(owner, pack.media);
    return "kept";
  } catch {
    return "no-room";
  } finally {
    store?.close();
  }
}

/** The pack as it is now, the same one when nothing changed; null when the server cannot say. */
async function fetchPack(kept: Pack | null): Promise<Pack | null> {
  const response = await ask(`/api/study/pack?days=${DAYS}`, {
    headers: kept ? { "if-none-match": `"${kept.version}"` } : {},
  });
  if (response?.status === 304) return kept;
  return response?.status === 200 ? packFrom(await response.json()) : null;
}

/** The contents that are not here yet; false when the server stopped answering. What came stays for the next time. */
async function fetchCards(store: DeviceStore, owner: string, pack: Pack): Promise<boolean> {
  const stamps = await store.stamps(owner);
  let missing = pack.cards.filter(({ id, stamp }) => stamps.get(id) !== stamp).map(({ id }) => id);
  while (missing.length > 0) {
    const response = await ask("/api/study/pack", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ids: missing.slice(0, AT_ONCE) }),
    });
    if (response?.status !== 200) return false;
    const { cards } = cardsFrom(await response.json());
    await store.keepCards(owner, cards);
    const came = new Set(cards.map(({ packed }) => packed.card.id));
    // What did not fit is asked for again. Where nothing came, those cards were taken away meanwhile.
    missing = came.size === 0 ? missing.slice(AT_ONCE) : missing.filter((id) => !came.has(id));
  }
  return true;
}

async function ask(path: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(path, { ...init, cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return null;
  }
}

/** Our own server's replies; their shapes are promised by the route, so they are named rather than checked. */
function packFrom(body: unknown): Pack {
  return body as Pack;
}
function cardsFrom(body: unknown): { cards: readonly { stamp: string; packed: PackedCard }[] } {
  return body as { cards: readonly { stamp: string; packed: PackedCard }[] };
}

/** Runs a job unless another tab is at it; undefined when one is. */
async function inOneTab<T>(job: () => Promise<T>): Promise<T | undefined> {
  if (!navigator.locks) return job();
  return navigator.locks.request("dossier-decks", { ifAvailable: true }, (lock) =>
    lock ? job() : undefined,
  );
}
