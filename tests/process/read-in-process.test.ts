import { createServer } from "node:http";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { slice } from "#lib/base/text.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { readInProcess } from "#lib/services/making/read-in-process.ts";
import { docxParts, packDocx, writeDocx } from "../fixtures/write-docx.ts";
import { setLines, writePdf } from "../fixtures/write-pdf.ts";

const LINES = [
  "The weaver Orla Finch sold her loom in 1788 to the parish and",
  "went to sea as a cook, from where she wrote letters for years.",
];
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const outcome = (name: string, bytes: Uint8Array, limits?: Parameters<typeof readInProcess>[1]) =>
  readInProcess({ name, bytes }, limits).then(
    (read) => ({ read, error: null }),
    (error: unknown) => ({ read: null, error }),
  );

describe("a file that is read in a process of its own", () => {
  it.each([
    ["loom.txt", bytesOf(LINES.join(" ")), "text"],
    ["loom.md", bytesOf(`# The loom\n\n${LINES.join(" ")}`), "markdown"],
    ["loom.html", bytesOf(`<h1>The loom</h1><p>${LINES.join(" ")}</p>`), "html"],
    ["loom.pdf", writePdf([setLines(LINES)]), "pdf"],
    ["loom.docx", writeDocx([{ text: LINES.join(" ") }]), "docx"],
  ])("comes back whole: %s", async (name, bytes, format) => {
    const read = await readInProcess({ name, bytes });
    expect(read.format).toBe(format);
    expect(read.title).not.toBe("");
    expect(read.readerVersion).not.toBe("");
    const { text } = readDecoded(name, read.raw, read.format);
    expect(text).toContain("The weaver Orla Finch sold her loom in 1788 to the parish and went to sea");
  });

  it("is refused in the reader's own words", async () => {
    await expect(readInProcess({ name: "s.pdf", bytes: writePdf([[], []]) })).rejects.toMatchObject({
      code: "unreadable",
      message:
        "s.pdf is a scan or a picture: its 2 pages carry no text. Recognise the text (OCR) and add the result.",
    });
  });

  it("is stopped at its limits with a sentence that says what to do", async () => {
    const limits = { wall: 1, memory: 512_000_000, output: 1_000_000 };
    const { error } = await outcome("slow.txt", bytesOf("Words."), { limits });
    expect(error).toMatchObject({ code: "limit" });
    expect(error instanceof Error && error.message).toContain("was stopped. Split it into parts");
  });

  it("asks nobody for what it names: pictures, fonts, templates, definitions", async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/x`;
    const parts = docxParts([{ text: LINES.join(" ") }]);
    const relation = `<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${url}" TargetMode="External"/></Relationships>`;
    const rels = (parts["word/_rels/document.xml.rels"] ?? "").replace("</Relationships>", relation);
    const picture = `<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="t"/></w:drawing></w:r></w:p></w:body>`;
    const body = (parts["word/document.xml"] ?? "").replace("</w:body>", picture);
    const open = `/OpenAction << /S /URI /URI (${url}) >> /AA << /WC << /S /JavaScript /JS (app.launchURL("${url}")) >> >>`;
    const files: [string, Uint8Array][] = [
      ["a.docx", packDocx({ ...parts, "word/_rels/document.xml.rels": rels, "word/document.xml": body })],
      ["a.pdf", writePdf([setLines(LINES)], { catalog: open })],
      [
        "a.html",
        bytesOf(
          `<link rel=stylesheet href="${url}"><img src="${url}"><iframe src="${url}"></iframe><p>${LINES.join(" ")}`,
        ),
      ],
    ];
    for (const [name, bytes] of files) expect((await outcome(name, bytes)).error).toBeNull();
    server.close();
    expect(asked).toBe(0);
  });

  it("that is spoilt anywhere is read or refused, and never anything else", async () => {
    const pdf = writePdf([setLines(LINES), setLines(LINES, { top: 400 })], { title: "The loom" });
    const docx = writeDocx([
      { text: "The loom", style: "Title" },
      { text: LINES.join(" "), note: "A note." },
    ]);
    const spoilt = fc
      .record({
        base: fc.constantFrom<[string, Uint8Array]>(["f.pdf", pdf], ["f.docx", docx]),
        cut: fc.double({ min: 0, max: 1, noNaN: true }),
        changes: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 12 }),
      })
      .map(({ base: [name, whole], cut, changes }): [string, Uint8Array] => {
        const bytes = whole.slice(0, cut > 0.5 ? whole.length : Math.ceil(whole.length * cut * 2));
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
        return [name, bytes];
      });
    await fc.assert(
      fc.asyncProperty(spoilt, async ([name, bytes]) => {
        const { read, error } = await outcome(name, bytes);
        if (read === null) {
          expect(error).toBeInstanceOf(DomainError);
          expect(["unreadable", "limit"]).toContain(error instanceof DomainError ? error.code : "");
          return;
        }
        const document = readDecoded(name, read.raw, read.format);
        for (const { span } of document.blocks)
          expect(slice(document.raw, document.toRaw(span)).length).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });

  it("leaves its place in the line when the one who asked goes away", async () => {
    const bytes = writePdf([setLines(LINES)]);
    const first = [1, 2].map(() => readInProcess({ name: "a.pdf", bytes }));
    const leaving = new AbortController();
    const waiting = readInProcess({ name: "b.pdf", bytes }, { signal: leaving.signal });
    leaving.abort(new Error("left"));
    await expect(waiting).rejects.toThrow("left");
    await Promise.all(first);
    await expect(readInProcess({ name: "c.pdf", bytes })).resolves.toMatchObject({ format: "pdf" });
  });
});
