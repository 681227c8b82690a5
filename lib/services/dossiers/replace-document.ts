import { createHash } from "node:crypto";
import { z } from "zod";
import {
  addVersion,
  changeDocument,
  documentsOfDossier,
  madeDocument,
} from "#lib/db/queries/made-documents.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { readInProcess } from "../making/read-in-process.ts";
import type { Reader } from "../making/workers.ts";
import { parseInput } from "../parse-input.ts";
import { documentName } from "./document-name.ts";
import { IdField } from "./fields.ts";
import { type Imported, imported, importedAgain, problemIn, versionOf } from "./import-document.ts";
import { presentDocument } from "./present-document.ts";
import { mayHold, mayKeep } from "./quotas.ts";

const Input = z.strictObject({ documentId: IdField, name: z.string().min(1).max(1000) });

/**
 * A new version of a document, under the name it has: its cards are recognised when they are made again, and receipts
 * into the old text stay readable. The same bytes as now change nothing. Throws `unreadable` or `limit`.
 */
export async function replaceDocument(
  ctx: Ctx,
  input: unknown,
  bytes: Uint8Array,
  read: Reader = readInProcess,
): Promise<Imported> {
  const { documentId, name } = parseInput(Input, input);
  const known = await madeDocument(ctx.store.read, documentId);
  allow(ctx, "make", presentDocument(known), "document");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (known?.bytesSha256 === sha256) return importedAgain(known);
  const file = await read({ name: documentName(name), bytes });
  const at = ctx.now();
  const versionId = ctx.newId();
  return ctx.store.write(async (tx) => {
    const now = presentDocument(await madeDocument(tx, documentId));
    allow(ctx, "make", now, "document");
    if (now.bytesSha256 === sha256) return importedAgain(now);
    const others = (await documentsOfDossier(tx, now.dossierId)).filter((one) => one.id !== documentId);
    mayHold([...others, { length: file.raw.length }]);
    await mayKeep(tx, now.ownerId ?? "", file.raw.length, at);
    await addVersion(tx, documentId, versionOf(file, sha256, versionId, at));
    await changeDocument(tx, documentId, { problem: problemIn(file), report: null }, at);
    return imported(documentId, now.name, now.title, file);
  });
}
