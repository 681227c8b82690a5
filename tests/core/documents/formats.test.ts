import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { formatOfFile } from "#lib/documents/formats.ts";
import { LIMITS, MAX_FILE_BYTES } from "#lib/documents/limits.ts";
import { openFile } from "#lib/documents/open-file.ts";
import { writeDocx } from "../../fixtures/write-docx.ts";
import { setLines, writePdf } from "../../fixtures/write-pdf.ts";

const pdf = writePdf([setLines(["A page with one line of text on it."])]);
const docx = writeDocx([{ text: "A document with one line of text in it." }]);
const zip = zipSync({ "readme.txt": strToU8("Nothing here.") });
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const told = (name: string, bytes: Uint8Array): string => {
  try {
    return formatOfFile(name, bytes);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe("the format of a file", () => {
  it.each([
    ["notes.txt", strToU8("Plain words."), "text"],
    ["notes.MD", strToU8("# Words"), "markdown"],
    ["page.htm", strToU8("<p>Words</p>"), "html"],
    ["paper.pdf", pdf, "pdf"],
    ["essay.docx", docx, "docx"],
  ])("of %s is what its name and its bytes agree on", (name, bytes, format) => {
    expect(told(name, bytes)).toBe(format);
  });

  it.each([
    ["paper.pdf", zip, "is a zip archive and not a PDF"],
    ["paper.pdf", strToU8("Only words."), "is not a PDF"],
    ["paper.pdf", join(pdf, zip), "is two kinds of file in one"],
    ["notes.txt", pdf, "is a PDF. Name it .pdf"],
    ["notes.txt", docx, "name it .docx"],
    ["notes.txt", strToU8("{\\rtf1 words}"), "is a Rich Text file"],
    ["notes.txt", strToU8(`words\n${"%"}PDF-1.4\nobj\n%%EOF`), "is two kinds of file in one"],
    ["essay.docx", pdf, "is a PDF. Name it .pdf"],
    [
      "essay.docx",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      "is protected by a password or an old Word",
    ],
    ["essay.doc", docx, "is an old Word file. Save it as .docx"],
    ["essay.odt", docx, "Export it as .docx or .pdf"],
    ["scan.png", new Uint8Array([0x89, 0x50]), "is a picture. Recognise its text"],
    ["notes", strToU8("Words."), "is not a .txt, .md, .html, .pdf or .docx file"],
    ["empty.pdf", new Uint8Array(), "is empty"],
  ])("of %s is refused with what to do when they do not", (name, bytes, words) => {
    expect(told(name, bytes)).toContain(words);
  });

  it("is followed by the content: an archive that is no Word document is refused", async () => {
    await expect(openFile({ name: "essay.docx", bytes: zip })).rejects.toThrow("but not a Word document");
  });

  it("of a page that was saved as text is the page's", async () => {
    const bytes = strToU8("<!doctype html><title>T</title><p>The mill stood by the river.</p>");
    expect((await openFile({ name: "page.txt", bytes })).decoded.format).toBe("html");
  });

  it("has a largest size, and says which", () => {
    const large = new Uint8Array(LIMITS.bytes.text + 1).fill(0x61);
    expect(told("notes.txt", large)).toContain("larger than 5 MB, the most for a text file");
    expect(MAX_FILE_BYTES).toBe(50_000_000);
  });
});
