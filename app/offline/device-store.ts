import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Pack, PackedCard } from "#lib/study/pack.ts";
import type { SentReview } from "#lib/study/types.ts";

/**
 * The decks of the next days on this device, and what was sent since they came. All of it can be had from the server
 * again, so it lies apart from the outbox, which cannot.
 */

type KeptPack = { readonly owner: string; readonly pack: Pack; readonly askedAt: number };
type KeptCard = {
  readonly owner: string;
  readonly id: string;
  readonly stamp: string;
  readonly packed: PackedCard;
};
type KeptSent = {
  readonly id: string;
  readonly owner: string;
  readonly review: SentReview;
  readonly sentAt: number;
};

interface Schema extends DBSchema {
  packs: { key: string; value: KeptPack };
  cards: { key: [string, string]; value: KeptCard };
  sent: { key: string; value: KeptSent; indexes: { owner: string } };
}

export type DeviceStore = {
  pack(owner: string): Promise<KeptPack | null>;
  cards(owner: string): Promise<ReadonlyMap<string, PackedCard>>;
  card(owner: string, id: string): Promise<PackedCard | null>;
  /** The stamps of the cards that are here, by id. */
  stamps(owner: string): Promise<ReadonlyMap<string, string>>;
  keepCards(
    owner: string,
    cards: readonly { readonly stamp: string; readonly packed: PackedCard }[],
  ): Promise<void>;
  /** Makes a pack whose cards are here the one that is studied; what it has no more is let go. */
  keepPack(owner: string, pack: Pack, askedAt: number): Promise<void>;
  /** Events that the server has now, until a pack is asked for that has them in it. */
  keepSent(owner: string, reviews: readonly SentReview[], now: number): Promise<void>;
  sent(owner: string): Promise<readonly SentReview[]>;
  /** Hands what a visitor has here to the user that the visitor became. */
  adopt(visitor: string, userId: string): Promise<void>;
  /** Whose packs are here, or a part of them, or what they have sent. */
  owners(): Promise<readonly string[]>;
  /** Removes everything of one learner. */
  forget(owner: string): Promise<void>;
  close(): void;
};

/** Opens the store. Throws where the browser keeps nothing. */
export async function openDeviceStore(): Promise<DeviceStore> {
  const db = await openDB<Schema>("dossier-decks", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("packs", { keyPath: "owner" });
      fresh.createObjectStore("cards", { keyPath: ["owner", "id"] });
      fresh.createObjectStore("sent", { keyPath: "id" }).createIndex("owner", "owner");
    },
  });
  db.addEventListener("versionchange", () => db.close());
  return storeOn(db);
}

/** Runs a job on the store and closes it again; null where the browser keeps nothing. */
export async function onDevice<T>(job: (store: DeviceStore) => Promise<T>): Promise<T | null> {
  let store: DeviceStore | null = null;
  try {
    store = await openDeviceStore();
    return await job(store);
  } catch {
    return null;
  } finally {
    store?.close();
  }
}

function storeOn(db: IDBPDatabase<Schema>): DeviceStore {
  return {
    pack: async (owner) => (await db.get("packs", owner)) ?? null,
    async cards(owner) {
      const kept = await db.getAll("cards", allOf(owner));
      return new Map(kept.map(({ id, packed }) => [id, packed]));
    },
    card: async (owner, id) => (await db.get("cards", [owner, id]))?.packed ?? null,
    async stamps(owner) {
      const kept = await db.getAll("cards", allOf(owner));
      return new Map(kept.map(({ id, stamp }) => [id, stamp]));
    },
    async keepCards(owner, cards) {
      const tx = db.transaction("cards", "readwrite");
      for (const { stamp, packed } of cards) void tx.store.put({ owner, id: packed.card.id, stamp, packed });
      await tx.done;
    },
    async keepPack(owner, pack, askedAt) {
      const tx = db.transaction(["packs", "cards", "sent"], "readwrite");
      const needed = new Set(pack.cards.map((card) => card.id));
      for (const key of await tx.objectStore("cards").getAllKeys(allOf(owner))) {
        if (!needed.has(key[1])) await tx.objectStore("cards").delete(key);
      }
      const sent = tx.objectStore("sent");
      for (const entry of await sent.index("owner").getAll(owner)) {
        if (entry.sentAt < askedAt) await sent.delete(entry.id);
      }
      await tx.objectStore("packs").put({ owner, pack, askedAt });
      await tx.done;
    },
    async keepSent(owner, reviews, now) {
      const tx = db.transaction("sent", "readwrite");
      for (const review of reviews) void tx.store.put({ id: review.id, owner, review, sentAt: now });
      await tx.done;
    },
    async sent(owner) {
      return (await db.getAllFromIndex("sent", "owner", owner)).map((entry) => entry.review);
    },
    async adopt(visitor, userId) {
      const tx = db.transaction(["packs", "cards", "sent"], "readwrite");
      const [packs, cards] = [tx.objectStore("packs"), tx.objectStore("cards")];
      const kept = await packs.get(visitor);
      if (kept && !(await packs.get(userId))) {
        await packs.put({ ...kept, owner: userId, pack: { ...kept.pack, userId } });
        for (const card of await cards.getAll(allOf(visitor))) await cards.put({ ...card, owner: userId });
      }
      await packs.delete(visitor);
      await cards.delete(allOf(visitor));
      await tx.done;
    },
    async owners() {
      const [packs, cards, sent] = await Promise.all([
        db.getAllKeys("packs"),
        db.getAllKeys("cards"),
        db.getAll("sent"),
      ]);
      return [...new Set([...packs, ...cards.map(([owner]) => owner), ...sent.map(({ owner }) => owner)])];
    },
    async forget(owner) {
      const tx = db.transaction(["packs", "cards", "sent"], "readwrite");
      await tx.objectStore("packs").delete(owner);
      await tx.objectStore("cards").delete(allOf(owner));
      for (const id of await tx.objectStore("sent").index("owner").getAllKeys(owner)) {
        await tx.objectStore("sent").delete(id);
      }
      await tx.done;
    },
    close: () => db.close(),
  };
}

/** Every key of a learner: arrays sort before strings, so this is beyond all of them. */
function allOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []]);
}
