import { describe, expect, it } from "vitest";
import { slice } from "#lib/base/text.ts";
import { openFile } from "#lib/documents/open-file.ts";
import { docxParts, packDocx, writeDocx } from "../../fixtures/write-docx.ts";

const read = (bytes: Uint8Array) => openFile({ name: "harbour.docx", bytes });
const refusal = (bytes: Uint8Array): Promise<string> =>
  read(bytes).then(
    () => "read",
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  );

const PARAGRAPHS = [
  { text: "The Harbour of Quellin", style: "Title" },
  { text: "Beginnings", style: "Heading1" },
  { text: "In 1702 the pilot Ada Brom dug the first basin", note: "Brom, Ledger, p. 12." },
  { text: "A harbour is a promise to people at sea.", style: "Quote" },
  { text: "Ropes & tar", item: true },
  { text: "Lamps", item: true },
];

describe("a Word document", () => {
  it("keeps headings, quotations, lists and tables, and sets notes apart", async () => {
    const { decoded, document } = await read(
      writeDocx(PARAGRAPHS, {
        rows: [
          ["Year", "Ships"],
          ["1703", "40"],
        ],
      }),
    );
    const shown = document.blocks.map((block) => [block.zone, slice(document.text, block.span)]);
    expect(shown.slice(0, 6)).toEqual([
      ["heading", "The Harbour of Quellin"],
      ["heading", "Beginnings"],
      ["body", "In 1702 the pilot Ada Brom dug the first basin"],
      ["block-quote", "A harbour is a promise to people at sea."],
      ["body", "Ropes & tar"],
      ["body", "Lamps"],
    ]);
    expect(shown.slice(6).every(([zone]) => zone === "noise")).toBe(true);
    expect(shown.flat().join(" ")).toContain("Brom, Ledger");
    expect(decoded).toMatchObject({ format: "docx", reader: "mammoth", pages: null, findings: [] });
  });

  it("points into the kept text exactly", async () => {
    const { decoded, document } = await read(writeDocx(PARAGRAPHS));
    const at = document.text.indexOf("Ropes & tar");
    const raw = document.toRaw({ start: at, end: at + "Ropes & tar".length });
    expect(slice(decoded.raw, raw)).toBe("Ropes &amp; tar");
  });

  it("takes a short line in bold for a heading, and no sentence in bold", async () => {
    const bold = (text: string): string => `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
    const plain = "<w:p><w:r><w:t>The first pilots were paid by the ship.</w:t></w:r></w:p>";
    const body = `${bold("The pilots")}${plain}${bold("Nobody was paid twice.")}`;
    const { document } = await read(writeDocx([], { body }));
    expect(document.blocks.map(({ zone }) => zone)).toEqual(["heading", "body", "body"]);
  });

  it("takes its title from the description only when the text knows it", async () => {
    const text = [{ text: "The harbour of Quellin was dug by hand and paid for by nobody in particular." }];
    expect((await read(writeDocx(text, { title: "Harbour of Quellin" }))).document.title).toBe(
      "Harbour of Quellin",
    );
    expect((await read(writeDocx(text, { title: "Quarterly template" }))).document.title).not.toContain(
      "template",
    );
  });

  it("refuses definitions of entities, and says so", async () => {
    const parts = docxParts(PARAGRAPHS);
    for (const path of ["word/document.xml", "word/styles.xml", "docProps/core.xml"]) {
      const spoilt = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${parts[path] ?? ""}`;
      expect(await refusal(packDocx({ ...parts, [path]: spoilt }))).toContain(
        "definitions that no word processor",
      );
    }
  });

  it("counts what comes out of the archive, whatever its headers say", async () => {
    const bomb = new Uint8Array(8_000_000).fill(0x20);
    const bytes = packDocx({ ...docxParts(PARAGRAPHS), "word/document.xml": bomb });
    // The declared size of every entry in the central directory: three bytes.
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 28 < bytes.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 3, true);
    expect(bytes.length).toBeLessThan(80_000);
    expect(await refusal(bytes)).toContain("swells to more text");
  });

  it("opens no archive inside it and no more entries than a document has", async () => {
    const parts = docxParts(PARAGRAPHS);
    const inner = packDocx({ "word/document.xml": new Uint8Array(2_000_000) });
    const nested = await read(packDocx({ ...parts, "word/embeddings/inner.docx": inner }));
    expect(nested.document.title).toBe("The Harbour of Quellin");
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`x/${i}`, ""]));
    expect(await refusal(packDocx({ ...parts, ...many }, 0))).toContain("more than 5000 files");
  });

  it("refuses a nesting without end", async () => {
    const deep = `${"<w:p><w:r>".repeat(4_000)}`;
    expect(await refusal(writeDocx([], { body: deep }))).toContain("nested deeper");
  });

  it("refuses a document that was cut off or changed on the way", async () => {
    const bytes = writeDocx(PARAGRAPHS);
    expect(await refusal(bytes.slice(0, bytes.length - 30))).toContain("damaged");
    // One letter of a part that is stored as it is.
    const stored = packDocx(docxParts(PARAGRAPHS), 0);
    const at = new TextDecoder("latin1").decode(stored).indexOf("first basin");
    stored[at] = 0x46;
    expect(await refusal(stored)).toContain("damaged");
  });

  it("keeps no address that could run, and no picture", async () => {
    const parts = docxParts([], {
      body: `<w:p><w:hyperlink r:id="x"><w:r><w:t>Press here for the chart of the basin</w:t></w:r></w:hyperlink></w:p>`,
    });
    const relations = (parts["word/_rels/document.xml.rels"] ?? "").replace(
      "</Relationships>",
      `<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`,
    );
    const { decoded } = await read(packDocx({ ...parts, "word/_rels/document.xml.rels": relations }));
    expect(decoded.raw).toContain("Press here");
    expect(decoded.raw).not.toContain("javascript");
  });

  it("leaves the prototypes of others alone", async () => {
    const parts = docxParts(PARAGRAPHS);
    const styles = (parts["word/styles.xml"] ?? "").replace('"Heading1"', '"__proto__"');
    const document = (parts["word/document.xml"] ?? "").replace('"Heading1"', '"__proto__"');
    await read(packDocx({ ...parts, "word/styles.xml": styles, "word/document.xml": document }));
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, "name")).toBeUndefined();
  });
});
