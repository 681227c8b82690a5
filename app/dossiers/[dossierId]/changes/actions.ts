"use server";

import { revalidatePath } from "next/cache";
import { formValues, runAction } from "#app/_edge/action.ts";
import { settleCard } from "#lib/services/dossiers/settle-card.ts";

/** What the page says about the last thing that was done. */
export type Told = { readonly ok: boolean; readonly text: string };

/** Takes one of two wordings; the verb checks which card, which version, and whose it is. */
export async function settle(_before: Told | null, form: FormData): Promise<Told> {
  const result = await runAction(async (ctx) => {
    const values = formValues(form);
    await settleCard(ctx, values);
    return values.take === "yours" ? "Your words stay." : "The new words are asked from now on.";
  });
  if (!result.ok) return { ok: false, text: result.message };
  revalidatePath("/", "layout");
  return { ok: true, text: result.value };
}
