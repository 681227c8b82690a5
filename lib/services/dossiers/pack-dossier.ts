import { zipSync } from "fflate";
import { grouped } from "#lib/base/grouped.ts";
import { CATEGORIES, type Card } from "#lib/cards/types.ts";
import {
  archivedCards,
  archivedDocuments,
  archivedOmissions,
  archivedReceipts,
  rulingNotes,
} from "#lib/db/queries/archives.ts";
import { disagreementsOf, rulingsOf } from "#lib/db/queries/disagreements.ts";
import { keptView } from "#lib/db/queries/dossier-views.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import {
  ARCHIVE_FILE,
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type Archive,
  type ArchiveCard,
  type ArchiveDocument,
  printArchive,
} from "#lib/decks/archive.ts";
import { peopleSchema, timelineSchema } from "#lib/decks/archive-parts.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { FACT } from "../decks/deck-rows.ts";
import { decksOf } from "./archive-decks.ts";

export type Packed = { readonly title: string; readonly bytes: Uint8Array };

/** A moment that zip can hold; the same for every file, so that equal dossiers pack to equal bytes. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/**
 * A dossier as one file to take along: `dossier.json` with all that was read, made and decided, the documents' texts,
 * and beside them the decks in the interchange form, for other programs. Only for its owner: it holds drafts. Nothing
 * about learners is in it. Throws `not-found` for one that is absent or somebody else's.
 */
export async function packDossier(ctx: Ctx, dossierId: string): Promise<Packed> {
  const { read } = ctx.store;
  const dossier = await dossierWithOwner(read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const documents = await archivedDocuments(read, dossierId);
  const files = new Map<string, string>();
  const described = documents.map(({ document, version }, i): ArchiveDocument => {
    const file = version.text === null ? undefined : fileOf(i, document.name);
    if (file !== undefined && version.text !== null) files.set(file, version.text);
    return present({
      name: document.name,
      title: document.title,
      author: document.author,
      date: document.dated,
      link: document.link,
      format: formatOf(version.format),
      file,
      length: version.length,
      bytesSha256: version.bytesSha256,
      textSha256: version.textSha256,
      reader: version.reader,
      readerVersion: version.readerVersion,
      pages: version.pages === null ? null : [...version.pages],
      report: document.report,
    });
  });
  const rulings = await rulingsOf(read, dossierId);
  const notes = await rulingNotes(
    read,
    rulings.map((one) => one.id),
  );
  const archive: Archive = present({
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    title: dossier.title,
    description: dossier.description,
    documents: described,
    cards: await cardsOf(ctx, dossierId),
    conflicts: (await disagreementsOf(read, dossierId)).map(({ stableId, topic, slot, claims, witnesses }) =>
      present({
        id: stableId,
        topic,
        slot,
        claims: claims.map(({ document, start, end, value, quote }) => ({
          document,
          start,
          end,
          value,
          quote,
        })),
        witnesses: witnesses === null ? null : [...witnesses],
      }),
    ),
    rulings: rulings.map(({ id, conflict, kind, value, at }) =>
      present({ conflict, kind, value, note: notes.get(id), at }),
    ),
    skipped: (await archivedOmissions(read, dossierId)).map((one) => present(one)),
    timeline: timelineSchema.nullable().parse(await keptView(read, dossierId, "timeline")),
    people: peopleSchema.nullable().parse(await keptView(read, dossierId, "people")),
  });
  return { title: dossier.title, bytes: packed(archive, files) };
}

async function cardsOf(ctx: Ctx, dossierId: string): Promise<ArchiveCard[]> {
  const rows = await archivedCards(ctx.store.read, dossierId);
  const stable = new Map(rows.map(({ card }) => [card.id, card.stableId]));
  const receipts = grouped(
    await archivedReceipts(
      ctx.store.read,
      rows.map(({ card }) => card.id),
    ),
    (one) => one.ownerId,
  );
  return rows.map(({ card, kind, fields }) => {
    const { generated, pending, exam } =
      kind === FACT ? factOf(fields) : { generated: null, pending: null, exam: null };
    return present({
      id: card.stableId,
      category: card.category ?? CATEGORIES[0],
      siblings: card.siblings,
      position: card.position,
      status: card.status,
      generated,
      pending,
      exam,
      edited: card.edited && { question: card.edited.question, answer: card.edited.answer },
      decision: card.decision,
      reason: card.decisionReason,
      decidedAt: card.decidedAt,
      mergedInto: card.mergedInto === null ? null : stable.get(card.mergedInto),
      weight: card.weight,
      doubt: card.doubt,
      evidence: (receipts.get(card.id) ?? []).map(({ document, start, end, quote, role }) => ({
        document,
        start,
        end,
        quote,
        role,
      })),
    });
  });
}

/** Safe: notes of this kind are written by the making and by the loading alone, with both keys. */
function factOf(fields: Readonly<Record<string, unknown>>): {
  readonly generated: ArchiveCard["generated"] & Card;
  readonly pending: (ArchiveCard["pending"] & Card) | null;
  readonly exam?: ArchiveCard["exam"] | null;
} {
  return fields as ReturnType<typeof factOf>;
}

type Present<T> = { [K in keyof T]: Exclude<T[K], null> };

/** What is null in the database is left out of the file. */
function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== null && one !== undefined),
  ) as Present<T>;
}

function formatOf(format: string): ArchiveDocument["format"] {
  const known = (["text", "markdown", "html", "pdf", "docx"] as const).find((one) => one === format);
  return known ?? "text";
}

/** A name that is a plain file on every system; the real one stands in the archive's list. */
function fileOf(place: number, name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}.-]+/gu, "-").slice(-60);
  return `documents/${String(place + 1).padStart(3, "0")}-${plain}.txt`;
}

function packed(archive: Archive, texts: ReadonlyMap<string, string>): Uint8Array {
  const encoder = new TextEncoder();
  const files = [
    [ARCHIVE_FILE, printArchive(archive)] as const,
    ...decksOf(archive).map(({ name, text }) => [`decks/${name}`, text] as const),
    ...texts,
  ];
  return zipSync(Object.fromEntries(files.map(([name, text]) => [name, encoder.encode(text)])), {
    level: 6,
    mtime: ZIP_EPOCH,
  });
}
