"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, runAction } from "#app/_edge/action.ts";
import { createDossier } from "#lib/services/dossiers/create-dossier.ts";
import { deleteDossier, restoreDossier } from "#lib/services/dossiers/delete-dossier.ts";
import { editDocument } from "#lib/services/dossiers/edit-document.ts";
import { type Published, publishDossier, unpublishDossier } from "#lib/services/dossiers/publish-dossier.ts";
import { removeDocument, restoreDocument } from "#lib/services/dossiers/remove-document.ts";
import { renameDossier } from "#lib/services/dossiers/rename-dossier.ts";
import { cancelMaking } from "#lib/services/making/cancel-making.ts";
import { startMaking } from "#lib/services/making/start-making.ts";

// What the pages of a dossier do. The verbs check what comes in; every page that shows it is drawn anew.

export async function beginDossier(input: unknown): Promise<ActionResult<{ readonly dossierId: string }>> {
  return runAction((ctx) => createDossier(ctx, input));
}

export async function rename(input: unknown): Promise<ActionResult<void>> {
  return drawnAnew(await runAction((ctx) => renameDossier(ctx, input)));
}

export async function deleteWhole(input: unknown): Promise<ActionResult<{ readonly title: string }>> {
  return drawnAnew(await runAction((ctx) => deleteDossier(ctx, input)));
}

export async function bringBack(input: unknown): Promise<ActionResult<{ readonly title: string }>> {
  return drawnAnew(await runAction((ctx) => restoreDossier(ctx, input)));
}

export async function saveDocument(input: unknown): Promise<ActionResult<void>> {
  return drawnAnew(await runAction((ctx) => editDocument(ctx, input)));
}

export async function takeOut(input: unknown): Promise<ActionResult<{ readonly title: string }>> {
  return drawnAnew(await runAction((ctx) => removeDocument(ctx, input)));
}

export async function putBack(input: unknown): Promise<ActionResult<{ readonly title: string }>> {
  return drawnAnew(await runAction((ctx) => restoreDocument(ctx, input)));
}

export async function makeCards(input: unknown): Promise<ActionResult<{ readonly jobId: string }>> {
  return drawnAnew(await runAction((ctx) => startMaking(ctx, input)));
}

export async function stopMaking(input: unknown): Promise<ActionResult<{ readonly stopped: boolean }>> {
  return drawnAnew(await runAction((ctx) => cancelMaking(ctx, input)));
}

export async function publish(input: unknown): Promise<ActionResult<Published>> {
  return drawnAnew(await runAction((ctx) => publishDossier(ctx, input)));
}

export async function unpublish(input: unknown): Promise<ActionResult<void>> {
  return drawnAnew(await runAction((ctx) => unpublishDossier(ctx, input)));
}

function drawnAnew<T>(result: ActionResult<T>): ActionResult<T> {
  if (result.ok) revalidatePath("/", "layout");
  return result;
}
