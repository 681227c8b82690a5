/** Longer than this nobody waits for an undo. */
const PATIENCE_MS = 10_000;

/**
 * Takes a step of the journal back on the server, or does it again. Null when it is done; else a sentence that says why
 * not. Never throws.
 */
export async function turnStep(stepId: string, direction: "undo" | "redo"): Promise<string | null> {
  const words = direction === "undo" ? "taken back" : "done again";
  try {
    const response = await fetch("/api/steps", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ step: stepId, undo: direction === "undo" }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return null;
    const body: unknown = await response.json().catch(() => null);
    return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
      ? body.message
      : `The server did not take it; nothing was ${words}.`;
  } catch {
    return `Offline. This can be ${words} when the server is in reach again.`;
  }
}
