import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { uuidv7 } from "#lib/base/ids.ts";
import type { Card } from "#lib/cards/types.ts";
import type { Conflict } from "#lib/conflicts/types.ts";
import type { Store } from "#lib/db/store.ts";
import { type Deck, printDeck } from "#lib/decks/format.ts";
import { hashOfToken, viewerOf } from "#lib/services/account/sessions.ts";
import type { Ctx, Viewer } from "#lib/services/context.ts";
import { syncDecks } from "#lib/services/decks/sync-decks.ts";
import type { SentReview } from "#lib/study/types.ts";

/** 2 March 2026, 09:00 UTC. */
export const NOW = Date.UTC(2026, 2, 2, 9);
export const DAY = 86_400_000;

/** Ids that repeat from run to run, and differ from each other. */
export function ids(seed = 1): () => string {
  let state = seed * 7919;
  return () =>
    uuidv7(NOW, (bytes) => {
      for (let i = 0; i < bytes.length; i += 1) {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        bytes[i] = state >>> 16;
      }
      return bytes;
    });
}

const mint = ids(99);

export function context(store: Store, viewer: Viewer, now = NOW): Ctx {
  return { store, viewer, now: () => now, newId: mint };
}

export const visitor = (token: string): Viewer => ({
  kind: "visitor",
  key: { tokenHash: hashOfToken(token), device: null, address: null },
});

/** The context of whoever holds a token. */
export async function holder(store: Store, token: string, now = NOW): Promise<Ctx> {
  return context(store, await viewerOf(store, token, now), now);
}

export const TEXT =
  "The old mill.\n\nIn March 1871 the mill at Lower Weir burned down. Nobody was hurt.\n\nIt was built again.";

export function card(n: number, changes: Partial<Card> = {}): Card {
  return {
    id: `card-${n}`,
    category: "date",
    question: `In which year was thing ${n} built?`,
    answer: String(1800 + n),
    evidence: [{ document: "mill.txt", start: 15, end: 28, quote: TEXT.slice(15, 28), role: "proof" }],
    siblings: `sentence-${n}`,
    ...changes,
  };
}

export const CONFLICT: Conflict = {
  id: "fire",
  topic: "When the mill burned down",
  slot: "date",
  claims: [
    { document: "mill.txt", start: 18, end: 28, value: "1871-03", quote: "March 1871" },
    { document: "other.txt", start: 0, end: 4, value: "1872", quote: "1872" },
  ],
};

export function deck(cards: readonly Card[], changes: Partial<Deck> = {}): Deck {
  const sha256 = createHash("sha256").update(TEXT).digest("hex");
  return {
    format: "dossier-deck",
    version: 1,
    title: "The mill",
    deck: "all",
    documents: [
      { name: "mill.txt", title: "The old mill", format: "text", sha256, length: TEXT.length },
      { name: "other.txt", title: "Another account", format: "text", sha256: "0".repeat(64), length: 40 },
    ],
    cards: structuredClone(cards) as Deck["cards"],
    conflicts: [{ ...CONFLICT, claims: [...CONFLICT.claims] }],
    skipped: [{ document: "mill.txt", start: 0, end: 13, reason: "heading" }],
    ...changes,
  };
}

/** Writes a dossier as it ships. */
export function ship(folder: string, value: Deck, name = "mill"): void {
  mkdirSync(path.join(folder, name, "documents"), { recursive: true });
  writeFileSync(path.join(folder, name, "all.json"), printDeck(value));
  writeFileSync(path.join(folder, name, "documents", "mill.txt"), TEXT);
}

/** Ships a deck and syncs it. */
export async function synced(store: Store, folder: string, cards: readonly Card[], now = NOW) {
  ship(folder, deck(cards));
  return syncDecks(context(store, { kind: "visitor", key: null }, now), folder);
}

let sequence = 0;

/** An answer as a browser sends it. */
export function sent(cardId: string, changes: Partial<SentReview> = {}): SentReview {
  sequence += 1;
  return {
    id: mint(),
    kind: "answered",
    cardId,
    cardVersion: 1,
    rating: 3,
    target: null,
    deviceId: "device-1",
    deviceSequence: sequence,
    deviceTime: NOW,
    utcOffsetMinutes: 0,
    zone: "UTC",
    tookMs: 2_000,
    mode: "study",
    dueShown: null,
    ...changes,
  };
}

export function batch(reviews: readonly unknown[], changes: object = {}): object {
  return { deviceId: "device-1", sentAt: NOW, reviews, ...changes };
}
