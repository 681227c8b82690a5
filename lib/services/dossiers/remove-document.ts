import { z } from "zod";
import { changeDocument, documentsOfDossier, madeDocument } from "#lib/db/queries/made-documents.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { IdField } from "./fields.ts";
import { presentDocument } from "./present-document.ts";
import { mayHold } from "./quotas.ts";

const Input = z.strictObject({ documentId: IdField });

/**
 * Takes a document out of its dossier. Its cards stay until the cards are made again; then they are retired with their
 * history. Safe to send twice; `restoreDocument` undoes it.
 */
export async function removeDocument(ctx: Ctx, input: unknown): Promise<{ readonly title: string }> {
  const { documentId } = parseInput(Input, input);
  const at = ctx.now();
  return ctx.store.write(async (tx) => {
    const document = await madeDocument(tx, documentId);
    allow(ctx, "make", document, "document");
    if (!document.removed) await changeDocument(tx, documentId, { deletedAt: at }, at);
    return { title: document.title };
  });
}

/** Puts a removed document back where it was. Safe to send twice. */
export async function restoreDocument(ctx: Ctx, input: unknown): Promise<{ readonly title: string }> {
  const { documentId } = parseInput(Input, input);
  const at = ctx.now();
  return ctx.store.write(async (tx) => {
    const document = await madeDocument(tx, documentId);
    allow(ctx, "make", document, "document");
    if (presentDocument(document) === null) {
      mayHold([...(await documentsOfDossier(tx, document.dossierId)), document]);
      await changeDocument(tx, documentId, { deletedAt: null }, at);
    }
    return { title: document.title };
  });
}
