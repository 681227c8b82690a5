import { DomainError } from "#lib/base/errors.ts";

/** Whole numbers beyond 2^53 are the nearest double: none that is read here is as large. */
export type SqliteValue = number | string | Uint8Array | null;

/** A number of one to nine bytes, seven bits in each, and where the next thing begins. */
export function varintAt(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let i = 0; i < 8; i += 1) {
    const byte = bytes[at + i];
    if (byte === undefined) throw broken();
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  const last = bytes[at + 8];
  if (last === undefined) throw broken();
  return { value: value * 256 + last, next: at + 9 };
}

/** The values of one row. Throws `unreadable` where they do not fit. */
export function readRecord(payload: Uint8Array, encoding: string): readonly SqliteValue[] {
  const head = varintAt(payload, 0);
  if (head.value > payload.length) throw broken();
  const values: SqliteValue[] = [];
  let body = head.value;
  for (let at = head.next; at < head.value; ) {
    const type = varintAt(payload, at);
    at = type.next;
    const length = lengthOf(type.value);
    if (body + length > payload.length) throw broken();
    values.push(valueIn(type.value, payload.subarray(body, body + length), encoding));
    body += length;
  }
  return values;
}

const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function lengthOf(type: number): number {
  const known = LENGTHS[type];
  if (known !== undefined) return known;
  if (type < 12) throw broken();
  return Math.floor((type - 12) / 2);
}

const decoders = new Map<string, TextDecoder>();

function valueIn(type: number, bytes: Uint8Array, encoding: string): SqliteValue {
  if (type === 0) return null;
  if (type === 8) return 0;
  if (type === 9) return 1;
  if (type < 7) return wholeNumber(bytes);
  if (type === 7) return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
  if (type % 2 === 0) return bytes;
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding);
  decoders.set(encoding, decoder);
  return decoder.decode(bytes);
}

function wholeNumber(bytes: Uint8Array): number {
  let value = (bytes[0] ?? 0) > 127 ? -1 : 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}

function broken(): DomainError {
  return new DomainError(
    "unreadable",
    "A row of the collection in this package is damaged. In Anki choose Tools, Check Database, then export it again.",
  );
}
