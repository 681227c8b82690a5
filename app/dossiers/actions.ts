"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type ActionResult, formValues, runAction } from "#app/_edge/action.ts";
import { createDossier } from "#lib/services/dossiers/create-dossier.ts";
import { renameDossier } from "#lib/services/dossiers/rename-dossier.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import { carryOut } from "./_parts/carry-out.ts";
import type { Notice } from "./_parts/notice.ts";

/** Begins a dossier; the verb checks what comes in. */
export async function beginDossier(input: unknown): Promise<ActionResult<{ readonly dossierId: string }>> {
  return runAction((ctx) => createDossier(ctx, input));
}

/** Gives a new dossier the title that was written meanwhile, where one was, and begins to make its cards. */
export async function makeFirstCards(
  dossierId: string,
  title: string | null,
): Promise<ActionResult<{ readonly jobId: string }>> {
  const result = await runAction(async (ctx) => {
    if (title !== null) await renameDossier(ctx, { dossierId, title });
    return startMaking(ctx, { dossierId });
  });
  if (result.ok) revalidatePath("/", "layout");
  return result;
}

/**
 * Carries out what a button on a dossier's page names in `do`, and says what was done and what takes it back. Works as a
 * plain form too.
 */
export async function act(_before: Notice | null, form: FormData): Promise<Notice> {
  const at = Date.now();
  const result = await runAction((ctx) => carryOut(ctx, formValues(form)));
  if (!result.ok) return { at, ok: false, text: result.message, fields: result.fields, undo: null };
  // The home page and the study page show it too.
  revalidatePath("/", "layout");
  const { text, undo = null, goTo } = result.value;
  if (goTo !== undefined) redirect(goTo);
  return { at, ok: true, text, fields: {}, undo };
}
