import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from "#lib/base/study-time.ts";
import type { ServerRole } from "#lib/classes/types.ts";

/** How long a browser stays signed in: so long after its last use, and never longer than `most` after it signed in. */
export type SessionSpan = { readonly idle: number; readonly most: number };

/** A guest has nothing but the cookie, so it lasts as long as browsers keep one. */
const GUEST: SessionSpan = { idle: 400 * MS_PER_DAY, most: Number.POSITIVE_INFINITY };
/** Weeks of holidays go by between two sittings; what was answered meanwhile waits on the device in any case. */
const LEARNER: SessionSpan = { idle: 14 * MS_PER_DAY, most: 90 * MS_PER_DAY };
/** Who sees other people's work signs in every working day. */
const STAFF: SessionSpan = { idle: 8 * MS_PER_HOUR, most: 7 * MS_PER_DAY };
/** A computer in a library. */
const SHARED: SessionSpan = { idle: MS_PER_HOUR, most: 12 * MS_PER_HOUR };

/** What is grave (the administrator's page, taking everything along) asks for the password again after so long. */
export const CONFIRMED_FOR_MS = 30 * MS_PER_MINUTE;

/** The use of a session is noted at most so often, so that answering costs no write of its own. */
export const NOTED_EVERY_MS = 5 * MS_PER_MINUTE;

export function sessionSpan(of: {
  readonly named: boolean;
  readonly role: ServerRole;
  readonly shared: boolean;
}): SessionSpan {
  if (!of.named) return GUEST;
  if (of.shared) return SHARED;
  return of.role === "learner" ? LEARNER : STAFF;
}

/** When a session that is used now will be over. */
export function sessionEnd({ idle, most }: SessionSpan, createdAt: number, now: number): number {
  return Math.min(now + idle, createdAt + most);
}
