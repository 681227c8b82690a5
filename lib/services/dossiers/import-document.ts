import { createHash } from "node:crypto";
import { z } from "zod";
import {
  addDocument,
  addVersion,
  changeDocument,
  documentsOfDossier,
  type MadeDocument,
  type NewVersion,
} from "#lib/db/queries/made-documents.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import type { Writer } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { type ReadFile, readInProcess } from "../making/read-in-process.ts";
import type { Reader } from "../making/workers.ts";
import { parseInput } from "../parse-input.ts";
import { documentName, freeName, titleFromName } from "./document-name.ts";
import { AuthorField, DatedField, IdField, LinkField, TitleField } from "./fields.ts";
import { mayHold, mayKeep } from "./quotas.ts";

const Input = z.strictObject({
  dossierId: IdField,
  name: z.string().min(1, "The file needs a name.").max(1000),
  title: TitleField.optional(),
  author: AuthorField,
  dated: DatedField,
  link: LinkField,
  /** Where it stands among the others: a smaller one comes first. At the end when it is left out. */
  place: z.coerce.number().int().nonnegative().max(1e12).optional(),
});

export type Imported = {
  readonly documentId: string;
  readonly name: string;
  readonly title: string;
  /** UTF-16 units of its text. */
  readonly length: number;
  readonly format: string;
  readonly pages: number | null;
  /** What the reader has to say, as sentences: a page that is a picture … */
  readonly notes: readonly string[];
  /** It was here already, byte for byte: nothing was added. */
  readonly again: boolean;
};

/**
 * Adds a document to a dossier: reads the bytes in a process of its own, then keeps the text for good. The same bytes
 * twice are one document; another file of the same name gets a number; one that was removed comes back under its name.
 * Throws `unreadable` or `limit` with what to do. Cards are made afterwards, by `startMaking`.
 */
export async function importDocument(
  ctx: Ctx,
  input: unknown,
  bytes: Uint8Array,
  read: Reader = readInProcess,
): Promise<Imported> {
  const fields = parseInput(Input, input);
  const { dossierId } = fields;
  // Before any work: a stranger's upload is not read at all.
  const dossier = await dossierWithOwner(ctx.store.read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const name = documentName(fields.name);
  const here = await documentsOfDossier(ctx.store.read, dossierId);
  const same = here.find((one) => one.bytesSha256 === sha256);
  if (same) return importedAgain(same);
  const file = await read({ name, bytes });
  const at = ctx.now();
  const ids = { document: ctx.newId(), version: ctx.newId() };
  return ctx.store.write(async (tx) => {
    const owned = await dossierWithOwner(tx, dossierId);
    allow(ctx, "make", owned, "dossier");
    const all = await documentsOfDossier(tx, dossierId, { removed: true });
    const live = all.filter((one) => !one.removed);
    const twin = live.find((one) => one.bytesSha256 === sha256);
    if (twin) return importedAgain(twin);
    mayHold([...live, { length: file.raw.length }]);
    await mayKeep(tx, owned.ownerId ?? "", file.raw.length, at);
    const position = fields.place ?? Math.max(-1, ...all.map((one) => one.position)) + 1;
    const title = fields.title ?? (file.title === "" ? titleFromName(name) : file.title);
    const { author, dated, link } = fields;
    const version = versionOf(file, sha256, ids.version, at);
    const removed = all.find((one) => one.removed && one.name === name);
    const place = { title, author, dated, link, position, problem: problemIn(file) };
    if (removed) {
      await bringBack(tx, removed, place, version, at);
      return imported(removed.id, name, title, file);
    }
    const free = freeName(name, new Set(all.map((one) => one.name)));
    await addDocument(tx, { id: ids.document, dossierId, name: free, ...place }, at);
    await addVersion(tx, ids.document, version);
    return imported(ids.document, free, title, file);
  });
}

/** One that was removed and is added again: the same row, so that its cards are known again. */
async function bringBack(
  tx: Writer,
  removed: MadeDocument,
  place: Parameters<typeof changeDocument>[2],
  version: NewVersion,
  at: number,
): Promise<void> {
  await changeDocument(tx, removed.id, { ...place, deletedAt: null, report: null }, at);
  if (removed.bytesSha256 !== version.bytesSha256) await addVersion(tx, removed.id, version);
}

/** What the reader could not read, in one line; null when all went well. */
export function problemIn({ findings }: ReadFile): string | null {
  const troubles = findings.filter((one) => one.severity !== "note").map((one) => one.message);
  return troubles.length === 0 ? null : [...new Set(troubles)].join(" ").slice(0, 600);
}

export function versionOf(file: ReadFile, sha256: string, id: string, at: number): NewVersion {
  return {
    id,
    format: file.format,
    text: file.raw,
    length: file.raw.length,
    bytesSha256: sha256,
    textSha256: createHash("sha256").update(file.raw).digest("hex"),
    reader: file.reader,
    readerVersion: file.readerVersion,
    pages: file.pages,
    createdAt: at,
  };
}

export function imported(documentId: string, name: string, title: string, file: ReadFile): Imported {
  return {
    documentId,
    name,
    title,
    length: file.raw.length,
    format: file.format,
    pages: file.pages?.length ?? null,
    notes: file.findings.map((finding) => finding.message),
    again: false,
  };
}

export function importedAgain({ id, name, title, length, format, pages }: MadeDocument): Imported {
  return {
    documentId: id,
    name,
    title,
    length: length ?? 0,
    format,
    pages: pages?.length ?? null,
    notes: [],
    again: true,
  };
}
