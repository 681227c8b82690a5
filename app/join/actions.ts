"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formValues, runAction } from "#app/_edge/action.ts";
import { addressHere } from "#app/_edge/here.ts";
import { joinClass } from "#lib/services/classes/join-class.ts";

export type JoinNotice = { readonly text: string; readonly fields: Readonly<Record<string, string>> };

/** Joins the class that a code opens, and goes there. Works as a plain form too. */
export async function join(_before: JoinNotice | null, form: FormData): Promise<JoinNotice> {
  const address = await addressHere();
  const result = await runAction((ctx) => joinClass(ctx, formValues(form), address));
  if (!result.ok) return { text: result.message, fields: result.fields };
  revalidatePath("/", "layout");
  redirect(`/classes/${encodeURIComponent(result.value.classId)}`);
}
