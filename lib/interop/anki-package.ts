import { mediaKey } from "#lib/base/media-key.ts";
import { type Archive, type ByteSource, damaged, openArchive } from "./archive.ts";
import { messagesIn, numberIn, readMessage, textIn } from "./protobuf.ts";
import { unzstd } from "./zstd.ts";

const MB = 1_000_000;

/** What is read of a package at most; said in docs/limits.md. */
export const PACKAGE_LIMITS = {
  /** Of the file. */
  bytes: 200 * MB,
  /** Decks of languages hold a sound for each word: more files than in any document, and as many as a zip archive names. */
  entries: 65_535,
  /** Of the collection, unpacked. */
  collection: 200 * MB,
  /** Of one picture or sound. */
  medium: 10 * MB,
  /** Of all that is unpacked in one go. */
  inflated: 500 * MB,
  ratio: 100,
  notes: 50_000,
  cards: 100_000,
  reviews: 500_000,
} as const;

/** A picture or a sound in the package. Its name is a label: nothing is ever written or looked for under it. */
export type PackedMedium = { readonly name: string; readonly entry: string };

export type AnkiPackage = {
  /** The database of the collection. */
  readonly collection: Uint8Array;
  /** By `mediaKey`. */
  readonly media: ReadonlyMap<string, PackedMedium>;
};

/**
 * Opens a package of any of Anki's three forms. `meta` says which; where it is missing, the newer of the two collections
 * counts, so that the stand-in for older programs is never read. Throws `unreadable` or `limit`.
 */
export function openPackage(source: ByteSource): AnkiPackage {
  const archive = archiveOf(source);
  const form = formOf(archive);
  const packed = archive.read(form.collection, PACKAGE_LIMITS.collection);
  return {
    collection: form.isNew ? unpacked(archive, packed, PACKAGE_LIMITS.collection) : packed,
    media: mediaOf(archive, form.isNew),
  };
}

/** The bytes of some pictures and sounds; null for one that is damaged or too large. */
export function* readMedia(
  source: ByteSource,
  wanted: readonly PackedMedium[],
): Generator<PackedMedium & { readonly bytes: Uint8Array | null }> {
  const archive = archiveOf(source);
  const { isNew } = formOf(archive);
  for (const medium of wanted) {
    let bytes: Uint8Array | null = null;
    try {
      const packed = archive.read(medium.entry, PACKAGE_LIMITS.medium);
      bytes = isNew ? unpacked(archive, packed, PACKAGE_LIMITS.medium) : packed;
    } catch {
      // One bad picture refuses no other.
    }
    yield { ...medium, bytes };
  }
}

function archiveOf(source: ByteSource): Archive {
  const { entries, inflated, ratio } = PACKAGE_LIMITS;
  return openArchive(source, { entries, inflated, ratio });
}

const LATEST = 3;
const MOST_META = 1_000;
const MOST_LIST = 20 * MB;

function formOf(archive: Archive): { readonly collection: string; readonly isNew: boolean } {
  const version = archive.has("meta") ? numberIn(readMessage(archive.read("meta", MOST_META)), 1) : 0;
  if (version > LATEST) throw damaged();
  if (version === LATEST) return { collection: "collection.anki21b", isNew: true };
  // Without `meta` a newer collection still tells that the older one is a stand-in.
  if (version === 0 && archive.has("collection.anki21b"))
    return { collection: "collection.anki21b", isNew: true };
  const collection = archive.has("collection.anki21") ? "collection.anki21" : "collection.anki2";
  if (!archive.has(collection) || (version === 2 && collection === "collection.anki2")) throw damaged();
  return { collection, isNew: false };
}

function unpacked(archive: Archive, packed: Uint8Array, most: number): Uint8Array {
  const bytes = unzstd(packed, most);
  archive.count(bytes.length);
  return bytes;
}

function mediaOf(archive: Archive, isNew: boolean): ReadonlyMap<string, PackedMedium> {
  if (!archive.has("media")) return new Map();
  const list = archive.read("media", MOST_LIST);
  const named = isNew ? fromProtobuf(unpacked(archive, list, MOST_LIST)) : fromJson(list);
  return new Map(
    named.filter(({ entry }) => archive.has(entry)).map((medium) => [mediaKey(medium.name), medium]),
  );
}

/** A list of {1: name, 2: size, 3: SHA-1, 255: the entry, where it is not the place in the list}. */
function fromProtobuf(bytes: Uint8Array): readonly PackedMedium[] {
  return messagesIn(readMessage(bytes), 1).map((entry, i) => ({
    name: textIn(entry, 1),
    entry: String(entry.has(255) ? numberIn(entry, 255) : i),
  }));
}

/** {"0": "leaf.jpg"} */
function fromJson(bytes: Uint8Array): readonly PackedMedium[] {
  let list: unknown;
  try {
    list = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw damaged();
  }
  if (typeof list !== "object" || list === null) return [];
  return Object.entries(list).flatMap(([entry, name]) =>
    typeof name === "string" && /^\d{1,9}$/u.test(entry) ? [{ name, entry }] : [],
  );
}
