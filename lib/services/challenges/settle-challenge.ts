import { z } from "zod";
import { challengeById, settleChallengeRow } from "#lib/db/queries/challenges.ts";
import { challengesAnsweredByTeachers, challengesTaughtBy } from "#lib/db/queries/class-challenges.ts";
import type { Writer } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { type Settling, settles } from "./challenges-view.ts";

const Input = z.strictObject({
  challengeId: IdField,
  /** upheld: the card was wrong. answered: the source does say it. open: taken back. */
  verdict: z.enum(["upheld", "answered", "open"]),
  /** What the learner is told; may be empty. */
  reply: z.string().max(2_000, "A reply has at most 2,000 characters.").default(""),
});

/**
 * Settles a challenge, or opens it again; the answer goes back to whoever filed it. The card itself is changed where
 * cards are changed. Throws `not-found` for anybody but the owner of the card and those who assigned it to that pupil (of
 * a shipped card that nobody assigned: who filed it).
 */
export async function settleChallenge(ctx: Ctx, input: unknown): Promise<void> {
  const { challengeId, verdict, reply } = parseInput(Input, input);
  const at = ctx.now();
  const userId = userIdOf(ctx);
  await ctx.store.write(async (tx) => {
    const row = await challengeById(tx, challengeId);
    const mine =
      row !== null && userId !== null && row.status !== "withdrawn" && settles(await rights(tx, userId), row);
    allow(ctx, "make", mine ? { ownerId: userId } : null, "challenge");
    await settleChallengeRow(
      tx,
      challengeId,
      verdict === "open" ? null : { status: verdict, answer: reply.trim(), at },
    );
  });
}

async function rights(tx: Writer, userId: string): Promise<Settling> {
  const taught = await challengesTaughtBy(tx, userId);
  return { userId, taught, answered: await challengesAnsweredByTeachers(tx, userId) };
}
