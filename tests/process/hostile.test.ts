import { constants, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { READER_LIMITS, readInProcess } from "#lib/services/making/read-in-process.ts";
import { docxParts, packDocx } from "../fixtures/write-docx.ts";
import { setLines, writePdf } from "../fixtures/write-pdf.ts";

const LIMITS = { ...READER_LIMITS, wall: 20_000, memory: 250_000_000 };
const LINES = [
  "The ferry of Sandel crossed twice a day until the",
  "bridge was opened by the queen in 1907.",
];

/** What came of it: `read`, or the code of its refusal. Anything else fails the test. */
async function fate(name: string, bytes: Uint8Array): Promise<string> {
  try {
    await readInProcess({ name, bytes }, { limits: LIMITS });
    return "read";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.message).toContain(name);
    return error.code;
  }
}

/** A gigabyte of spaces in a megabyte, made of one piece over and over. */
function swelling(): Uint8Array {
  const piece = deflateRawSync(Buffer.alloc(1_000_000, 0x20), { finishFlush: constants.Z_FULL_FLUSH });
  const last = deflateRawSync(Buffer.alloc(1));
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: 1_000 }, () => piece), last]);
}

const changed = (bytes: Uint8Array, from: RegExp, to: string): Uint8Array =>
  new Uint8Array(Buffer.from(Buffer.from(bytes).toString("latin1").replace(from, to), "latin1"));

describe("a hostile file is read or refused in words, and the server goes on", () => {
  it("a PDF whose page swells to a gigabyte", async () => {
    const stream = swelling();
    const head = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >> endobj
4 0 obj << /Filter /FlateDecode /Length ${stream.length} >> stream
`;
    const tail = "\nendstream endobj trailer << /Root 1 0 R >>\n%%EOF\n";
    expect(await fate("swell.pdf", Buffer.concat([Buffer.from(head), stream, Buffer.from(tail)]))).toBe(
      "limit",
    );
  });

  it("a PDF that promises ten thousand pages, and one whose pages hold themselves", async () => {
    const pdf = writePdf([setLines(LINES)]);
    expect(await fate("many.pdf", changed(pdf, /\/Count 1/u, "/Count 10000"))).toMatch(/^(?:read|limit)$/u);
    expect(await fate("self.pdf", changed(pdf, /\/Kids \[\d+ 0 R\]/u, "/Kids [2 0 R]"))).toBe("unreadable");
  });

  it("a page of a hundred thousand words without order", async () => {
    const words = Array.from({ length: 100_000 }, (_, i) => ({
      text: "ab cd",
      x: 10 + ((i * 7) % 580),
      y: 10 + ((i * 13) % 780),
      size: 6,
    }));
    expect(await fate("words.pdf", writePdf([words]))).toMatch(/^(?:read|limit)$/u);
  });

  it("a Word document of empty elements without number", async () => {
    const runs = Array.from({ length: 60_000 }, (_, i) => `<w:r><w:t>${i}</w:t></w:r>`).join("");
    const parts = docxParts([], { body: `<w:p>${runs}</w:p>` });
    expect(await fate("runs.docx", packDocx(parts))).toMatch(/^(?:read|limit)$/u);
  });

  it.each([
    ["hyphens", "a-"],
    ["quotation marks", "“a "],
    ["capitals", "Aa "],
    ["lines", "a\n"],
  ])("a megabyte of %s", async (_, bait) => {
    const bytes = new TextEncoder().encode(bait.repeat(1_000_000 / bait.length));
    expect(await fate("bait.txt", bytes)).toMatch(/^(?:read|limit)$/u);
  });
});
