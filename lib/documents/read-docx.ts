import { zipSync } from "fflate";
import mammoth from "mammoth";
import { DomainError, type Finding } from "#lib/base/errors.ts";
import type { Decoded } from "./decoded.ts";
import { partsOf } from "./docx/parts.ts";
import { LIMITS } from "./limits.ts";
import { worthyTitle } from "./titles-of-files.ts";

/** Of our own part, and of the converter: together they say how `raw` came about. */
const VERSION = "1+mammoth-1.13.0";

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name^='toc '] => p.toc:fresh",
  "p[style-name^='TOC '] => p.toc:fresh",
  "p[style-name='Bibliography'] => p.bibliography:fresh",
];

/**
 * A Word document as HTML: headings, lists, tables, quotations, notes. Pictures and links to them are not opened, and
 * the converter sees only parts that were checked. Throws `unreadable` or `limit`, with what to do.
 */
export async function readDocx(name: string, bytes: Uint8Array): Promise<Decoded> {
  const { files, title } = partsOf(name, bytes);
  const checked = Buffer.from(zipSync(files, { level: 0 }));
  const converted = await mammoth
    .convertToHtml(
      { buffer: checked },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
      },
    )
    .catch(() => {
      throw new DomainError(
        "unreadable",
        `${name} is damaged. Open it in a word processor, save it anew as .docx, and add that.`,
        { name },
      );
    });
  const raw = tidied(converted.value);
  if (raw.length > LIMITS.characters)
    throw new DomainError(
      "limit",
      `${name} holds more than ${LIMITS.characters / 1_000_000} million letters of text. Split it into parts and add those.`,
      { name },
    );
  const worthy = worthyTitle(title, name, raw.slice(0, 8_000).replace(/<[^>]{0,400}>/gu, " "));
  const findings: Finding[] = converted.messages.some((message) => message.type === "error")
    ? [
        {
          code: "part-unread",
          severity: "warning",
          at: null,
          message: "A part of the document could not be read, such as a picture, a formula or a text box.",
        },
      ]
    : [];
  return {
    format: "docx",
    raw,
    title: worthy,
    pages: null,
    reader: "mammoth",
    readerVersion: VERSION,
    findings,
  };
}

/** The converter's HTML with its notes named as such, a block to a line, and no address that could run or load. */
function tidied(html: string): string {
  return (
    html
      .replace(/<sup><a href="#(?:foot|end)note-/gu, '<sup class="reference"><a href="#note-')
      .replace(/<ol>(?=<li id="(?:foot|end)note-)/gu, '<ol class="footnotes">')
      // Many write a heading as a short line in bold and know nothing of styles.
      .replace(/<p><strong>([^<]{2,90}[^<.,;:!?\s])<\/strong><\/p>/gu, "<h3>$1</h3>")
      .replace(/ href="(?!https?:\/\/|mailto:|#)[^"]{0,4000}"/gu, "")
      .replace(/<img[^>]{0,4000}>/gu, "")
      .replace(/<\/(?:p|h[1-6]|li|tr|table|ol|ul|blockquote)>(?!\n)/gu, "$&\n")
  );
}
