import { dropDeed, keepDeed, type WaitingDeed } from "./waiting-deeds.ts";

/** Longer than this nobody waits for an undo. */
const PATIENCE_MS = 10_000;

/** Why a step was not turned, as a sentence; `forGood` when trying again would not help. */
export type NotTurned = { readonly why: string; readonly forGood: boolean };

/** Deeds that were taken back before the server had them, to be done again. */
const dropped = new Map<string, WaitingDeed>();

/**
 * Takes a step of the journal back, or does it again: on this device where it waits, else on the server. Null when it is
 * done. Never throws.
 */
export async function turnStep(stepId: string, direction: "undo" | "redo"): Promise<NotTurned | null> {
  if (await turnHere(stepId, direction)) return null;
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
    const why =
      typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
        ? body.message
        : `The server did not take it; nothing was ${words}.`;
    // Changed since, gone, or not ours: another try would be told the same.
    return { why, forGood: [400, 403, 404, 409].includes(response.status) };
  } catch {
    return { why: `Offline. This can be ${words} when the server is in reach again.`, forGood: false };
  }
}

/** Whether the step had not left this device, and is turned here. */
async function turnHere(stepId: string, direction: "undo" | "redo"): Promise<boolean> {
  if (direction === "undo") {
    const deed = await dropDeed(stepId);
    if (deed !== null) dropped.set(stepId, deed);
    return deed !== null;
  }
  const deed = dropped.get(stepId);
  if (deed === undefined || !(await keepDeed(deed))) return false;
  dropped.delete(stepId);
  return true;
}
