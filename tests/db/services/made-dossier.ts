import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { cards } from "#lib/db/schema/decks.ts";
import type { Store } from "#lib/db/store.ts";
import type { Made, MakeInput } from "#lib/decks/made.ts";
import type { Ctx } from "#lib/services/context.ts";
import { makingOf } from "#lib/services/making/making.ts";
import { makingProgress } from "#lib/services/making/making-progress.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import type { Maker } from "#lib/services/making/workers.ts";
import { add, fact, LIGHT, madeOf, owner, proofOf } from "./dossier-fixtures.ts";

export const atOnce =
  (make: (input: MakeInput) => Made): Maker =>
  async (input) =>
    make(input);

export const oneCard = (input: MakeInput): Made =>
  madeOf(input, { cards: [fact("lighting", [proofOf(input, "light.txt", "3 May 1822")])] });

export async function made(store: Store, make: (input: MakeInput) => Made = oneCard) {
  const { ctx, dossierId } = await owner(store);
  await add(ctx, dossierId, "light.txt", LIGHT);
  makingOf(store, atOnce(make));
  await startMaking(ctx, { dossierId });
  await makingOf(store).idle();
  return { ctx, dossierId };
}

export async function again(ctx: Ctx, dossierId: string): Promise<Readonly<Record<string, number>> | null> {
  await startMaking(ctx, { dossierId });
  await makingOf(ctx.store).idle();
  const progress = await makingProgress(ctx, dossierId);
  expect(progress).toMatchObject({ state: "done", message: null });
  return progress?.changes ?? null;
}

export const cardRow = async (store: Store, stableId: string) => {
  const [row] = await store.read.select().from(cards).where(eq(cards.stableId, stableId));
  if (!row) throw new Error(`no card ${stableId}`);
  return row;
};

export async function decide(
  store: Store,
  stableId: string,
  set: Partial<typeof cards.$inferInsert>,
): Promise<void> {
  await store.write((tx) => tx.update(cards).set(set).where(eq(cards.stableId, stableId)));
}
