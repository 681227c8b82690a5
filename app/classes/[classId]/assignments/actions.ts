"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formValues, runAction } from "#app/_edge/action.ts";
import { carryOut } from "./_parts/carry-out.ts";

export type AssignNotice = {
  readonly ok: boolean;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Somebody else was quicker: nothing was written. */
  readonly stale?: boolean;
  readonly undo?: Readonly<Record<string, string>>;
};

/** Does what the pressed button says. Works as a plain form too. */
export async function act(_before: AssignNotice | null, form: FormData): Promise<AssignNotice> {
  const result = await runAction((ctx) => carryOut(ctx, formValues(form)));
  if (!result.ok)
    return { ok: false, text: result.message, fields: result.fields, stale: result.code === "stale" };
  revalidatePath("/", "layout");
  const { goTo, ...done } = result.value;
  if (goTo !== undefined) redirect(goTo);
  return { ok: true, fields: {}, ...done };
}
