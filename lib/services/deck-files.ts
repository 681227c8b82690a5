import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DomainError } from "#lib/base/errors.ts";
import { EXAM_FILE, type ExamMaterials, parseExam } from "#lib/decks/exam-file.ts";
import { type Deck, parseDeck } from "#lib/decks/format.ts";
import { FOUND_FILE, type Found, parseFound } from "#lib/decks/found.ts";

/** Changes when what is made of a deck file changes, so that a new version of the product syncs every deck again. */
const SYNC_VERSION = "3";
/** The file with everything of a dossier; the others in its folder are parts of it, for people. */
const WHOLE = "all.json";

/** A dossier that ships with the product, as its folder holds it. */
export type ShippedDossier = {
  /** The folder's name. */
  readonly name: string;
  /** Of everything that the sync depends on. */
  readonly hash: string;
  /** Reads the deck; throws `invalid` with a sentence when the file is not one. */
  readonly deck: () => Deck;
  /** What was found besides cards; null for a folder that does not say. */
  readonly found: () => Found | null;
  /** By card id: other wordings and wrong answers; none for a folder that does not say. */
  readonly exams: () => ExamMaterials;
  /** A document's text, where it travels with the deck and is the very file the deck was made from; else null. */
  readonly textOf: (document: string, sha256: string) => string | null;
};

/** The dossiers under `decks/`, by name. A folder without `all.json` is none. Throws when the folder cannot be read. */
export function shippedDossiers(folder: string): readonly ShippedDossier[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, WHOLE)))
    .map((entry) => shippedDossier(path.join(folder, entry.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function shippedDossier(folder: string): ShippedDossier {
  const file = path.join(folder, WHOLE);
  const bytes = read(file);
  const texts = path.join(folder, "documents");
  const listed = existsSync(texts) ? readdirSync(texts).sort() : [];
  const beside = path.join(folder, FOUND_FILE);
  const found = existsSync(beside) ? read(beside) : null;
  const asked = path.join(folder, EXAM_FILE);
  const exams = existsSync(asked) ? read(asked) : null;
  const hash = createHash("sha256")
    .update(JSON.stringify([SYNC_VERSION, listed]))
    .update(bytes)
    .update(found ?? "")
    .update(exams ?? "")
    .digest("hex");
  return {
    name: path.basename(folder),
    hash,
    deck: () => parseDeck(bytes.toString("utf8"), file),
    found: () => (found === null ? null : parseFound(found.toString("utf8"), beside)),
    exams: () => (exams === null ? {} : parseExam(exams.toString("utf8"), asked)),
    textOf: (document, sha256) => {
      // A name in a deck file is a label; only a plain file of that folder is read.
      if (!listed.includes(document)) return null;
      const raw = read(path.join(texts, document));
      return createHash("sha256").update(raw).digest("hex") === sha256 ? raw.toString("utf8") : null;
    },
  };
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError(
      "unreadable",
      `The shipped deck ${file} cannot be read (${why}). Restore it from the repository.`,
    );
  }
}
