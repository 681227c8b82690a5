import { addAudit } from "#lib/db/queries/accounts.ts";
import type { Writer } from "#lib/db/store.ts";

export type Deed = {
  readonly id: string;
  readonly at: number;
  /** Who did it; null for the place itself. */
  readonly actorId: string | null;
  /** To whom it was done. */
  readonly subjectId: string | null;
  /** password-reset, member-removed, role-changed, record-printed … */
  readonly verb: string;
  readonly classId?: string | null;
};

/** Notes what was done to somebody's account or class, in the write that does it. No names and no contents. */
export async function writeAudit(tx: Writer, { classId = null, ...deed }: Deed): Promise<void> {
  await addAudit(tx, { ...deed, classId });
}
