"use server";

import { revalidatePath } from "next/cache";
import { formValues, runAction } from "#app/_edge/action.ts";
import { treatLeech } from "#lib/services/leeches/treat-leech.ts";

export type LeechNotice = { readonly ok: boolean; readonly text: string };

const DONE: Readonly<Record<string, string>> = {
  suspended: "Suspended. It is not asked until you bring it back.",
  unsuspended: "It is asked again.",
  reset: "It starts again as new; its past is kept.",
};

/** Sets a leech aside, takes it up again or begins it anew. Works as a plain form too. */
export async function act(_before: LeechNotice | null, form: FormData): Promise<LeechNotice> {
  let deed = "";
  const result = await runAction((ctx) => {
    const values = formValues(form);
    deed = values.deed ?? "";
    return treatLeech(ctx, { cardId: values.cardId, deed });
  });
  if (!result.ok) return { ok: false, text: result.message };
  revalidatePath("/", "layout");
  return { ok: true, text: DONE[deed] ?? "" };
}
