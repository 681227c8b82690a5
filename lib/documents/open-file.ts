import { DomainError } from "#lib/base/errors.ts";
import { decodeFile } from "./decode-file.ts";
import type { Decoded } from "./decoded.ts";
import { readDecoded, type SourceFile } from "./read.ts";
import type { ReadDocument } from "./types.ts";

/** A file as it is kept, and as everything after reading sees it. */
export type OpenedFile = { readonly decoded: Decoded; readonly document: ReadDocument };

/** Decodes a file and reads it; refuses one in which a reader would see nothing. Errors as in {@link decodeFile}. */
export async function openFile(file: SourceFile): Promise<OpenedFile> {
  const decoded = await decodeFile(file);
  const document = readDecoded(file.name, decoded.raw, decoded.format);
  if (document.text.trim() === "") {
    const message = `${file.name} shows no text: a reader of the page would see nothing. Add a page with text in its body.`;
    throw new DomainError("unreadable", message, { name: file.name });
  }
  return { decoded, document: decoded.title === null ? document : { ...document, title: decoded.title } };
}
