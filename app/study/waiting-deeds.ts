import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/**
 * Changes of cards that were made without the network: edits and deletions, as they will be posted. They lie apart from
 * the outbox, in a database of their own, so that a tab of an older build still opens its outbox.
 */
export type WaitingDeed = {
  /** The id of the step: sent twice it counts once. */
  readonly id: string;
  readonly owner: string;
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** What was done, as in "Card edited", and to what. */
  readonly label: string;
  readonly about: string;
  /** What is to be seen of it here until the server has it. */
  readonly effect:
    | { readonly kind: "words"; readonly cardId: string; readonly content: Readonly<Record<string, string>> }
    | { readonly kind: "gone"; readonly cardIds: readonly string[] };
  /** Why the server did not take it, for good. */
  readonly refused?: string;
};

interface Schema extends DBSchema {
  deeds: { key: string; value: WaitingDeed; indexes: { owner: string } };
}

export const DEEDS_DATABASE = "dossier-deeds";
const CHANNEL = "dossier-deeds";
const LOCK = "dossier-deeds";
const listeners = new Set<() => void>();

/** Keeps a deed on this device; false where the browser keeps nothing. */
export async function keepDeed(deed: WaitingDeed): Promise<boolean> {
  const kept = await onDeeds(async (db) => {
    await db.put("deeds", deed);
    return true;
  });
  tell();
  return kept ?? false;
}

/** What waits of a learner, the oldest first, with what was refused. */
export async function deedsOf(owner: string): Promise<readonly WaitingDeed[]> {
  const all = (await onDeeds((db) => db.getAllFromIndex("deeds", "owner", owner))) ?? [];
  return all.sort((a, b) => a.at - b.at);
}

/** How many wait that belong to another than this learner. */
export async function deedsOfOthers(owner: string): Promise<number> {
  const all = (await onDeeds((db) => db.getAll("deeds"))) ?? [];
  return all.filter((deed) => deed.owner !== owner).length;
}

/** Removes a deed that waits; null when it does not, because it was sent or never waited. */
export async function dropDeed(id: string): Promise<WaitingDeed | null> {
  // Not while it is being sent: then it is the server's to take back.
  const dropped = await alone(() =>
    onDeeds(async (db) => {
      const deed = await db.get("deeds", id);
      if (deed) await db.delete("deeds", id);
      return deed ?? null;
    }),
  );
  tell();
  return dropped;
}

/** Removes everything of a learner; null: of everybody but `except`. */
export async function forgetDeeds(owner: string | null, except?: string): Promise<void> {
  const all = (await onDeeds((db) => db.getAll("deeds"))) ?? [];
  for (const deed of all) {
    if (owner === null ? deed.owner !== except : deed.owner === owner) await dropDeed(deed.id);
  }
}

/** Runs a job while no other tab drops or sends. */
export async function alone<T>(job: () => Promise<T>): Promise<T> {
  if (!("locks" in navigator)) return job();
  return navigator.locks.request(LOCK, job);
}

/** Runs a job on the database; null where the browser keeps nothing. */
export async function onDeeds<T>(job: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T | null> {
  let db: IDBPDatabase<Schema> | null = null;
  try {
    db = await openDB<Schema>(DEEDS_DATABASE, 1, {
      upgrade(fresh) {
        fresh.createObjectStore("deeds", { keyPath: "id" }).createIndex("owner", "owner");
      },
    });
    return await job(db);
  } catch {
    return null;
  } finally {
    db?.close();
  }
}

/** Calls back when a deed was kept or is gone, in this tab or another. */
export function watchDeeds(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", listener);
  listeners.add(listener);
  return () => {
    channel.close();
    listeners.delete(listener);
  };
}

export function tell(): void {
  for (const listener of listeners) listener();
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}
