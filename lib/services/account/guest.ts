import { DomainError } from "#lib/base/errors.ts";
import { DEFAULT_DAY_START, isZone, type StudyClock } from "#lib/base/study-time.ts";
import { addGuest, addSession, ownerOfSession } from "#lib/db/queries/sessions.ts";
import type { Writer } from "#lib/db/store.ts";
import type { Ctx } from "../context.ts";
import { isToBeNoted, noteUse } from "./note-use.ts";
import { SESSION_MS } from "./sessions.ts";

export type Learner = { readonly userId: string; readonly clock: StudyClock };

/**
 * The learner an answer is recorded for, inside the write that records it. A visitor becomes a guest here: a row and a
 * session for the key in the cookie, unless another tab was quicker with the same key.
 */
export async function learnerFor(
  tx: Writer,
  ctx: Ctx,
  ids: { readonly userId: string; readonly at: number; readonly zone: string },
): Promise<Learner> {
  const { viewer } = ctx;
  const zone = isZone(ids.zone) ? ids.zone : null;
  if (viewer.kind === "learner") {
    if ((zone !== null && zone !== viewer.clock.zone) || isToBeNoted(viewer, ids.at))
      await noteUse(tx, viewer, zone ?? viewer.clock.zone, ids.at);
    return viewer;
  }
  if (viewer.key === null) {
    throw new DomainError(
      "not-allowed",
      "An answer needs a session. Open the study page, then send it again.",
    );
  }
  const { tokenHash, device } = viewer.key;
  const known = await ownerOfSession(tx, tokenHash, ids.at);
  if (known) return { userId: known.userId, clock: { zone: known.zone, dayStart: known.dayStart } };
  const clock = { zone: zone ?? "UTC", dayStart: DEFAULT_DAY_START };
  await addGuest(tx, { userId: ids.userId, ...clock, at: ids.at });
  await addSession(tx, { tokenHash, userId: ids.userId, at: ids.at, expiresAt: ids.at + SESSION_MS, device });
  return { userId: ids.userId, clock };
}
