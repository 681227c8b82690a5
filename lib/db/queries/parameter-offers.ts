import { and, desc, eq } from "drizzle-orm";
import { parameterOffers } from "../schema/figures.ts";
import type { Reader, Writer } from "../store.ts";

export type OfferRow = typeof parameterOffers.$inferSelect;

/** The offers made to a learner, the latest first. */
export function offersOf(db: Reader | Writer, userId: string, limit: number): Promise<readonly OfferRow[]> {
  return db
    .select()
    .from(parameterOffers)
    .where(eq(parameterOffers.userId, userId))
    .orderBy(desc(parameterOffers.createdAt), desc(parameterOffers.id))
    .limit(limit);
}

/** One offer of a learner; null when there is none. */
export async function offerOf(db: Reader | Writer, userId: string, id: string): Promise<OfferRow | null> {
  const [row] = await db
    .select()
    .from(parameterOffers)
    .where(and(eq(parameterOffers.userId, userId), eq(parameterOffers.id, id)));
  return row ?? null;
}

export async function addOffer(tx: Writer, row: typeof parameterOffers.$inferInsert): Promise<void> {
  await tx.insert(parameterOffers).values(row);
}

export async function settleOffer(
  tx: Writer,
  id: string,
  change: Pick<OfferRow, "state" | "decidedAt" | "weightsBefore">,
): Promise<void> {
  await tx.update(parameterOffers).set(change).where(eq(parameterOffers.id, id));
}
