import { and, desc, eq, gt, isNull, lt, or } from "drizzle-orm";
import { invitations } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

export type InvitationRow = typeof invitations.$inferSelect;

export async function addInvitation(tx: Writer, row: typeof invitations.$inferInsert): Promise<void> {
  await tx.insert(invitations).values(row);
}

export async function invitationOf(db: Reader | Writer, tokenHash: string): Promise<InvitationRow | null> {
  const [row] = await db.select().from(invitations).where(eq(invitations.tokenHash, tokenHash));
  return row ?? null;
}

/** Those of administrators that can still be taken up, the newest first. */
export async function openInvitations(db: Reader | Writer, now: number): Promise<readonly InvitationRow[]> {
  return db
    .select()
    .from(invitations)
    .where(and(isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .orderBy(desc(invitations.createdAt));
}

export async function useInvitation(
  tx: Writer,
  tokenHash: string,
  usedBy: string,
  usedAt: number,
): Promise<void> {
  await tx.update(invitations).set({ usedBy, usedAt }).where(eq(invitations.tokenHash, tokenHash));
}

export async function deleteInvitation(tx: Writer, tokenHash: string): Promise<void> {
  await tx.delete(invitations).where(and(eq(invitations.tokenHash, tokenHash), isNull(invitations.usedAt)));
}

/** Forgets the codes of earlier starts that nobody used. */
export async function deleteSetupInvitations(tx: Writer): Promise<void> {
  await tx.delete(invitations).where(and(isNull(invitations.createdBy), isNull(invitations.usedAt)));
}

/** Forgets what was used or was over before an instant. */
export async function forgetInvitationsBefore(tx: Writer, before: number): Promise<void> {
  await tx.delete(invitations).where(or(lt(invitations.expiresAt, before), lt(invitations.usedAt, before)));
}
