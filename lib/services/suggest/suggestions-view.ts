import { textsOf } from "#lib/db/queries/receipts.ts";
import { deskDocuments, deskDossier } from "#lib/db/queries/review-desk.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { formatNamed, readVersion } from "../documents/document-text.ts";
import { passageCount } from "./passages.ts";

export type SuggestionsView = {
  readonly id: string;
  readonly title: string;
  readonly documents: readonly { readonly id: string; readonly title: string; readonly passages: number }[];
};

/** The documents that a language model can be asked about, with how many passages each has. Only for the owner. */
export async function suggestionsView(ctx: Ctx, dossierId: string): Promise<SuggestionsView> {
  const { read } = ctx.store;
  const dossier = await deskDossier(read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const documents = await deskDocuments(read, dossierId);
  const texts = new Map(
    (
      await textsOf(
        read,
        documents.map((one) => one.versionId),
      )
    ).map((one) => [one.id, one.text]),
  );
  return {
    id: dossier.id,
    title: dossier.title,
    documents: documents.flatMap(({ id, title, name, format, versionId }) => {
      const text = texts.get(versionId);
      if (text === undefined) return [];
      return [{ id, title, passages: passageCount(readVersion(versionId, name, formatNamed(format), text)) }];
    }),
  };
}
