import { crc32 } from "node:zlib";

/** A file that goes into a zip as it is: its length and its sum are known before its first byte is sent. */
export type StoredEntry = { readonly name: string; readonly size: number; readonly crc: number };

const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980, so that equal things pack to equal bytes. */
const DATE = 0x0021;
const MOST = 65_535;

/** What stands in front of a file's bytes (APPNOTE 6.3, 4.3.7): nothing is left to a record behind them. */
export function localHeader(entry: StoredEntry): Uint8Array {
  const name = new TextEncoder().encode(entry.name);
  const bytes = new Uint8Array(30 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, VERSION, true);
  common(view, 6, entry, name.length);
  bytes.set(name, 30);
  return bytes;
}

/** The list of the files, at the end. */
export function directoryOf(entries: readonly StoredEntry[]): Uint8Array {
  if (entries.length > MOST) throw new Error(`A zip archive names at most ${MOST} files.`);
  const names = entries.map(({ name }) => new TextEncoder().encode(name));
  const length = names.reduce((sum, name) => sum + 46 + name.length, 0);
  const bytes = new Uint8Array(length + 22);
  const view = new DataView(bytes.buffer);
  let at = 0;
  let offset = 0;
  entries.forEach((entry, i) => {
    const name = names[i] ?? new Uint8Array();
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, VERSION, true);
    view.setUint16(at + 6, VERSION, true);
    common(view, at + 8, entry, name.length);
    view.setUint32(at + 42, offset, true);
    bytes.set(name, at + 46);
    at += 46 + name.length;
    offset += 30 + name.length + entry.size;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, length, true);
  view.setUint32(at + 16, offset, true);
  return bytes;
}

/** What both records say of a file. */
function common(view: DataView, at: number, { size, crc }: StoredEntry, nameLength: number): void {
  view.setUint16(at, FLAGS, true);
  view.setUint16(at + 6, DATE, true);
  view.setUint32(at + 8, crc, true);
  view.setUint32(at + 12, size, true);
  view.setUint32(at + 16, size, true);
  view.setUint16(at + 20, nameLength, true);
}

/** The sum of a file that comes in pieces. */
export function crcOf(bytes: Uint8Array, before = 0): number {
  return crc32(bytes, before);
}

/** How many bytes the whole archive has. */
export function archiveSize(entries: readonly StoredEntry[]): number {
  return entries.reduce((sum, { name, size }) => {
    const length = new TextEncoder().encode(name).length;
    return sum + 30 + 46 + length * 2 + size;
  }, 22);
}
