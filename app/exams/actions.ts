"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formValues, runAction } from "#app/_edge/action.ts";
import type { NamedDeed } from "#app/_ui/notice-bar.tsx";
import { carryOut } from "./_parts/carry-out.ts";

export type ExamNotice = {
  /** Tells two of the same words apart. */
  readonly at: number;
  readonly ok: boolean;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What takes it back. */
  readonly undo?: NamedDeed;
};

/** Does what the pressed button says. Works as a plain form too. */
export async function act(_before: ExamNotice | null, form: FormData): Promise<ExamNotice> {
  const at = Date.now();
  const result = await runAction((ctx) => carryOut(ctx, formValues(form)));
  if (!result.ok) return { at, ok: false, text: result.message, fields: result.fields };
  revalidatePath("/", "layout");
  const { goTo, ...done } = result.value;
  if (goTo !== undefined) redirect(goTo);
  return { at, ok: true, fields: {}, ...done };
}
