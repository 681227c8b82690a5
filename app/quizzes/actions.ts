"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formValues, runAction } from "#app/_edge/action.ts";
import { carryOut } from "./_parts/carry-out.ts";

export type QuizNotice = {
  readonly ok: boolean;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** Does what the pressed button says. Works as a plain form too. */
export async function act(_before: QuizNotice | null, form: FormData): Promise<QuizNotice> {
  const result = await runAction((ctx) => carryOut(ctx, formValues(form)));
  if (!result.ok) return { ok: false, text: result.message, fields: result.fields };
  revalidatePath("/", "layout");
  const { text, goTo } = result.value;
  if (goTo !== undefined) redirect(goTo);
  return { ok: true, text, fields: {} };
}
