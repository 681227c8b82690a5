import { z } from "zod";
import { changeDocument, madeDocument } from "#lib/db/queries/made-documents.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { AuthorField, DatedField, IdField, LinkField, TitleField } from "./fields.ts";
import { presentDocument } from "./present-document.ts";

const Input = z.strictObject({
  documentId: IdField,
  title: TitleField,
  author: AuthorField,
  dated: DatedField,
  link: LinkField,
});

/** Corrects what is said about a document: title, author, date and link. Its text stays as it was read. */
export async function editDocument(ctx: Ctx, input: unknown): Promise<void> {
  const { documentId, ...fields } = parseInput(Input, input);
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    allow(ctx, "make", presentDocument(await madeDocument(tx, documentId)), "document");
    await changeDocument(tx, documentId, fields, at);
  });
}
