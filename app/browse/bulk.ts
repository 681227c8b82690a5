import { zoneHere } from "#app/study/device.ts";
import { newId } from "#app/study/outbox.ts";
import { turnStep } from "#app/study/turn-step.ts";
import type { ChangedCards } from "#lib/services/browse/change-cards.ts";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";
import type { LastDeeds } from "#lib/services/browse/last-deeds.ts";
import type { ChangedTag } from "#lib/services/notes/change-tag.ts";
import { ask, messageIn } from "./ask.ts";
import { counted } from "./words.ts";

/** So many cards are sent at once; the server takes no more. */
const AT_ONCE = 500;
const PATIENCE_MS = 30_000;

/** What a deed was done to: cards by id, or everything that a search finds. */
export type Target =
  | { readonly kind: "cards"; readonly ids: readonly string[] }
  | { readonly kind: "found"; readonly query: string; readonly count: number };

export type Done = {
  /** For undo, in the order in which they were taken. */
  readonly steps: readonly string[];
  readonly changed: number;
  readonly left: number;
  /** Why it stopped before the end; null when it did not. */
  readonly trouble: string | null;
};

/**
 * Does a deed portion by portion, and says how far it is. `stopped` is asked between portions. Never throws: what was
 * done until then stands, and can be taken back.
 */
export async function doToAll(
  deed: BrowseDeed,
  target: Target,
  { onProgress, stopped }: { readonly onProgress: (done: number) => void; readonly stopped: () => boolean },
): Promise<Done> {
  const done = { steps: [] as string[], changed: 0, left: 0, trouble: null as string | null };
  let seen = 0;
  // By it the server knows what belongs together, also for an undo from another page or device.
  const batch = newId();
  for (const of of portionsOf(target)) {
    let next: object | null = of;
    while (next !== null) {
      if (stopped()) return { ...done, trouble: "Stopped." };
      const body: object = { step: newId(), batch, deed, of: next, zone: zoneHere() };
      const reply: ChangedCards | string = await send("/api/browse/deeds", body);
      if (typeof reply === "string") return { ...done, trouble: reply };
      if (reply.stepId !== null) done.steps.push(reply.stepId);
      done.changed += reply.changed.length;
      done.left += reply.left;
      seen += AT_ONCE;
      onProgress(target.kind === "cards" ? Math.min(seen, target.ids.length) : Math.min(seen, target.count));
      next =
        reply.after === null || target.kind === "cards" ? null : { query: target.query, after: reply.after };
    }
  }
  return done;
}

/** A tag with all below it: its new name, or null to take it from every card. */
export type TagChange = { readonly tag: string; readonly to: string | null; readonly cards: number };

/** Changes a tag on every card that has it, as `doToAll` does. */
export async function changeTagOnAll(
  { tag, to, cards }: TagChange,
  { onProgress, stopped }: { readonly onProgress: (done: number) => void; readonly stopped: () => boolean },
): Promise<Done> {
  const done = { steps: [] as string[], changed: 0, left: 0, trouble: null as string | null };
  const batch = newId();
  let after: string | null = "";
  while (after !== null) {
    if (stopped()) return { ...done, trouble: "Stopped." };
    const reply: ChangedTag | string = await send("/api/browse/tags", {
      step: newId(),
      batch,
      tag,
      to,
      after,
    });
    if (typeof reply === "string") return { ...done, trouble: reply };
    if (reply.stepId !== null) done.steps.push(reply.stepId);
    done.changed += reply.changed;
    onProgress(Math.min(done.changed, cards));
    after = reply.after;
  }
  return done;
}

/** What became of a tag, as a sentence. */
export function tagWords({ tag, to }: TagChange, { changed, trouble }: Done): string {
  if (changed === 0) return trouble ?? "Nothing was to be changed.";
  const what = to === null ? `Tag "${tag}" taken from` : `Tag "${tag}" renamed "${to}" on`;
  return `${what} ${counted(changed, "card")}.${trouble === null ? "" : ` ${trouble}`}`;
}

function portionsOf(target: Target): readonly object[] {
  if (target.kind === "found") return [{ query: target.query, after: "" }];
  return Array.from({ length: Math.ceil(target.ids.length / AT_ONCE) }, (_, i) => ({
    ids: target.ids.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  }));
}

/** One portion; a sentence when it was not done. The cast is safe because the routes answer with their verbs' types. */
async function send<T>(address: string, body: object): Promise<T | string> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const reply: unknown = await response.json();
    return response.ok ? (reply as T) : messageIn(reply);
  } catch {
    return "The server is out of reach.";
  }
}

/** Which way what was done is turned, and by which steps, in the order in which they are turned. */
export type Turn = { readonly direction: "undo" | "redo"; readonly steps: readonly string[] };

/** Turns steps one after the other. A sentence when one of them could not be. */
export async function turnAll({ direction, steps }: Turn): Promise<string | null> {
  for (const step of steps) {
    const trouble = await turnStep(step, direction);
    if (trouble !== null) return trouble.why;
  }
  return null;
}

/** What the account did last to cards, on this page or not; a sentence when it cannot be known. */
export async function askLastDeeds(): Promise<LastDeeds | string> {
  const reply = await ask<LastDeeds>("/api/browse/deeds", AbortSignal.timeout(PATIENCE_MS));
  return reply.ok ? reply.value : reply.message;
}

type Words = readonly [one: string, many: string];
const WORDS: Readonly<Record<BrowseDeed["kind"], Words>> = {
  suspended: ["Card suspended", "cards suspended"],
  unsuspended: ["Card brought back", "cards brought back"],
  buried: ["Card buried until tomorrow", "cards buried until tomorrow"],
  unburied: ["Card brought back", "cards brought back"],
  marked: ["Card marked", "cards marked"],
  unmarked: ["Mark taken away", "marks taken away"],
  reset: ["Card set back to new", "cards set back to new"],
  flagged: ["Flag set", "flags set"],
  "due-set": ["Day set", "cards given a day"],
  "tag-add": ["Card tagged", "cards tagged"],
  "tag-remove": ["Tag taken away", "cards untagged"],
  move: ["Card moved", "cards moved"],
  place: ["Card put in another place", "cards put in another place"],
  replace: ["Words replaced on a card", "cards with words replaced"],
  delete: ["Card deleted", "cards deleted"],
};

/** What was done, as a sentence. */
export function doneWords(deed: BrowseDeed, { changed, left, trouble }: Done): string {
  const [one, many] = WORDS[deed.kind];
  const what =
    changed === 0
      ? "Nothing was to be changed"
      : changed === 1
        ? one
        : `${changed.toLocaleString("en-GB")} ${many}`;
  if (changed === 0 && trouble !== null) return trouble;
  const rest = left === 0 ? "" : ` ${left} were not found.`;
  return `${what}.${trouble === null ? "" : ` ${trouble}`}${rest}`;
}
