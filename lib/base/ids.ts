/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits, so that ids sort by time.
 * `random` fills the array it is given (as `crypto.getRandomValues` does).
 */
export function uuidv7(now: number, random: (bytes: Uint8Array) => Uint8Array): string {
  const bytes = random(new Uint8Array(16));
  const high = Math.floor(now / 2 ** 16);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  view.setUint32(0, high);
  view.setUint16(4, now % 2 ** 16);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a string is a UUID of any version, in lower case. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u.test(text);
}
