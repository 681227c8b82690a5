import { DomainError } from "#lib/base/errors.ts";
import { binaryKind } from "./formats.ts";
import { checkSize } from "./limits.ts";

/**
 * The text of a file, a byte-order mark included. UTF-8 unless a byte-order mark says UTF-16.
 * Throws `limit` for a file that is too large before looking at it, and `unreadable` for one that is
 * empty, binary, or in another encoding.
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  checkSize(name, bytes.length, "text");
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") {
    // Zero bytes never stand in UTF-8 text that people write.
    const bad = binaryKind(bytes)?.words ?? (bytes.includes(0) ? "a binary file" : null);
    if (bad) throw unreadable(name, `is ${bad}, not text. Export it as .txt, .md or .html and add that.`);
  }
  const raw = decode(name, bytes, encoding);
  if (raw.replace(/^\ufeff/u, "").trim() === "")
    throw unreadable(name, "is empty. Add a file with text in it.");
  return raw;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function decode(name: string, bytes: Uint8Array, encoding: Encoding): string {
  try {
    // ignoreBOM keeps the mark, so that offsets are those of every other reader of the file.
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    if (encoding !== "utf-8")
      throw unreadable(name, "says it is UTF-16, and is not. Save it again as UTF-8.");
    const line = lineOfBadByte(bytes);
    throw unreadable(name, `is not UTF-8 text (line ${line}). Save it again with the encoding UTF-8.`);
  }
}

/** The line, counted from 1, of the first byte that is not UTF-8; found by halving, so that it stays quick. */
function lineOfBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    if (isUtf8Start(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  let line = 1;
  for (let i = 0; i < good; i += 1) if (bytes[i] === 0x0a) line += 1;
  return line;
}

function isUtf8Start(bytes: Uint8Array): boolean {
  try {
    // `stream` forgives a character that is cut off at the end.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function unreadable(name: string, what: string): DomainError {
  return new DomainError("unreadable", `${name} ${what}`, { name });
}
