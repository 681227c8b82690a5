import type { StudyCard } from "#lib/study/types.ts";
import { newId } from "./outbox.ts";
import { keepDeed } from "./waiting-deeds.ts";

/** Longer than this nobody waits for a deletion. */
const PATIENCE_MS = 15_000;

/** What was deleted, and the step that takes it back. */
export type Deleted = { readonly stepId: string; readonly label: string; readonly gone: readonly string[] };

/**
 * Deletes a card: a note of one's own with all its cards (`family`: those in the sitting), somebody else's card from
 * one's own decks. Without the network it waits on this device. Never throws; what went wrong is a sentence.
 */
export async function sendDelete(
  card: StudyCard,
  family: readonly string[],
  owner: string | null,
): Promise<Deleted | { readonly problem: string }> {
  const id = newId();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const sent = { do: "delete", id, cardIds: [card.id], zone };
  try {
    const response = await fetch("/api/cards", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(sent),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    // Safe: our own route answers this for 200.
    if (response.ok) return body as Deleted;
    return { problem: sentenceIn(body) };
  } catch {
    const gone = [card.id, ...family];
    const effect = { kind: "gone", cardIds: gone } as const;
    const deed = { id, owner: owner ?? "", at: Date.now(), body: sent, label: "Card deleted", effect };
    if (owner !== null && (await keepDeed({ ...deed, about: card.question })))
      return { stepId: id, label: `${deed.label}; it waits on this device`, gone };
    return { problem: "Offline. Deleting needs the server; suspend the card to be rid of it until then." };
  }
}

function sentenceIn(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
    ? body.message
    : "The server did not take it. Nothing was deleted; try again.";
}
