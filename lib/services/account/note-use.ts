import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { noteVisit, sessionOf, touchSession } from "#lib/db/queries/sessions.ts";
import type { Writer } from "#lib/db/store.ts";
import type { Viewer } from "../context.ts";
import { NOTED_EVERY_MS, sessionEnd, sessionSpan } from "./session-span.ts";

type Learner = Extract<Viewer, { readonly kind: "learner" }>;

/** Whether a use is worth a write: once a day for a guest, whose session lasts a year, else every few minutes. */
export function isToBeNoted(viewer: Learner, at: number): boolean {
  return at - viewer.lastUsedAt > (viewer.name === null ? MS_PER_DAY : NOTED_EVERY_MS);
}

/** Notes that a learner was here, in which zone, and lengthens the session as far as it may go. */
export async function noteUse(tx: Writer, viewer: Learner, zone: string, at: number): Promise<void> {
  const { userId, tokenHash, name, role } = viewer;
  await noteVisit(tx, userId, zone, at);
  const session = await sessionOf(tx, tokenHash);
  if (session === null) return;
  const span = sessionSpan({ named: name !== null, role, shared: session.shared });
  await touchSession(tx, tokenHash, at, sessionEnd(span, session.createdAt, at));
}
