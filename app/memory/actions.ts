"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formValues, runAction } from "#app/_edge/action.ts";
import { adoptParameters, takeBackParameters } from "#lib/services/memory/adopt-parameters.ts";
import { leaveClassWeights } from "#lib/services/memory/leave-class-weights.ts";

export type MemoryNotice = { readonly at: number; readonly ok: boolean; readonly text: string };

/** Takes an offer of weights, takes that back, or leaves the weights of a class. Works as a plain form too. */
export async function act(_before: MemoryNotice | null, form: FormData): Promise<MemoryNotice> {
  const at = Date.now();
  const result = await runAction(async (ctx) => {
    const { offerId, do: deed } = formValues(form);
    if (deed === "take-back") {
      await takeBackParameters(ctx, { offerId });
      return "Taken back. The next answers are scheduled as before.";
    }
    if (deed === "leave-class") {
      await leaveClassWeights(ctx);
      return "Done. The next answers are scheduled by the published weights.";
    }
    await adoptParameters(ctx, { offerId });
    return "Done. It counts from the next answer on; what was answered before stays as it was.";
  });
  if (!result.ok) return { at, ok: false, text: result.message };
  revalidatePath("/", "layout");
  return { at, ok: true, text: result.value };
}

/** The same from a page that is only about the offer: when it is taken, there is nothing more to look at there. */
export async function actAndReturn(before: MemoryNotice | null, form: FormData): Promise<MemoryNotice> {
  const notice = await act(before, form);
  if (notice.ok) redirect("/memory#weights");
  return notice;
}
