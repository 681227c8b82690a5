import { isSignedInAs } from "./elsewhere.ts";
import { alone, deedsOf, onDeeds, tell, type WaitingDeed } from "./waiting-deeds.ts";

const PATIENCE_MS = 15_000;

/**
 * Sends what waits of a learner, the oldest first; says how many still wait. What the server refuses for good stays with
 * its reason, until the learner has seen it. Sends nothing under the cookie of another.
 */
export async function sendDeeds(owner: string): Promise<number> {
  const before = await waiting(owner);
  if (before.length === 0) return 0;
  await alone(async () => {
    if (!(await isSignedInAs(owner))) return;
    for (const deed of await waiting(owner)) {
      const outcome = await post(deed);
      if (outcome === "later") return;
      await onDeeds((db) =>
        outcome === "taken"
          ? db.delete("deeds", deed.id)
          : db.put("deeds", { ...deed, refused: outcome.reason }).then(() => undefined),
      );
    }
  });
  tell();
  return (await waiting(owner)).length;
}

async function waiting(owner: string): Promise<readonly WaitingDeed[]> {
  return (await deedsOf(owner)).filter((deed) => deed.refused === undefined);
}

async function post(deed: WaitingDeed): Promise<"taken" | "later" | { readonly reason: string }> {
  try {
    const response = await fetch("/api/cards", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(deed.body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return "taken";
    // Only what is said of the deed itself is held against it.
    if (![400, 404, 409, 413, 422].includes(response.status)) return "later";
    const body: unknown = await response.json().catch(() => null);
    const said = typeof body === "object" && body !== null && "message" in body ? body.message : null;
    return { reason: typeof said === "string" ? said : `The server did not take it (${response.status}).` };
  } catch {
    return "later";
  }
}
