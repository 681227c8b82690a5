import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import { uuidv7 } from "#lib/base/ids.ts";
import type { SentReview } from "#lib/study/types.ts";

/**
 * Answers that the server has not acknowledged yet, kept on this device so that a reload, a crash or a lost network
 * costs nothing. Every entry belongs to one learner: another learner's answers are neither sent nor counted.
 */

/** Answers given before there was a user row: they belong to whoever this device becomes with them. */
export const VISITOR = "visitor";

/** An event as the screen makes it; the outbox adds which device wrote it and in which order. */
export type Draft = Omit<SentReview, "deviceId" | "deviceSequence">;

export type Refusal = { readonly id: string; readonly reason: string };
export type Refused = { readonly review: SentReview; readonly reason: string; readonly refusedAt: number };

type Kept = {
  readonly id: string;
  readonly owner: string;
  readonly sequence: number;
  readonly review: SentReview;
};
type KeptRefused = Refused & { readonly id: string; readonly owner: string };

interface Schema extends DBSchema {
  answers: { key: string; value: Kept; indexes: { order: [string, number] } };
  refused: { key: string; value: KeptRefused; indexes: { owner: string } };
  device: { key: string; value: string | number };
}
const STORES = ["answers", "refused", "device"] as const;
type Write = IDBPTransaction<Schema, (typeof STORES)[number][], "readwrite">;

export type Outbox = {
  /** Keeps an event durably (it is on disk when this resolves) and says how it will be sent. */
  add(owner: string, draft: Draft): Promise<SentReview>;
  /** What waits, in the order given, at most `limit`. */
  unsent(owner: string, limit: number): Promise<readonly SentReview[]>;
  count(owner: string): Promise<number>;
  /** Forgets what the server has, and sets aside what it refused for good. */
  settle(owner: string, accepted: readonly string[], refused: readonly Refusal[], now: number): Promise<void>;
  refused(owner: string): Promise<readonly Refused[]>;
  forgetRefused(owner: string): Promise<void>;
  /** How many answers wait that belong to another than this learner (a visitor's are everybody's who becomes one). */
  others(owner: string): Promise<number>;
  /** Removes everything of one learner: answers that were not sent are lost. Null: of everybody but `except`. */
  forget(owner: string | null, except?: string): Promise<void>;
  /** Who this device knew last; null for nobody yet. */
  lastUser(): Promise<string | null>;
  /**
   * Hands a visitor's answers to a user: at once when the server has just made that user from them (`sure`), else only
   * when this device has never known another.
   */
  adopt(userId: string, sure: boolean): Promise<void>;
  /** Gives what a guest has here to the account that the guest became part of. */
  handOver(guestId: string, userId: string): Promise<void>;
  deviceId(): Promise<string>;
};

/** Opens the device's outbox. Throws where the browser keeps nothing (some private windows, full disks). */
export async function openOutbox(): Promise<Outbox> {
  const db = await opened();
  // A later release that changes the shape must not wait for this tab.
  db.addEventListener("versionchange", () => db.close());
  return outboxOn(db);
}

async function opened(): Promise<IDBPDatabase<Schema>> {
  try {
    return await openDB<Schema>("dossier", 1, {
      upgrade(fresh) {
        fresh.createObjectStore("answers", { keyPath: "id" }).createIndex("order", ["owner", "sequence"]);
        fresh.createObjectStore("refused", { keyPath: "id" }).createIndex("owner", "owner");
        fresh.createObjectStore("device");
      },
    });
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "VersionError") throw error;
    // A later release was here: releases only add, so that a tab of this one ends its session.
    return openDB<Schema>("dossier");
  }
}

function outboxOn(db: IDBPDatabase<Schema>): Outbox {
  return {
    add: (owner, draft) =>
      write(db, async (tx) => {
        const device = tx.objectStore("device");
        const deviceId = await deviceIdIn(tx);
        const sequence = Number((await device.get("sequence")) ?? 0) + 1;
        const review = { ...draft, deviceId, deviceSequence: sequence };
        await device.put(sequence, "sequence");
        await tx.objectStore("answers").put({ id: draft.id, owner, sequence, review });
        return review;
      }),
    async unsent(owner, limit) {
      const kept = await db.getAllFromIndex("answers", "order", allOf(owner), limit);
      return kept.map((entry) => entry.review);
    },
    count: (owner) => db.countFromIndex("answers", "order", allOf(owner)),
    settle: (owner, accepted, refusals, now) =>
      write(db, async (tx) => {
        const answers = tx.objectStore("answers");
        for (const { id, reason } of refusals) {
          const entry = await answers.get(id);
          if (!entry) continue;
          await tx.objectStore("refused").put({ id, owner, review: entry.review, reason, refusedAt: now });
          await answers.delete(id);
        }
        for (const id of accepted) await answers.delete(id);
      }),
    refused: (owner) => db.getAllFromIndex("refused", "owner", owner),
    forgetRefused: (owner) =>
      write(db, async (tx) => {
        const store = tx.objectStore("refused");
        for (const id of await store.index("owner").getAllKeys(owner)) await store.delete(id);
      }),
    async others(owner) {
      const mine = await db.countFromIndex("answers", "order", allOf(owner));
      const visitors = owner === VISITOR ? 0 : await db.countFromIndex("answers", "order", allOf(VISITOR));
      return (await db.count("answers")) - mine - visitors;
    },
    forget: (owner, except) =>
      write(db, async (tx) => {
        for (const store of [tx.objectStore("answers"), tx.objectStore("refused")]) {
          for (const entry of await store.getAll()) {
            if (owner === null ? entry.owner !== except : entry.owner === owner) await store.delete(entry.id);
          }
        }
        const device = tx.objectStore("device");
        const known = await device.get("user");
        if (owner === null ? known === except : known !== owner) return;
        // The next learner's answers must not look as if they came from the device of this one.
        for (const key of ["user", "id", "sequence"]) await device.delete(key);
      }),
    async lastUser() {
      const known = await db.get("device", "user");
      return typeof known === "string" ? known : null;
    },
    adopt: (userId, sure) =>
      write(db, async (tx) => {
        const known = await tx.objectStore("device").get("user");
        await tx.objectStore("device").put(userId, "user");
        if (!sure && known !== undefined && known !== userId) return;
        const answers = tx.objectStore("answers");
        for (const entry of await answers.index("order").getAll(allOf(VISITOR))) {
          await answers.put({ ...entry, owner: userId });
        }
      }),
    handOver: (guestId, userId) =>
      write(db, async (tx) => {
        const answers = tx.objectStore("answers");
        for (const entry of await answers.index("order").getAll(allOf(guestId)))
          await answers.put({ ...entry, owner: userId });
        await tx.objectStore("device").put(userId, "user");
      }),
    deviceId: () => write(db, deviceIdIn),
  };
}

/** One transaction that is on disk, not only in the browser's memory, when it resolves. */
async function write<T>(db: IDBPDatabase<Schema>, job: (tx: Write) => Promise<T>): Promise<T> {
  const tx = db.transaction([...STORES], "readwrite", { durability: "strict" });
  const result = await job(tx);
  await tx.done;
  return result;
}

async function deviceIdIn(tx: Write): Promise<string> {
  const known = await tx.objectStore("device").get("id");
  if (typeof known === "string") return known;
  const minted = newId();
  await tx.objectStore("device").put(minted, "id");
  return minted;
}

function allOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner, 0], [owner, Number.MAX_SAFE_INTEGER]);
}

/** An id of this device's making. Not `crypto.randomUUID`: that is missing on plain http in a home network. */
export function newId(): string {
  return uuidv7(Date.now(), (bytes) => {
    crypto.getRandomValues(bytes);
    return bytes;
  });
}

/** The same outbox in memory, for browsers that keep nothing: answers are still sent, but a reload loses the unsent. */
export function forgetfulOutbox(): Outbox {
  const device = newId();
  let answers: readonly Kept[] = [];
  let set: readonly KeptRefused[] = [];
  let sequence = 0;
  const of = <T extends { readonly owner: string }>(entries: readonly T[], owner: string) =>
    entries.filter((entry) => entry.owner === owner);
  return {
    async add(owner, draft) {
      sequence += 1;
      const review = { ...draft, deviceId: device, deviceSequence: sequence };
      answers = [...answers, { id: draft.id, owner, sequence, review }];
      return review;
    },
    unsent: async (owner, limit) =>
      of(answers, owner)
        .slice(0, limit)
        .map((entry) => entry.review),
    count: async (owner) => of(answers, owner).length,
    async settle(owner, accepted, refusals, now) {
      for (const { id, reason } of refusals) {
        const entry = answers.find((other) => other.id === id);
        if (entry) set = [...set, { id, owner, review: entry.review, reason, refusedAt: now }];
      }
      const gone = new Set([...accepted, ...refusals.map((refusal) => refusal.id)]);
      answers = answers.filter((entry) => !gone.has(entry.id));
    },
    refused: async (owner) => of(set, owner),
    async forgetRefused(owner) {
      set = set.filter((entry) => entry.owner !== owner);
    },
    others: async (owner) =>
      answers.filter((entry) => entry.owner !== owner && entry.owner !== VISITOR).length,
    async forget(owner, except) {
      const stays = (entry: { readonly owner: string }) =>
        owner === null ? entry.owner === except : entry.owner !== owner;
      answers = answers.filter(stays);
      set = set.filter(stays);
    },
    lastUser: async () => null,
    async adopt(userId) {
      answers = answers.map((entry) => (entry.owner === VISITOR ? { ...entry, owner: userId } : entry));
    },
    async handOver(guestId, userId) {
      answers = answers.map((entry) => (entry.owner === guestId ? { ...entry, owner: userId } : entry));
    },
    deviceId: async () => device,
  };
}
