import { createHash } from "node:crypto";
import { DomainError } from "#lib/base/errors.ts";
import { documentsOfDossier, type MadeDocument, textsOfDossier } from "#lib/db/queries/made-documents.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import type { Reader } from "#lib/db/store.ts";
import type { DeckSource } from "#lib/decks/format.ts";
import type { MakeDocument, MakeInput } from "#lib/decks/made.ts";
import type { DocumentFormat } from "#lib/documents/types.ts";

/** Changes when cards have to be made again although the documents are the same. */
const MAKER_VERSION = "1";

export type Prepared = {
  readonly input: MakeInput;
  /** The version of each document, by the document's name. */
  readonly versions: ReadonlyMap<string, string>;
  readonly hash: string;
};

/** What the maker is given for a dossier, as its documents stand now. Throws `invalid` when there is nothing to read. */
export async function prepareMaking(db: Reader, dossierId: string): Promise<Prepared> {
  const [dossier, documents, texts] = await Promise.all([
    dossierWithOwner(db, dossierId),
    documentsOfDossier(db, dossierId),
    textsOfDossier(db, dossierId),
  ]);
  const title = dossier?.title ?? "";
  const readable = documents.flatMap((document): readonly (MakeDocument & { versionId: string })[] => {
    const raw = texts.get(document.versionId);
    return raw === undefined ? [] : [{ source: sourceOf(document, raw), raw, versionId: document.versionId }];
  });
  if (readable.length === 0)
    throw new DomainError("invalid", "There is no document to make cards from. Add one first.");
  return {
    input: { title, documents: readable.map(({ source, raw }) => ({ source, raw })) },
    versions: new Map(readable.map(({ source, versionId }) => [source.name, versionId])),
    hash: hashOfSources(documents),
  };
}

function sourceOf(document: MadeDocument, raw: string): DeckSource {
  const { name, title, author, dated, link, format, bytesSha256 } = document;
  return {
    name,
    title,
    ...(author === null ? {} : { author }),
    ...(dated === null ? {} : { date: dated }),
    ...(link === null ? {} : { link }),
    format: formatNamed(format),
    sha256: bytesSha256 ?? createHash("sha256").update(raw).digest("hex"),
    length: raw.length,
  };
}

const FORMATS: readonly DocumentFormat[] = ["text", "markdown", "html", "pdf", "docx"];

/** A format that this build does not know is read as the plain text it was decoded to. */
function formatNamed(format: string): DocumentFormat {
  return FORMATS.find((one) => one === format) ?? "text";
}

/** Of everything about the documents that cards depend on: equal hashes, equal cards. */
export function hashOfSources(documents: readonly MadeDocument[]): string {
  const parts = documents.map(({ versionId, name, title }) => [versionId, name, title]);
  return createHash("sha256")
    .update(JSON.stringify([MAKER_VERSION, parts]))
    .digest("hex");
}
