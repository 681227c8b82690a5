// Offsets are those of sqlite.org/fileformat2.html §4.1, checksums those of §4.2.

const HEADER = 32;
const FRAME_HEADER = 24;
/** The last bit says in which order of bytes the checksums read a word. */
const MAGIC = 0x377f0682;

/** Bytes of a file; fewer than asked for at its end. */
export type Read = (at: number, length: number) => Buffer;

export type Frame = {
  readonly page: number;
  /** How many pages the database has after a transaction that ends here; 0 in the middle of one. */
  readonly pagesAfter: number;
  readonly content: Buffer;
};

/** The size of the pages that a write-ahead log is about, in bytes; null when the file is no such log. */
export function pageSizeOf(read: Read): number | null {
  const header = read(0, HEADER);
  return header.length < HEADER || !isMagic(header) ? null : header.readUInt32BE(8);
}

/**
 * The frames that SQLite would take from a write-ahead log, in their order. A frame is written in two pieces and a log is
 * filled from its beginning again and again: behind the last whole frame of this round stands whatever a kill left half
 * written and what is left over from earlier rounds, which only the checksums tell apart.
 */
export function* framesOf(read: Read): Generator<Frame> {
  const header = read(0, HEADER);
  const pageSize = pageSizeOf(read);
  if (pageSize === null) return;
  const sum = checksum((header.readUInt32BE(0) & 1) === 1);
  sum.add(header.subarray(0, 24));
  // Begun anew and never finished: what it held before is in the database.
  if (!sum.is(header.subarray(24))) return;
  const salts = header.subarray(16, 24);
  const size = FRAME_HEADER + pageSize;
  for (let at = HEADER; ; at += size) {
    const frame = read(at, size);
    if (frame.length < size || !frame.subarray(8, 16).equals(salts)) return;
    const content = frame.subarray(FRAME_HEADER);
    sum.add(frame.subarray(0, 8));
    sum.add(content);
    if (!sum.is(frame.subarray(16))) return;
    yield { page: frame.readUInt32BE(0), pagesAfter: frame.readUInt32BE(4), content };
  }
}

function isMagic(header: Buffer): boolean {
  return (header.readUInt32BE(0) & ~1) >>> 0 === MAGIC;
}

type Checksum = {
  /** Goes on over so many bytes, a multiple of eight. */
  readonly add: (bytes: Buffer) => void;
  /** Whether the first eight of these bytes are the sum so far. */
  readonly is: (bytes: Buffer) => boolean;
};

function checksum(bigEndian: boolean): Checksum {
  let first = 0;
  let second = 0;
  return {
    add: (bytes) => {
      for (let at = 0; at < bytes.length; at += 8) {
        first = (first + second + wordAt(bytes, at, bigEndian)) | 0;
        second = (second + first + wordAt(bytes, at + 4, bigEndian)) | 0;
      }
    },
    is: (bytes) => bytes.readInt32BE(0) === first && bytes.readInt32BE(4) === second,
  };
}

function wordAt(bytes: Buffer, at: number, bigEndian: boolean): number {
  return bigEndian ? bytes.readInt32BE(at) : bytes.readInt32LE(at);
}
