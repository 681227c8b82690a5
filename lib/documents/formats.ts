import { DomainError } from "#lib/base/errors.ts";
import { checkSize } from "./limits.ts";
import type { DocumentFormat } from "./types.ts";

const BY_ENDING: readonly (readonly [RegExp, DocumentFormat])[] = [
  [/\.(?:txt|text)$/iu, "text"],
  [/\.(?:md|markdown)$/iu, "markdown"],
  [/\.(?:html?|xhtml)$/iu, "html"],
  [/\.pdf$/iu, "pdf"],
  [/\.docx$/iu, "docx"],
];

/** What the name says, or null for an ending that is not read. */
export function formatByName(name: string): DocumentFormat | null {
  return BY_ENDING.find(([ending]) => ending.test(name))?.[1] ?? null;
}

/** Endings that people try, and what to do instead. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/\.(?:doc|dot)$/iu, "is an old Word file. Save it as .docx and add that."],
  [/\.(?:docm|dotx|dotm)$/iu, "is a Word template or holds macros. Save it as .docx and add that."],
  [/\.(?:odt|rtf|pages|wpd)$/iu, "is of another word processor. Export it as .docx or .pdf and add that."],
  [
    /\.(?:epub|mobi|azw3?|djvu)$/iu,
    "is an e-book. Export the chapters as .pdf, .docx or .html and add those.",
  ],
  [/\.(?:pptx?|key|odp|xlsx?|ods|csv)$/iu, "is no running text. Export it as .pdf and add that."],
  [
    /\.(?:png|jpe?g|gif|tiff?|webp|heic|bmp)$/iu,
    "is a picture. Recognise its text (OCR), save that as .txt or .pdf and add it.",
  ],
  [/\.(?:zip|rar|7z|tar|gz|tgz)$/iu, "is an archive. Unpack it and add the documents inside."],
];

/**
 * The format of a file, on which its name and its first bytes agree. Throws `unreadable` when they do not or when the
 * format is not read, and `limit` when the file is too large for its format; the message says what to do.
 */
export function formatOfFile(name: string, bytes: Uint8Array): DocumentFormat {
  const named = formatByName(name);
  if (named === null) {
    const advice = ADVICE.find(([ending]) => ending.test(name))?.[1];
    throw unreadable(
      name,
      advice ?? "is not a .txt, .md, .html, .pdf or .docx file. Save it as one of them.",
    );
  }
  if (bytes.length === 0) throw unreadable(name, "is empty. Add a file with text in it.");
  const binary = binaryKind(bytes);
  if (named === "pdf") checkPdf(name, bytes, binary);
  else if (named === "docx") checkDocx(name, bytes, binary);
  else checkText(name, bytes, binary);
  checkSize(name, bytes.length, named);
  return named;
}

function checkPdf(name: string, bytes: Uint8Array, binary: BinaryKind | null): void {
  if (binary?.kind !== "pdf") {
    if (binary?.kind === "zip")
      throw unreadable(
        name,
        "is a zip archive and not a PDF. If it is a Word document, name it .docx; otherwise unpack it.",
      );
    throw unreadable(name, `is ${binary?.words ?? "not a PDF"}${otherwise(binary)}`);
  }
  if (isWholeZip(bytes)) throw unreadable(name, TWO_FILES);
}

function checkDocx(name: string, bytes: Uint8Array, binary: BinaryKind | null): void {
  if (binary?.kind === "zip") {
    if (hasPdfHeader(bytes)) throw unreadable(name, TWO_FILES);
    return;
  }
  if (binary?.kind === "ole")
    throw unreadable(
      name,
      "is protected by a password or an old Word file. Open it in Word, remove the password, save it as .docx and add that.",
    );
  if (binary?.kind === "pdf") throw unreadable(name, "is a PDF. Name it .pdf and add it again.");
  throw unreadable(name, `is ${binary?.words ?? "not a Word document"}${otherwise(binary)}`);
}

function checkText(name: string, bytes: Uint8Array, binary: BinaryKind | null): void {
  if (binary?.kind === "pdf") throw unreadable(name, "is a PDF. Name it .pdf and add it again.");
  if (binary?.kind === "zip")
    throw unreadable(
      name,
      "is a zip archive. If it is a Word document, name it .docx; otherwise unpack it and add what is inside.",
    );
  if (binary?.kind === "rtf")
    throw unreadable(name, "is a Rich Text file. Save it as .docx or as plain text and add that.");
  if (binary !== null)
    throw unreadable(name, `is ${binary.words}, not text. Export it as .txt, .md or .html and add that.`);
  if (hasPdfHeader(bytes) && tailHas(bytes, [0x25, 0x25, 0x45, 0x4f, 0x46]))
    throw unreadable(name, TWO_FILES);
}

const TWO_FILES =
  "is two kinds of file in one, which is how harmful files are hidden. Open it and save or print it anew.";

const otherwise = (binary: BinaryKind | null): string =>
  binary === null
    ? ": its first bytes say otherwise. It may be damaged; export it again."
    : ". Export it in the format of its name, or name it for what it is.";

type BinaryKind = {
  readonly kind: "pdf" | "zip" | "ole" | "rtf" | "picture" | "compressed";
  readonly words: string;
};

const SIGNATURES: readonly (readonly [BinaryKind["kind"], string, readonly number[]])[] = [
  ["pdf", "a PDF", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["zip", "a zip archive or an office document", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", "an empty zip archive", [0x50, 0x4b, 0x05, 0x06]],
  ["ole", "an old office document", [0xd0, 0xcf, 0x11, 0xe0]],
  ["rtf", "a Rich Text file", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["picture", "a picture", [0x89, 0x50, 0x4e, 0x47]],
  ["picture", "a picture", [0xff, 0xd8, 0xff]],
  ["picture", "a picture", [0x47, 0x49, 0x46, 0x38]],
  ["compressed", "a compressed file", [0x1f, 0x8b]],
  ["compressed", "an archive", [0x52, 0x61, 0x72, 0x21]],
  ["compressed", "an archive", [0x37, 0x7a, 0xbc, 0xaf]],
];

/** What kind of binary file the first bytes show; null for text. Some writers put white space before `%PDF-`. */
export function binaryKind(bytes: Uint8Array): BinaryKind | null {
  let start = 0;
  while (start < 8 && [0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf].includes(bytes[start] ?? -1)) start += 1;
  for (const [kind, words, signature] of SIGNATURES) {
    const at = kind === "pdf" ? start : 0;
    if (signature.every((byte, i) => bytes[at + i] === byte)) return { kind, words };
  }
  return null;
}

/** Readers of PDF look for its header in the first 1,024 bytes. */
function hasPdfHeader(bytes: Uint8Array): boolean {
  return indexOf(bytes.subarray(0, 1_024), [0x25, 0x50, 0x44, 0x46, 0x2d]) >= 0;
}

/** Whether a reader of zip files would take this for one: an end record whose comment ends with the file. */
function isWholeZip(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - 65_535; at -= 1) {
    const end = bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6;
    if (end && at + 22 + (bytes[at + 20] ?? 0) + 256 * (bytes[at + 21] ?? 0) === bytes.length) return true;
  }
  return false;
}

function tailHas(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return indexOf(bytes.subarray(Math.max(0, bytes.length - 1_024)), wanted) >= 0;
}

function indexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  for (let at = 0; at + wanted.length <= bytes.length; at += 1)
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  return -1;
}

function unreadable(name: string, what: string): DomainError {
  return new DomainError("unreadable", `${name} ${what}`, { name });
}
