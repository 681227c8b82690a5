"use server";

import { revalidatePath } from "next/cache";
import { formValues, runAction } from "#app/_edge/action.ts";
import { carryOut } from "./_parts/carry-out.ts";
import { deedIn, type Notice } from "./_parts/notice.ts";

/**
 * Carries out what a button on a class's pages names in `do`, and says what was done and what takes it back. Works as a
 * plain form too. Passwords are in the reply and nowhere else.
 */
export async function act(_before: Notice | null, form: FormData): Promise<Notice> {
  const at = Date.now();
  const deed = deedIn(form);
  const result = await runAction((ctx) => carryOut(ctx, formValues(form)));
  if (!result.ok) return { at, ok: false, deed, text: result.message, fields: result.fields };
  // The list of classes and the shelves of pupils show it too.
  revalidatePath("/", "layout");
  return { at, ok: true, deed, fields: {}, ...result.value };
}
