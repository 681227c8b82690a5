import { createHash } from "node:crypto";
import { DomainError } from "#lib/base/errors.ts";
import {
  ARCHIVE_FILE,
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type Archive,
  parseArchive,
} from "#lib/decks/archive.ts";
import { type Deck, parseDeck } from "#lib/decks/format.ts";
import { unzipSome } from "#lib/documents/docx/zip.ts";

/** Bytes of a file to load, packed and unpacked. */
export const ARCHIVE_BYTES = 60_000_000;
const UNPACKED_BYTES = 300_000_000;

/** A dossier read from a file, with the texts by the names that its documents give them. */
export type Opened = { readonly archive: Archive; readonly texts: ReadonlyMap<string, string> };

/**
 * Opens a downloaded dossier (a zip), or a single deck file in the interchange form, which brings its cards without the
 * documents' texts. Every text must be the one that was packed, and every receipt the exact words of its text. Throws
 * `invalid`, `unreadable` or `limit` with a sentence.
 */
export function openArchive(name: string, bytes: Uint8Array): Opened {
  const opened = isZip(bytes)
    ? unpack(name, bytes)
    : { archive: fromDeck(parseDeck(decode(name, bytes), name)), texts: new Map() };
  requireTexts(opened);
  requireReceipts(opened);
  return opened;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function unpack(name: string, bytes: Uint8Array): Opened {
  const wanted = (entry: string): boolean => entry === ARCHIVE_FILE || entry.startsWith("documents/");
  const files = unzipSome(name, bytes, wanted, UNPACKED_BYTES);
  const main = files.get(ARCHIVE_FILE);
  if (main === undefined) {
    throw new DomainError(
      "invalid",
      `${name} is no dossier: there is no ${ARCHIVE_FILE} in it. Choose a file that was downloaded from a dossier's page, or add documents one by one.`,
    );
  }
  const archive = parseArchive(decode(ARCHIVE_FILE, main));
  const texts = new Map<string, string>();
  for (const { file } of archive.documents) {
    if (file === undefined) continue;
    const content = files.get(file);
    if (content === undefined) throw broken(`${file} is missing`);
    texts.set(file, decode(file, content));
  }
  return { archive, texts };
}

function decode(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DomainError("invalid", `${name} is not text in UTF-8.`);
  }
}

/** A deck file as a dossier of drafts. */
function fromDeck({ title, documents, cards, conflicts, skipped }: Deck): Archive {
  return {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    title,
    documents: documents.map(({ sha256, ...one }) => ({ ...one, bytesSha256: sha256 })),
    cards: cards.map((card, position) => ({
      id: card.id,
      category: card.category,
      siblings: card.siblings,
      position,
      status: "draft",
      generated: card,
      evidence: card.evidence,
    })),
    conflicts,
    rulings: [],
    skipped,
  };
}

function requireTexts({ archive, texts }: Opened): void {
  for (const { name, file, textSha256, length } of archive.documents) {
    const text = file === undefined ? undefined : texts.get(file);
    if (text === undefined) continue;
    const hash = createHash("sha256").update(text).digest("hex");
    if ((textSha256 !== undefined && textSha256 !== hash) || (length !== undefined && length !== text.length))
      throw broken(`the text of ${name} is not the one that was packed`);
  }
}

function requireReceipts({ archive, texts }: Opened): void {
  const textOf = new Map(
    archive.documents.map(({ name, file }) => [name, file === undefined ? undefined : texts.get(file)]),
  );
  const receipts = [
    ...archive.cards.flatMap((card) => [...card.evidence, ...(card.generated?.evidence ?? [])]),
    ...archive.conflicts.flatMap((conflict) => conflict.claims),
  ];
  for (const { document, start, end, quote } of receipts) {
    const text = textOf.get(document);
    if (text !== undefined && text.slice(start, end) !== quote)
      throw broken(`a receipt in ${document} is not the words that stand there`);
  }
}

function broken(what: string): DomainError {
  return new DomainError("invalid", `This dossier is not whole: ${what}. Download it again.`);
}
