import type { StudyCard } from "#lib/study/types.ts";

const PATIENCE_MS = 5_000;

/**
 * Asks the server for the card that a typed answer is right for, among those that are not in the sitting. Null when there
 * is none, and where the server is out of reach: it is worth knowing, not worth waiting for.
 */
export async function askMeant(cardId: string, said: string): Promise<StudyCard | null> {
  try {
    const response = await fetch(`/api/cards/${encodeURIComponent(cardId)}/meant`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ said }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) return null;
    // Safe: our own route answers this for 200, of the same build as this page.
    const { card } = (await response.json()) as { readonly card: StudyCard | null };
    return card;
  } catch {
    return null;
  }
}
