"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type ActionResult, formValues, runAction } from "#app/_edge/action.ts";
import { answerStarter, type StarterReply } from "#lib/services/morning/answer-starter.ts";
import { closeStarter } from "#lib/services/morning/close-starter.ts";
import { type RecordedStarter, recordStarter } from "#lib/services/morning/record-starter.ts";
import { startStarter } from "#lib/services/morning/start-starter.ts";

export type StarterNotice = { readonly text: string };

/** Chooses the cards of the next starter, and opens it. */
export async function begin(_before: StarterNotice | null, form: FormData): Promise<StarterNotice> {
  const result = await runAction(async (ctx) => {
    const values = formValues(form);
    return { ...(await startStarter(ctx, values)), classId: values.classId ?? "" };
  });
  if (!result.ok) return { text: result.message };
  const base = `/classes/${encodeURIComponent(result.value.classId)}/starter`;
  revalidatePath(base);
  redirect(`${base}/${encodeURIComponent(result.value.starterId)}`);
}

/** Pupils can no longer answer it on their devices. */
export async function close(_before: StarterNotice | null, form: FormData): Promise<StarterNotice> {
  const result = await runAction(async (ctx) => {
    const values = formValues(form);
    await closeStarter(ctx, values);
    return values.classId ?? "";
  });
  if (!result.ok) return { text: result.message };
  revalidatePath(`/classes/${encodeURIComponent(result.value)}/starter`);
  return { text: "Closed for devices. You can still enter answers." };
}

/** Writes what the class answered into every pupil's schedule. */
export async function record(input: {
  readonly classId: string;
  readonly starterId: string;
  readonly answers: RecordedStarter["before"];
}): Promise<ActionResult<RecordedStarter>> {
  return runAction((ctx) => recordStarter(ctx, input));
}

/** A pupil's answer on a device. */
export async function answer(input: unknown): Promise<ActionResult<StarterReply>> {
  return runAction((ctx) => answerStarter(ctx, input));
}
