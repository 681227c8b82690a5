import type { CardState } from "#lib/schedule/events.ts";
import type { SentReview } from "#lib/study/types.ts";
import type { Refusal } from "./outbox.ts";

/** What the server says to a batch of answers. */
export type Receipt = {
  readonly userId: string;
  readonly accepted: readonly string[];
  readonly refused: readonly Refusal[];
  readonly states: readonly { readonly cardId: string; readonly state: CardState }[];
  /** How many events the log has after it. */
  readonly events?: number;
};

/** What came of an attempt to send. */
export type Outcome =
  | { readonly kind: "received"; readonly receipt: Receipt }
  /** Nothing is wrong with the answers: keep them all and try again. */
  | {
      readonly kind: "later";
      readonly reachable: boolean;
      readonly afterMs: number | null;
      /** The session is over: they go when the learner has signed in again. */
      readonly signedOut: boolean;
    }
  /** The batch as a whole was refused for what is in it. */
  | { readonly kind: "unreadable"; readonly reason: string };

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** A server whose clock was set back may ask for hours; nobody waits so long to be told "Saved". */
const LONGEST_ASKED_MS = 5 * 60_000;
/** A reply that takes longer is as good as none; the answers are safe to send again. */
const PATIENCE_MS = 15_000;
/** Small enough for `keepalive` (64 kB in all), so that the last answers go out while the page closes. */
export const BATCH = 50;

/**
 * How long to wait after so many failures in a row: doubling from one second to a minute, shortened at random by up to
 * a quarter so that a class that lost its network does not come back in one instant. `random` is in [0, 1).
 */
export function waitAfter(failures: number, random: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (1 - random / 4));
}

/**
 * What a status means for the answers. Only a reply that names what is wrong with the batch itself (400, 413, 422) is
 * held against it; everything else (signed out, too many, server down) keeps the answers as they are.
 */
export function verdict(
  status: number,
  retryAfter: string | null,
): "received" | "unreadable" | { afterMs: number | null } {
  if (status === 200) return "received";
  if (status === 400 || status === 413 || status === 422) return "unreadable";
  const seconds = Number(retryAfter);
  if (retryAfter === null || !Number.isFinite(seconds) || seconds <= 0) return { afterMs: null };
  return { afterMs: Math.min(LONGEST_ASKED_MS, seconds * 1000) };
}

/** Sends a batch once. Never throws. */
export async function post(
  deviceId: string,
  userId: string | null,
  reviews: readonly SentReview[],
): Promise<Outcome> {
  try {
    const response = await fetch("/api/reviews", {
      method: "POST",
      headers: { "content-type": "application/json" },
      // `userId`: whose answers these are, so that a cookie that changed hands in between cannot take them.
      body: JSON.stringify({ deviceId, sentAt: Date.now(), userId, reviews }),
      // The browser takes no more than that past the end of a page.
      keepalive: reviews.length <= BATCH,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const meaning = verdict(response.status, response.headers.get("retry-after"));
    if (meaning === "unreadable") return { kind: "unreadable", reason: await reasonIn(response) };
    if (meaning !== "received")
      return { kind: "later", reachable: true, signedOut: await isSignedOut(response), ...meaning };
    return { kind: "received", receipt: receiptFrom(await response.json()) };
  } catch {
    return { kind: "later", reachable: false, afterMs: null, signedOut: false };
  }
}

/** Whether the server knows nobody any more by the cookie that came with the answers. */
async function isSignedOut(response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const body: unknown = await response.json().catch(() => null);
  return JSON.stringify(body).includes('"signIn":"needed"');
}

/** Our own server's reply; its shape is promised by the route, so it is named rather than checked. */
function receiptFrom(body: unknown): Receipt {
  return body as Receipt;
}

async function reasonIn(response: Response): Promise<string> {
  try {
    const body: unknown = await response.json();
    if (typeof body === "object" && body !== null && "message" in body && typeof body.message === "string") {
      return body.message;
    }
  } catch {
    // A reply without words: the status has to do.
  }
  return `The server could not read it (${response.status}).`;
}
