import { Inflate } from "fflate";
import { DomainError } from "#lib/base/errors.ts";
import { LIMITS } from "../limits.ts";

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  /** Where its own header stands. */
  readonly at: number;
};

/**
 * The files of a zip archive that `wanted` names, inflated. What comes out is counted, not what headers promise; other
 * entries are never opened. Throws `unreadable` for an archive that is damaged, locked or not as honest ones are, and
 * `limit` for one that swells beyond `most` bytes or the limits of archives.
 */
export function unzipSome(
  name: string,
  bytes: Uint8Array,
  wanted: (entry: string) => boolean,
  most: number,
): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, Uint8Array>();
  let total = 0;
  try {
    for (const entry of entriesOf(name, bytes, view)) {
      if (!wanted(entry.name)) continue;
      if (files.has(entry.name)) throw damaged(name);
      const content = contentOf(name, bytes, view, entry, Math.min(most, LIMITS.zip.inflated) - total);
      total += content.length;
      if (total > 1_000_000 && total > bytes.length * LIMITS.zip.ratio) throw bomb(name);
      files.set(entry.name, content);
    }
  } catch (error) {
    // Offsets that point outside the file.
    if (error instanceof RangeError) throw damaged(name);
    throw error;
  }
  return files;
}

function entriesOf(name: string, bytes: Uint8Array, view: DataView): Entry[] {
  const end = endRecord(view);
  if (end === null) throw damaged(name);
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.zip.entries)
    throw new DomainError(
      "limit",
      `${name} holds more than ${LIMITS.zip.entries} files. Save it again in Word, or copy its text into a new document.`,
      { name },
    );
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw damaged(name);
    const flags = view.getUint16(at + 8, true);
    if ((flags & 1) === 1) throw locked(name);
    const length = view.getUint16(at + 28, true);
    const packed = view.getUint32(at + 20, true);
    const unix = view.getUint8(at + 5) === 3;
    // A link to somewhere else on the disk.
    if (unix && ((view.getUint32(at + 38, true) >>> 16) & 0xf000) === 0xa000) throw damaged(name);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      at: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The record at the end of the archive; its comment must end with the file, so that nothing hangs behind it. */
function endRecord(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 65_535; at -= 1) {
    if (
      view.getUint32(at, true) === 0x06054b50 &&
      at + 22 + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  }
  return null;
}

/** So little is inflated at a time that no piece can swell beyond a few megabytes unseen. */
const STEP = 4_096;

function contentOf(name: string, bytes: Uint8Array, view: DataView, entry: Entry, most: number): Uint8Array {
  const { at, packed, method } = entry;
  if (view.getUint32(at, true) !== 0x04034b50) throw damaged(name);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw damaged(name);
  const source = bytes.subarray(start, start + packed);
  const content = method === 0 ? source : method === 8 ? inflated(name, source, most) : null;
  if (content === null) throw damaged(name);
  if (content.length > most) throw bomb(name);
  if (crc32(content) !== entry.crc) throw damaged(name);
  return content;
}

function inflated(name: string, source: Uint8Array, most: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const inflate = new Inflate((piece, final) => {
    length += piece.length;
    pieces.push(piece);
    ended ||= final;
  });
  try {
    for (let at = 0; at < source.length && !ended; at += STEP) {
      inflate.push(source.subarray(at, at + STEP), at + STEP >= source.length);
      if (length > most) throw bomb(name);
    }
  } catch (error) {
    throw error instanceof DomainError ? error : damaged(name);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function damaged(name: string): DomainError {
  return new DomainError(
    "unreadable",
    `${name} is damaged or was not made by a word processor. Open it in one, save it anew as .docx, and add that.`,
    { name },
  );
}

function locked(name: string): DomainError {
  return new DomainError(
    "unreadable",
    `${name} is locked with a password. Save it without the password and add that.`,
    { name },
  );
}

function bomb(name: string): DomainError {
  return new DomainError(
    "limit",
    `${name} swells to more text than a document can hold. Copy its text into a new document, or split it into parts.`,
    { name },
  );
}
