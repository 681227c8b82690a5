"use server";

import { revalidatePath } from "next/cache";
import { formValues, runAction } from "#app/_edge/action.ts";
import { settleChallenge } from "#lib/services/challenges/settle-challenge.ts";
import { takeUpAgain } from "#lib/services/challenges/take-up-again.ts";

export type ChallengeNotice = { readonly ok: boolean; readonly text: string };

/** Settles a doubt or asks its card again, as the pressed button says. Works as a plain form too. */
export async function act(_before: ChallengeNotice | null, form: FormData): Promise<ChallengeNotice> {
  const result = await runAction((ctx) => {
    const { challengeId, reply, do: verdict } = formValues(form);
    if (verdict === "again") return takeUpAgain(ctx, { challengeId });
    return settleChallenge(ctx, { challengeId, verdict, reply });
  });
  if (!result.ok) return { ok: false, text: result.message };
  revalidatePath("/", "layout");
  return { ok: true, text: "" };
}
