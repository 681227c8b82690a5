"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formValues, runAction } from "#app/_edge/action.ts";
import { carryOut } from "./_parts/carry-out.ts";

export type ExamNotice = {
  readonly ok: boolean;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Steps that take back what was done; the last first. */
  readonly steps?: readonly string[];
};

/** Does what the pressed button says. Works as a plain form too. */
export async function act(_before: ExamNotice | null, form: FormData): Promise<ExamNotice> {
  const result = await runAction((ctx) => carryOut(ctx, formValues(form)));
  if (!result.ok) return { ok: false, text: result.message, fields: result.fields };
  revalidatePath("/", "layout");
  const { goTo, ...done } = result.value;
  if (goTo !== undefined) redirect(goTo);
  return { ok: true, fields: {}, ...done };
}
