import { Parser } from "htmlparser2";
import { DomainError } from "#lib/base/errors.ts";
import { LIMITS } from "../limits.ts";
import { unzipSome } from "./zip.ts";

/** The parts of a DOCX that carry text and what it means. Pictures, fonts, macros and embedded files stay shut. */
const TEXT_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/_rels\/[\w-]{1,60}\.xml\.rels|word\/(?:document|styles|numbering|footnotes|endnotes|comments)\d{0,3}\.xml)$/u;

export type DocxParts = {
  /** By path: XML that was checked, as UTF-8. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly title: string | null;
};

/** The parts of a DOCX with text, checked: no definitions of types or entities, no endless nesting. */
export function partsOf(name: string, bytes: Uint8Array): DocxParts {
  const found = unzipSome(name, bytes, (entry) => TEXT_PARTS.test(entry), LIMITS.docxXml);
  if (
    !found.has("[Content_Types].xml") ||
    ![...found.keys()].some((path) => /^word\/document\d*\.xml$/u.test(path))
  )
    throw unreadable(
      name,
      "is a zip archive, but not a Word document. If it came from another program, save it as .docx there; otherwise unpack it.",
    );
  let title: string | null = null;
  const files = [...found].map(([path, content]): [string, Uint8Array] => {
    const xml = decodeXml(name, content);
    const described = checkXml(name, xml);
    if (path === "docProps/core.xml") title = described;
    return [path, new TextEncoder().encode(xml)];
  });
  return { files: Object.fromEntries(files), title };
}

function decodeXml(name: string, content: Uint8Array): string {
  const [first, second] = content;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    // The declaration may name an encoding that is no longer true.
    return new TextDecoder(encoding, { fatal: true })
      .decode(content)
      .replace(/^\s{0,100}<\?xml[^>]{0,200}\?>/u, "");
  } catch {
    throw unreadable(
      name,
      "holds text in an unknown encoding. Open it in Word, save it again, and add that.",
    );
  }
}

/** Looks through a part without building anything; gives the title that it names, if it does. */
function checkXml(name: string, xml: string): string | null {
  // <!DOCTYPE, <!ENTITY: word processors write none, and they are how a small file becomes a large one.
  if (/<!(?!--|\[CDATA\[)/u.test(xml))
    throw unreadable(
      name,
      "holds definitions that no word processor writes. Copy its text into a new document.",
    );
  let depth = 0;
  let deepest = 0;
  let title: string | null = null;
  let inTitle = false;
  const parser = new Parser(
    {
      onopentagname(tag) {
        depth += 1;
        deepest = Math.max(deepest, depth);
        inTitle = tag === "dc:title";
        if (deepest > LIMITS.xmlDepth) parser.pause();
      },
      ontext(text) {
        if (inTitle && (title ?? "").length < 300) title = (title ?? "") + text;
      },
      onclosetag() {
        depth -= 1;
        inTitle = false;
      },
    },
    { xmlMode: true },
  );
  // In pieces, so that a nesting without end is left as soon as it is seen.
  for (let at = 0; at < xml.length && deepest <= LIMITS.xmlDepth; at += 65_536)
    parser.write(xml.slice(at, at + 65_536));
  if (deepest > LIMITS.xmlDepth)
    throw new DomainError(
      "limit",
      `${name} is nested deeper than any document that people make. Copy its text into a new document.`,
      { name },
    );
  parser.end();
  return title;
}

function unreadable(name: string, what: string): DomainError {
  return new DomainError("unreadable", `${name} ${what}`, { name });
}
