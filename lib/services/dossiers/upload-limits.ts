import { formatByName } from "#lib/documents/formats.ts";
import { LIMITS, MAX_FILE_BYTES } from "#lib/documents/limits.ts";

const MB = 1_000_000;

/** The largest file of any kind, in bytes. */
export const LARGEST_UPLOAD = MAX_FILE_BYTES;

/** How large an uploaded file of this name may be, and what to say when it is larger. */
export function uploadLimit(name: string): { readonly bytes: number; readonly words: string } {
  // A name that no format has is refused when it is read; until then it may not be large.
  const bytes = LIMITS.bytes[formatByName(name) ?? "text"];
  return {
    bytes,
    words: `This file is larger than ${bytes / MB} MB, the most for its kind. Split it into parts and add those.`,
  };
}

/** The endings that can be added, each with its largest size in bytes; for the page, so that it can say so at once. */
export const UPLOAD_ENDINGS: Readonly<Record<string, number>> = {
  ".txt": LIMITS.bytes.text,
  ".text": LIMITS.bytes.text,
  ".md": LIMITS.bytes.markdown,
  ".markdown": LIMITS.bytes.markdown,
  ".html": LIMITS.bytes.html,
  ".htm": LIMITS.bytes.html,
  ".xhtml": LIMITS.bytes.html,
  ".pdf": LIMITS.bytes.pdf,
  ".docx": LIMITS.bytes.docx,
};
