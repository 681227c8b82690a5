import { newId } from "./outbox.ts";

const PATIENCE_MS = 10_000;
/** Says to the next study page of this tab that the learner has just taken more on. */
const JUST_ASKED = "dossier.more-new";

/** Takes so many more new cards on for today, or (null) the last ones back. Null when it is done, else why not. Never throws. */
export async function askMoreNew(cards: number | null): Promise<string | null> {
  try {
    const response = await fetch("/api/study/more", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: newId(), ...(cards === null ? { back: true } : { cards }) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) {
      if (cards !== null) noteAsked();
      return null;
    }
    const body: unknown = await response.json().catch(() => null);
    return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
      ? body.message
      : "The server did not take it. Try again.";
  } catch {
    return "This needs the network. Try again when you are back.";
  }
}

function noteAsked(): void {
  try {
    sessionStorage.setItem(JUST_ASKED, "yes");
  } catch {
    // Where nothing is kept, the button that takes it back is on the page of the deck.
  }
}

/** Whether more was taken on a moment ago; true once. */
export function wasJustAsked(): boolean {
  try {
    const asked = sessionStorage.getItem(JUST_ASKED) !== null;
    sessionStorage.removeItem(JUST_ASKED);
    return asked;
  } catch {
    return false;
  }
}
