import { zoneHere } from "#app/study/device.ts";
import { openOutbox, VISITOR } from "#app/study/outbox.ts";
import { deedsOf, type WaitingDeed } from "#app/study/waiting-deeds.ts";
import { cardWithDeeds } from "#app/study/with-deeds.ts";
import { type OnDevice, offlineSession } from "#lib/study/offline-session.ts";
import type { PackedCard, PackScope } from "#lib/study/pack.ts";
import type { StudySession } from "#lib/study/types.ts";
import { openDeviceStore } from "./device-store.ts";

/** More than anybody answers in weeks. */
const MOST_UNSENT = 20_000;

/** What is here of the learner who was here last; null when there is nothing to study. Throws where nothing is kept. */
export async function onThisDevice(): Promise<OnDevice | null> {
  const [outbox, store] = await Promise.all([openOutbox(), openDeviceStore()]);
  try {
    const owner = (await outbox.lastUser()) ?? VISITOR;
    const kept = await store.pack(owner);
    if (!kept) return null;
    const [cards, sent, unsent, deeds] = await Promise.all([
      store.cards(owner),
      store.sent(owner),
      outbox.unsent(owner, MOST_UNSENT),
      deedsOf(owner),
    ]);
    return { pack: kept.pack, cards: withDeeds(cards, deeds), sent, unsent };
  } finally {
    store.close();
  }
}

/** How many answers of the learner who was here last wait to be sent. */
export async function unsentHere(): Promise<number> {
  const outbox = await openOutbox();
  return outbox.count((await outbox.lastUser()) ?? VISITOR);
}

/** What is here, with the edits and without the deletions that the server does not know of yet. */
function withDeeds(
  cards: ReadonlyMap<string, PackedCard>,
  deeds: readonly WaitingDeed[],
): ReadonlyMap<string, PackedCard> {
  if (deeds.length === 0) return cards;
  return new Map(
    [...cards].flatMap(([id, packed]) => {
      const card = cardWithDeeds(packed.card, deeds);
      return card === null ? [] : [[id, { ...packed, card }]];
    }),
  );
}

/**
 * Today's queue of a scope by this device's clock; null when the scope is not here. `played`: for a screen that plays
 * today's unsent answers over it itself; otherwise they are in it.
 */
export function sessionHere(here: OnDevice, scope: PackScope, played: boolean): StudySession | null {
  return offlineSession(here, scope, { zone: zoneHere(), now: Date.now(), played });
}
