import { newId } from "./outbox.ts";

/** Longer than this nobody waits for a deletion. */
const PATIENCE_MS = 15_000;

/** What was deleted, and the step that takes it back. */
export type Deleted = { readonly stepId: string; readonly label: string; readonly gone: readonly string[] };

/**
 * Deletes a card: a note of one's own with all its cards, somebody else's card from one's own decks. Never throws; what
 * went wrong is a sentence.
 */
export async function sendDelete(cardId: string): Promise<Deleted | { readonly problem: string }> {
  try {
    const response = await fetch("/api/cards", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        do: "delete",
        id: newId(),
        cardIds: [cardId],
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    // Safe: our own route answers this for 200.
    if (response.ok) return body as Deleted;
    return { problem: sentenceIn(body) };
  } catch {
    return { problem: "Offline. Deleting needs the server; suspend the card to be rid of it until then." };
  }
}

function sentenceIn(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
    ? body.message
    : "The server did not take it. Nothing was deleted; try again.";
}
