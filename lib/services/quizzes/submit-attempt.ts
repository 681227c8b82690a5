import { z } from "zod";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowOwnAttempt, noAttempt } from "./access.ts";
import { finishAttempt, GRACE_MS, handingOf } from "./finish.ts";

const Input = z.object({ attemptId: IdField });

/**
 * Hands the viewer's own attempt in: once, whatever is sent twice. After the end it is handed in as of the end. Answers
 * are sent before (`saveAnswers`). Throws `not-found` for anybody else's.
 */
export async function submitAttempt(ctx: Ctx, input: unknown): Promise<{ readonly attemptId: string }> {
  const { attemptId } = parseInput(Input, input);
  const attempt = await allowOwnAttempt(ctx, ctx.store.read, attemptId);
  const handing = await handingOf(ctx, attempt);
  if (handing === null) throw noAttempt();
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    const now = await allowOwnAttempt(ctx, tx, attemptId);
    allow(ctx, "answer", { ownerId: now.userId }, "attempt");
    const over = now.endsAt !== null && at > now.endsAt + GRACE_MS;
    await finishAttempt(tx, now, handing, over ? (now.endsAt ?? at) : at, over);
  });
  return { attemptId };
}
