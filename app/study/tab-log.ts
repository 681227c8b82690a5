import type { Instant } from "#lib/base/study-time.ts";
import type { StudySession } from "#lib/study/types.ts";
import type { Draft } from "./outbox.ts";

/**
 * What this tab saw happen, from one full load of a page to the next. The framework keeps the pages of a tab: Back shows
 * the study page as the server sent it, before everything that was answered since. This log brings it up to date.
 */
const log: Draft[] = [];
const seen = new Set<string>();
type Shown = {
  readonly at: Instant;
  /** How much of the log is older than the session. */
  readonly from: number;
  /** What the device had kept from earlier pages and the session did not know. */
  readonly kept: readonly Draft[];
};
const shown = new WeakMap<StudySession, Shown>();
let owner: string | null = null;

/** Notes an event, given here or heard of from another tab. */
export function note(draft: Draft): void {
  if (seen.has(draft.id)) return;
  seen.add(draft.id);
  log.push(draft);
}

/** When a session was first shown in this tab: now, when it was not yet. */
export function firstShown(session: StudySession, now: Instant): Instant {
  return begun(session, now).at;
}

/** What a session does not know, in the order it happened: what was unsent when it came, and what happened since. */
export function missedBy(session: StudySession, unsent: readonly Draft[], now: Instant): readonly Draft[] {
  const { at, from, kept } = begun(session, now);
  const later = log.slice(from);
  const known = new Set([...kept, ...later].map((draft) => draft.id));
  const older = [...kept, ...unsent.filter((draft) => !known.has(draft.id))];
  shown.set(session, { at, from, kept: older });
  return [...older, ...later];
}

function begun(session: StudySession, now: Instant): Shown {
  const known = shown.get(session) ?? { at: now, from: log.length, kept: [] };
  shown.set(session, known);
  return known;
}

/** Whose answers this tab sends: a session that was made before the visitor had a name does not know it. */
export function ownerHere(session: StudySession): string | null {
  return session.userId ?? owner;
}

export function noteOwner(userId: string): void {
  owner = userId;
}
