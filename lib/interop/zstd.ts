import { Decompress } from "fzstd";
import { DomainError } from "#lib/base/errors.ts";
import { damaged, swollen } from "./archive.ts";

/** So much of what went before may a frame refer to; Anki's own frames stay below 8 MB. */
const LARGEST_WINDOW = 128 * 1024 * 1024;
const STEP = 65_536;

/** Unpacks Zstandard (RFC 8878), `most` bytes as they come out. Throws `limit` for more, `unreadable` for anything else. */
export function unzstd(bytes: Uint8Array, most: number): Uint8Array {
  if (windowOf(bytes) > LARGEST_WINDOW) throw swollen();
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Decompress((piece) => {
    length += piece.length;
    if (length > most) throw swollen();
    // The library writes into the same memory again.
    pieces.push(piece.slice());
  });
  try {
    for (let at = 0; at < bytes.length; at += STEP)
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch (error) {
    throw error instanceof DomainError ? error : damaged();
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** What the head of the first frame asks to be kept in memory. */
function windowOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 9 || view.getUint32(0, true) !== 0xfd2fb528) throw damaged();
  const descriptor = view.getUint8(4);
  if ((descriptor & 0x20) === 0) {
    const packed = view.getUint8(5);
    const base = 2 ** (10 + (packed >> 3));
    return base + (base / 8) * (packed & 7);
  }
  // One segment: the window is as large as the content, which is said behind the number of the dictionary.
  const at = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  const size = descriptor >> 6;
  if (at + 8 > bytes.length && size === 3) throw damaged();
  if (size === 0) return view.getUint8(at);
  if (size === 1) return view.getUint16(at, true) + 256;
  return size === 2 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}
