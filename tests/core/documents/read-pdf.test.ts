import { describe, expect, it } from "vitest";
import { slice } from "#lib/base/text.ts";
import { openFile } from "#lib/documents/open-file.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { type PdfText, setLines, widthOf, writePdf } from "../../fixtures/write-pdf.ts";

const read = (pages: readonly (readonly PdfText[])[], options = {}) =>
  openFile({ name: "lamp.pdf", bytes: writePdf(pages, options) });
const refusal = (bytes: Uint8Array, name = "lamp.pdf"): Promise<string> =>
  openFile({ name, bytes }).then(
    () => "read",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
const matter = ({ document }: Awaited<ReturnType<typeof read>>): string[] =>
  document.blocks.filter((one) => one.zone !== "noise").map((one) => slice(document.text, one.span));
const noise = ({ document }: Awaited<ReturnType<typeof read>>): string[] =>
  document.blocks.filter((one) => one.zone === "noise").map((one) => slice(document.text, one.span));

const LAMP = [
  "The keeper Ilse Tarn lit the lamp of Morrow Point on the",
  "third of May 1822, and from that night on no ship was lost",
  "between the two islands for as long as she lived there.",
];

describe("a PDF", () => {
  it("is read in whole paragraphs, with a heading where letters are larger", async () => {
    const opened = await read([
      [
        { text: "The Lamp of Morrow Point", x: 60, y: 740, size: 20 },
        ...setLines(LAMP, { top: 700 }),
        { text: "Afterwards", x: 60, y: 640, size: 13 },
        ...setLines(["Her daughter kept the light until the war came."], { top: 615 }),
      ],
    ]);
    expect(opened.document.title).toBe("The Lamp of Morrow Point");
    expect(opened.document.blocks.map(({ zone }) => zone)).toEqual(["heading", "body", "heading", "body"]);
    expect(matter(opened)[1]).toBe(LAMP.join(" "));
  });

  it("is read column by column, below and above what runs across", async () => {
    const left = [
      "Rope was made on the hill",
      "in sheds of eighty paces,",
      "where boys walked backwards",
      "from dawn until the bell.",
    ];
    const right = [
      "Sails were cut in the loft",
      "by women who had learned it",
      "from the old sailmaker Quint",
      "and never used a pattern.",
    ];
    const across = "Both trades were closed by order of the county on the same day.";
    const columns = [
      ...setLines(left, { x: 60, top: 700 }),
      ...setLines(right, { x: 330, top: 700 }),
      { text: across, x: 60, y: 600 },
    ];
    const wanted = [left.join(" "), right.join(" "), across];
    expect(matter(await read([columns]))).toEqual(wanted);
    // Some programs write line by line across both columns.
    const mixed = [...columns].sort((a, b) => b.y - a.y || a.x - b.x);
    expect(matter(await read([mixed]))).toEqual(wanted);
  });

  it("reads sections under one another each for itself, by their heading or the white between them", async () => {
    const column = (words: string, x: number, top: number): PdfText[] =>
      setLines(
        [1, 2, 3, 4].map((n) => `${words} is told in line ${n}`.padEnd(38, ".")),
        { x, top },
      );
    const page = [
      ...column("The first left", 60, 700),
      ...column("The first right", 320, 700),
      { text: "The second part", x: 60, y: 625, size: 13 },
      ...column("The second left", 60, 600),
      ...column("The second right", 320, 600),
    ];
    const order = matter(await read([page])).map((text) => text.slice(0, 15));
    expect(order).toEqual([
      "The first left ",
      "The first right",
      "The second part",
      "The second left",
      "The second righ",
    ]);
  });

  it("keeps an abstract above its columns, its short last line too", async () => {
    const wide = (words: string): string => words.padEnd(85, " and so on").slice(0, 85).trim();
    const abstract = [1, 2, 3, 4, 5, 6].map((n) => wide(`Line ${n} of what the study found in the bay`));
    const column = (name: string, x: number): PdfText[] =>
      setLines(
        Array.from({ length: 14 }, (_, i) => `Line ${i} of the ${name} column on the mussels`),
        { x, top: 600 },
      );
    const page = [
      ...setLines([...abstract, "and it ends here."], { top: 700 }),
      ...column("left", 60),
      ...column("right", 330),
    ];
    const order = matter(await read([page])).join(" ");
    expect(order.indexOf("and it ends here.")).toBeLessThan(order.indexOf("Line 0 of the left"));
    expect(order.indexOf("Line 13 of the left")).toBeLessThan(order.indexOf("Line 0 of the right"));
  });

  it("knows a column with few lines from the pages before", async () => {
    const left = Array.from({ length: 20 }, (_, i) => `Line ${i} of a column that goes on and on`);
    const full = [...setLines(left, { top: 700 }), ...setLines(left, { x: 330, top: 700 })];
    const last = [...setLines(left, { top: 700 }), { text: "and here it ends.", x: 330, y: 700 }];
    const text = matter(await read([full, last])).join(" ");
    expect(text.endsWith("on and on and here it ends.")).toBe(true);
  });

  it("takes rows of figures for a table and a list of short words for a list", async () => {
    const rows = ["1832 14 2,226", "1833 21 3,339"].map((text, i) => ({ text, x: 60, y: 500 - i * 20 }));
    const words = ["ropes and tar", "lamps of brass"].map((text, i) => ({ text, x: 60, y: 440 - i * 13 }));
    const opened = await read([[...setLines(LAMP, { top: 700 }), ...rows, ...words]]);
    expect(matter(opened).slice(1)).toEqual(["ropes and tar", "lamps of brass"]);
    expect(opened.document.blocks.map((one) => ("reason" in one ? one.reason : one.zone))).toContain("table");
  });

  it("makes cut words whole and keeps the hyphens that belong to a word", async () => {
    const lines = [
      "The French-",
      "Danish com-",
      "mission of 1811-",
      "1813 met a well-",
      "known pilot and gave him a medal.",
    ];
    const text = matter(await read([setLines(lines, { leading: 12 })])).join(" ");
    expect(text).toBe(
      "The French-Danish commission of 1811-1813 met a well-known pilot and gave him a medal.",
    );
  });

  it("prints ligatures as letters", async () => {
    const text = matter(await read([setLines(["The oﬃce of ﬁre and ﬂood was shut in the spring."])]));
    expect(text).toEqual(["The office of fire and flood was shut in the spring."]);
  });

  it("leads a paragraph over a page, around running heads, feet and page numbers", async () => {
    const page = (number: number, lines: readonly string[]): PdfText[] => [
      { text: "ANNALS OF THE COAST", x: number % 2 === 0 ? 60 : 400, y: 770, size: 8 },
      { text: `${number}.`, x: number % 2 === 0 ? 500 : 60, y: 770, size: 8 },
      ...setLines(lines, { top: 720 }),
      { text: String(number), x: 300, y: 30, size: 8 },
    ];
    const first = [
      "The bridge was paid for by a tax on salt, which the fishermen",
      "thought unjust, because they alone had to buy it in every",
    ];
    const second = [
      "month of the year. It was repealed in 1840, and nobody asked",
      "who had kept the money that was left over from the works.",
    ];
    const third = [
      "A second tax was never tried, although the council spoke of",
      "it twice, once in the cold winter and once in the summer.",
    ];
    const opened = await read([page(11, first), page(12, second), page(13, third)]);
    expect(matter(opened)).toEqual([[...first, ...second].join(" "), third.join(" ")]);
    expect(noise(opened).filter((text) => text === "ANNALS OF THE COAST")).toHaveLength(3);
    expect(noise(opened)).toEqual(expect.arrayContaining(["11", "12", "13"]));
    const { raw, pages } = opened.decoded;
    const starts = pages ?? [];
    const texts = starts.map((at, i) => raw.slice(at, starts[i + 1]));
    expect([first, second, third].map(([line = ""], i) => texts[i]?.includes(line))).toEqual([
      true,
      true,
      true,
    ]);
    expect(texts[1]?.startsWith("month of")).toBe(true);
  });

  it("gives a large first letter back to its word", async () => {
    const [first = "", second = "", third = ""] = LAMP;
    const opened = await read([
      [
        { text: "T", x: 60, y: 674, size: 36 },
        { text: first.slice(1), x: 84, y: 700 },
        { text: second, x: 84, y: 687 },
        { text: third, x: 84, y: 674 },
        { text: "Later there were two lamps.", x: 60, y: 661 },
      ],
    ]);
    expect(matter(opened).join(" ")).toBe(`${LAMP.join(" ")} Later there were two lamps.`);
  });

  it("sets apart what a browser prints around a page", async () => {
    const opened = await read([
      [
        { text: "11/21/26, 3:12 PM", x: 24, y: 780, size: 8 },
        { text: "The Lamp of Morrow Point", x: 300, y: 780, size: 8 },
        ...setLines(LAMP, { top: 700 }),
        { text: "https://example.org/lamp", x: 24, y: 16, size: 8 },
        { text: "1/1", x: 560, y: 16, size: 8 },
      ],
    ]);
    expect(matter(opened)).toEqual([LAMP.join(" ")]);
    expect(noise(opened)).toHaveLength(4);
  });

  it("sets notes at the foot apart and leaves their marks out of the sentence", async () => {
    const opened = await read([
      [
        ...setLines(LAMP, { top: 700 }),
        { text: "4", x: 60 + widthOf(LAMP[2] ?? ""), y: 674 + 4, size: 6 },
        { text: "4 Tarn, Letters from the Point, p. 9.", x: 60, y: 90, size: 8 },
      ],
    ]);
    expect(matter(opened).join(" ")).not.toContain("4");
    expect(noise(opened)).toEqual(["4 Tarn, Letters from the Point, p. 9."]);
  });

  it("begins a paragraph at an indent and after a line that ends early", async () => {
    const lines: PdfText[] = [
      ...setLines(LAMP, { top: 700 }),
      { text: "Then it went out.", x: 60, y: 661 },
      { text: "The tower was painted in black and white stripes after her", x: 60, y: 648 },
      { text: "death, at the cost of the county.", x: 60, y: 635 },
      { text: "In spring the painters came back to finish the last one.", x: 80, y: 622 },
    ];
    expect(matter(await read([lines])).map((text) => text.slice(0, 9))).toEqual([
      "The keepe",
      "The tower",
      "In spring",
    ]);
  });

  it("keeps text that stands upright on a page that was turned, and sets stamps apart", async () => {
    const turned = LAMP.map((text, i): PdfText => ({ text, x: 100 + i * 13, y: 60, turn: 90 }));
    const opened = await read([[...turned, { text: "DRAFT", x: 300, y: 400, turn: 45, size: 40 }]]);
    expect(matter(opened)).toEqual([LAMP.join(" ")]);
    expect(noise(opened)).toEqual(["DRAFT"]);
  });

  it("names pages without text and reads the others", async () => {
    const opened = await read([setLines(LAMP), [], [], setLines(LAMP.slice(0, 2)), []]);
    expect(opened.decoded.findings.map((one) => one.message)).toEqual([
      expect.stringMatching(/^3 pages \(2–3, 5\) have no text: scanned or empty\./u),
    ]);
    expect(opened.decoded.pages).toHaveLength(5);
  });

  it("is refused with what to do when it is locked, a scan, damaged, or too long", async () => {
    expect(await refusal(writePdf([setLines(LAMP)], { locked: true }))).toContain("locked with a password");
    expect(await refusal(writePdf([[], []]))).toContain(
      "its 2 pages carry no text. Recognise the text (OCR)",
    );
    expect(await refusal(writePdf([setLines(LAMP)]).slice(0, 200))).toContain("damaged or not quite a PDF");
    expect(await refusal(writePdf(Array.from({ length: 1_001 }, () => [])))).toContain(
      "has 1001 pages; 1000 are read at most",
    );
  });

  it("may come as a file system gives it, and is left as it was", async () => {
    const bytes = Buffer.from(writePdf([setLines(LAMP)]));
    const before = Buffer.from(bytes);
    expect((await openFile({ name: "lamp.pdf", bytes })).document.text).toContain("Ilse Tarn");
    expect(bytes.equals(before)).toBe(true);
  });

  it("is read from its kept text alone as it was read from its bytes", async () => {
    const { decoded, document } = await read([setLines(LAMP), setLines(LAMP, { top: 500 })]);
    const again = readDecoded("lamp.pdf", decoded.raw, decoded.format);
    expect(again.blocks).toEqual(document.blocks);
    for (const { span } of again.blocks)
      expect(slice(again.raw, again.toRaw(span)).replace(/\s/gu, " ")).toBe(slice(again.text, span));
  });
});
