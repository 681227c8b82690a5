import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { CATEGORIES } from "#lib/cards/types.ts";
import { peopleSchema, reportSchema, timelineSchema } from "./archive-parts.ts";
import { canonical, cardSchema, conflictSchema, evidenceSchema, skippedSchema } from "./format.ts";

/** What a downloaded dossier is called inside its archive; the decks and the documents' texts lie beside it. */
export const ARCHIVE_FILE = "dossier.json";
export const ARCHIVE_FORMAT = "dossier-archive";
export const ARCHIVE_VERSION = 1;

const id = z.string().min(1).max(200);
const title = z.string().max(1000);
const wording = z.object({ question: z.string().min(1).max(20_000), answer: z.string().min(1).max(20_000) });
const hash = z.string().regex(/^[0-9a-f]{64}$/u);

const document = z.object({
  name: id,
  title,
  author: title.optional(),
  date: title.optional(),
  link: z.string().max(2000).optional(),
  format: z.enum(["text", "markdown", "html", "pdf", "docx"]),
  /** Where its text lies in the archive; left out when only hashes were known. */
  file: id.optional(),
  length: z.number().int().nonnegative().optional(),
  bytesSha256: hash.optional(),
  textSha256: hash.optional(),
  reader: id.optional(),
  readerVersion: id.optional(),
  pages: z.array(z.number().int().nonnegative()).optional(),
  report: reportSchema.optional(),
});

const card = z.object({
  id,
  category: z.enum(CATEGORIES),
  siblings: z.string().max(200),
  position: z.number().int(),
  status: z.enum(["draft", "active", "retired", "rejected"]),
  /** As it was last generated; left out for a card that a person wrote. */
  generated: cardSchema.optional(),
  /** Newer generated wording that waits for a person. */
  pending: cardSchema.optional(),
  /** What a person made of it. */
  edited: wording.optional(),
  decision: z.enum(["accepted", "edited", "rejected", "merged"]).optional(),
  reason: z.string().max(2000).optional(),
  decidedAt: z.number().int().nonnegative().optional(),
  /** The id of the card that it was merged into. */
  mergedInto: id.optional(),
  weight: z.number().min(0).max(1).optional(),
  doubt: z.string().max(2000).optional(),
  /** Another wording and wrong answers, for exams. */
  exam: z
    .object({
      alternate: wording.nullable(),
      distractors: z.array(z.object({ text: z.string().min(1).max(20_000), from: id })).max(20),
    })
    .optional(),
  /** The receipts as they stand; those of the generated card where it has no others. */
  evidence: z.array(evidenceSchema).max(100),
});

const ruling = z.object({
  conflict: id,
  /** open: a ruling was taken back. */
  kind: z.enum(["for", "contested", "dismissed", "open"]),
  value: z.string().max(20_000).optional(),
  note: z.string().max(20_000).optional(),
  at: z.number().int().nonnegative(),
});

const archive = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.number().int().min(1).max(ARCHIVE_VERSION),
  title: z.string().min(1).max(1000),
  description: z.string().max(20_000).optional(),
  documents: z.array(document).max(1000),
  cards: z.array(card).max(200_000),
  conflicts: z.array(conflictSchema).max(100_000),
  rulings: z.array(ruling).max(100_000),
  skipped: z.array(skippedSchema).max(500_000),
  /** What was found besides cards, as the maker gave it. */
  timeline: timelineSchema.optional(),
  people: peopleSchema.optional(),
});

/** A dossier to take along: everything that was read, made and decided. Nothing about who learns from it, or who decided. */
export type Archive = z.infer<typeof archive>;
export type ArchiveCard = Archive["cards"][number];
export type ArchiveDocument = Archive["documents"][number];

/** The one way to write it: equal dossiers print to equal bytes, and `parseArchive(printArchive(a))` equals `a`. */
export function printArchive(value: Archive): string {
  return `${JSON.stringify(canonical(value), null, 1)}\n`;
}

/** Reads a downloaded dossier. Throws `invalid`, naming the place and what to change. */
export function parseArchive(source: string): Archive {
  const value = parsed(source);
  const version = z.object({ format: z.literal(ARCHIVE_FORMAT), version: z.number() }).safeParse(value);
  if (version.success && version.data.version > ARCHIVE_VERSION) {
    throw new DomainError(
      "invalid",
      `This dossier was saved by a newer version (form ${version.data.version}). Update this server first.`,
    );
  }
  const read = archive.safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0];
    const where = issue?.path.map(String).join(".") ?? "";
    throw new DomainError(
      "invalid",
      `${ARCHIVE_FILE}: ${where === "" ? "the file" : where}: ${issue?.message ?? "not a dossier"}.`,
    );
  }
  requireWhole(read.data);
  return read.data;
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new DomainError("invalid", `${ARCHIVE_FILE} is not JSON. Download the dossier again.`);
  }
}

/** What points at something must find it, and nothing may be there twice. */
function requireWhole({ documents, cards, conflicts, rulings, skipped }: Archive): void {
  const names = unique(
    documents.map((one) => one.name),
    "documents",
  );
  const ids = unique(
    cards.map((one) => one.id),
    "cards",
  );
  const disputes = unique(
    conflicts.map((one) => one.id),
    "disagreements",
  );
  const cited = [
    ...cards.flatMap((one) => [...one.evidence, ...(one.generated?.evidence ?? [])]),
    ...conflicts.flatMap((one) => one.claims),
    ...skipped,
  ];
  const lost = cited.find((one) => !names.has(one.document));
  if (lost !== undefined) throw broken(`a receipt points into ${lost.document}, which is not in it`);
  const merged = cards.find((one) => one.mergedInto !== undefined && !ids.has(one.mergedInto));
  if (merged !== undefined) throw broken(`card ${merged.id} was merged into one that is not in it`);
  const empty = cards.find((one) => one.generated === undefined && one.edited === undefined);
  if (empty !== undefined) throw broken(`card ${empty.id} has no words`);
  const ruled = rulings.find((one) => !disputes.has(one.conflict));
  if (ruled !== undefined) throw broken(`a ruling is about ${ruled.conflict}, which is not in it`);
}

function unique(keys: readonly string[], what: string): ReadonlySet<string> {
  const set = new Set(keys);
  if (set.size < keys.length) throw broken(`two of its ${what} have the same name`);
  return set;
}

function broken(what: string): DomainError {
  return new DomainError("invalid", `This dossier is not whole: ${what}. Download it again.`);
}
