import { DomainError } from "#lib/base/errors.ts";
import { type ClassAction, mayInClass } from "#lib/classes/policy.ts";
import { type ClassRow, classFor, type Membership } from "#lib/db/queries/class-members.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import type { Ctx } from "../context.ts";

export type OpenClass = { readonly row: ClassRow; readonly membership: Membership | null };

/**
 * The class, if the viewer may do this in it (or any of these). Throws `not-found` otherwise, in the same words for a class that is
 * somebody else's and for one that is not there. Give it the write's `tx` where something is changed, so that who was
 * removed a moment ago changes nothing. A class in the bin is not there, but for `binned`: then it is looked for there too.
 */
export async function allowInClass(
  ctx: Ctx,
  db: Reader | Writer,
  action: ClassAction | readonly ClassAction[],
  classId: string,
  { binned = false }: { readonly binned?: boolean } = {},
): Promise<OpenClass> {
  const { viewer } = ctx;
  const found = viewer.kind === "learner" ? await classFor(db, classId, viewer.userId) : null;
  if (
    found === null ||
    (found.row.deletedAt !== null && !binned) ||
    viewer.kind === "visitor" ||
    ![action].flat().some((one) => mayInClass({ serverRole: viewer.role, membership: found.membership }, one))
  )
    throw noSuchClass();
  return found;
}

/** For a class that is not there, or somebody else's. */
export function noSuchClass(): DomainError {
  return new DomainError(
    "not-found",
    "There is no such class. It may have been removed; go back to the start page.",
  );
}

/** Throws `conflict` for a class that was archived: it is only read until somebody brings it back. */
export function stillGoing(row: ClassRow): void {
  if (row.archivedAt !== null)
    throw new DomainError(
      "conflict",
      "This class is archived. Bring it back under Settings, then change it.",
    );
}
