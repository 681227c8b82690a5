import type { CardInfo } from "#lib/study/card-info.ts";
import { cardInfoHere, type KeptCard } from "#lib/study/card-info-here.ts";
import { unpackLine } from "#lib/study/packed-history.ts";
import type { StudyRun } from "#lib/study/run.ts";
import { VISITOR } from "./outbox.ts";

const device = () => import("#app/offline/device-store.ts");

/** What this device knows of a card of the sitting; null for a card that the sitting does not have. */
export async function infoHere(run: StudyRun, cardId: string): Promise<CardInfo | null> {
  const card = run.cards.get(cardId);
  return card
    ? cardInfoHere(run, card, await keptCard(run.session.userId ?? VISITOR, cardId), Date.now())
    : null;
}

async function keptCard(owner: string, cardId: string): Promise<KeptCard | null> {
  try {
    return await (await device()).onDevice(async (store) => {
      const packed = await store.card(owner, cardId);
      return packed ? { state: packed.card.state, past: (packed.past ?? []).map(unpackLine) } : null;
    });
  } catch {
    return null;
  }
}
