import { crc32, inflateRawSync } from "node:zlib";
import { DomainError } from "#lib/base/errors.ts";

/** Where bytes come from: a file is read in pieces, so that a large one is never held as a whole. */
export type ByteSource = {
  readonly size: number;
  /** Exactly these bytes; fewer where the file ends before. */
  readonly read: (at: number, length: number) => Uint8Array;
};

export type ArchiveLimits = {
  readonly entries: number;
  /** Of everything that is taken out, in bytes, as they come out. */
  readonly inflated: number;
  /** As many times larger than the archive may what comes out of it be. */
  readonly ratio: number;
};

export type Archive = {
  readonly has: (entry: string) => boolean;
  /** The bytes of an entry, `most` of them. Throws `unreadable` or `limit`. */
  readonly read: (entry: string, most: number) => Uint8Array;
  /** Counts bytes that an entry itself was packed from. Throws `limit` when it is too much. */
  readonly count: (bytes: number) => void;
};

type Entry = {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly at: number;
};

/**
 * A zip archive (APPNOTE 6.3). Entries are found by their exact names and never written anywhere; what comes out is
 * counted, whatever the headers say. Throws `unreadable` for one that is damaged, locked or links elsewhere, `limit` for
 * one with too many entries.
 */
export function openArchive(source: ByteSource, limits: ArchiveLimits): Archive {
  const entries = entriesOf(source, limits);
  let total = 0;
  const count = (bytes: number): void => {
    total += bytes;
    if (total > limits.inflated || (total > 1_000_000 && total > source.size * limits.ratio)) throw swollen();
  };
  return {
    has: (name) => entries.has(name),
    count,
    read: (name, most) => {
      const entry = entries.get(name);
      if (!entry) throw damaged();
      const content = contentOf(source, entry, most);
      count(content.length);
      return content;
    },
  };
}

function entriesOf(source: ByteSource, limits: ArchiveLimits): ReadonlyMap<string, Entry> {
  const { count, at, length } = directory(source);
  if (count > limits.entries)
    throw new DomainError(
      "limit",
      `The package holds more than ${limits.entries.toLocaleString("en")} files. Export its decks one by one and bring those in.`,
    );
  const bytes = source.read(at, length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  try {
    for (let i = 0, from = 0; i < count; i += 1) {
      if (view.getUint32(from, true) !== 0x02014b50) throw damaged();
      // Locked with a password.
      if ((view.getUint16(from + 8, true) & 1) === 1) throw damaged();
      // A link to somewhere else on the disk.
      const unix = view.getUint8(from + 5) === 3;
      if (unix && ((view.getUint32(from + 38, true) >>> 16) & 0xf000) === 0xa000) throw damaged();
      const nameLength = view.getUint16(from + 28, true);
      const name = new TextDecoder().decode(bytes.subarray(from + 46, from + 46 + nameLength));
      if (entries.has(name)) throw damaged();
      entries.set(name, {
        method: view.getUint16(from + 10, true),
        crc: view.getUint32(from + 16, true),
        packed: view.getUint32(from + 20, true),
        at: view.getUint32(from + 42, true),
      });
      from += 46 + nameLength + view.getUint16(from + 30, true) + view.getUint16(from + 32, true);
    }
  } catch (error) {
    throw error instanceof RangeError ? damaged() : error;
  }
  return entries;
}

/** What the record at the end says of the list of entries. Its comment must end with the file. */
function directory(source: ByteSource): {
  readonly count: number;
  readonly at: number;
  readonly length: number;
} {
  const tail = source.read(Math.max(0, source.size - 65_557), 65_557);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50 || at + 22 + view.getUint16(at + 20, true) !== tail.length)
      continue;
    const found = {
      count: view.getUint16(at + 10, true),
      length: view.getUint32(at + 12, true),
      at: view.getUint32(at + 16, true),
    };
    if (found.at + found.length > source.size) throw damaged();
    return found;
  }
  throw damaged();
}

function contentOf(source: ByteSource, { at, packed, method, crc }: Entry, most: number): Uint8Array {
  const head = source.read(at, 30);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 30 || view.getUint32(0, true) !== 0x04034b50) throw damaged();
  const start = at + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + packed > source.size) throw damaged();
  if (method === 0 && packed > most) throw swollen();
  const bytes = source.read(start, packed);
  const content = method === 0 ? bytes : method === 8 ? inflated(bytes, most) : null;
  if (content === null || crc32(content) !== crc) throw damaged();
  return content;
}

function inflated(bytes: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw error instanceof RangeError ? swollen() : damaged();
  }
}

/** For who unpacks what an archive holds. */
export function swollen(): DomainError {
  return new DomainError(
    "limit",
    "Unpacked, the package is larger than what is taken in. Export its decks one by one, or without media.",
  );
}

export function damaged(): DomainError {
  return new DomainError(
    "unreadable",
    "This is no Anki package, or a damaged one. Export it again in Anki (File, Export) and bring that in.",
  );
}
