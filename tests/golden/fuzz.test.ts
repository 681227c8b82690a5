import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { make } from "#lib/decks/make.ts";
import { openFile } from "#lib/documents/open-file.ts";
import { readDecoded } from "#lib/documents/read.ts";
import type { DocumentFormat } from "#lib/documents/types.ts";
import { extract } from "#lib/extract/extract.ts";
import { writeDocx } from "../fixtures/write-docx.ts";
import { setLines, writePdf } from "../fixtures/write-pdf.ts";
import { decksOf } from "./dossier.ts";
import { counted, GROWING, inManyWordings, MEETING, repeat } from "./hostile-texts.ts";

/** What makes trouble: marks without their partners, dates without end, half characters, marks that show nothing. */
const PIECES = [
  // Code unit by code unit: half an emoji is hostile too.
  ..."“”„«»‘’\"'([{<>&;#*_|`~^°§№—–-…·•\n\t\r \u00a0\u200b\u200d\u202e\u0301\u0489\ufeff\ud83d\ude00".split(
    "",
  ),
  "\n\n",
  "said",
  "Anna Kern",
  "Mr. Moe",
  "the board",
  "THE BOARD",
  "offered",
  "refused it",
  "because",
  "No agreement",
  "on 4 May 1921",
  "31.02.1921",
  "00/00/0000",
  "99999999999",
  "the next day",
  "two days before that",
  "(4 April O.S.)",
  "480 BC",
  "J. R. R.",
  "von",
  "of",
  "and",
  ",",
  ".",
  "שלום",
  "مرحبا",
  "今日は",
  "Павла Лыткина",
  "é̀̂̃",
  "<p>",
  "</div>",
  "<table><tr><td>",
  "<!--",
  "&nbsp;",
  "&#x110000;",
  "<script>",
  "# ",
  "> ",
  "[a](b)",
  "```",
  "| a | b |",
];

const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 150 }).map((pieces) => pieces.join(""));
const anything = fc.oneof(hostile, fc.string({ maxLength: 400, unit: "binary" }));

const FORMATS: readonly (readonly [DocumentFormat, string])[] = [
  ["text", "a.txt"],
  ["html", "a.html"],
  ["markdown", "a.md"],
];

describe("hostile text", () => {
  it.each(FORMATS)("as %s makes no card without an exact span, and stops nothing", (format, name) => {
    fc.assert(
      fc.property(anything, (raw) => {
        const reading = extract(readDecoded(name, raw, format));
        const { all, conflicts } = decksOf([reading]);
        const shown = [
          ...all.cards.flatMap((card) => card.evidence),
          ...conflicts.flatMap((conflict) => conflict.claims),
        ];
        for (const one of shown) {
          expect(one.quote).not.toBe("");
          expect(raw.slice(one.start, one.end)).toBe(one.quote);
        }
        expect(all.cards.every((card) => card.evidence.length > 0)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

/** `read`, or the code of a refusal in words; anything else fails the test. */
async function fate(name: string, bytes: Uint8Array): Promise<string> {
  try {
    await openFile({ name, bytes });
    return "read";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
}

/** Some bytes changed, a piece cut out, or the end cut off. */
function damaged(whole: Uint8Array) {
  const at = fc.nat({ max: whole.length - 1 });
  return fc.oneof(
    fc.array(fc.tuple(at, fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 }).map((changes) => {
      const bytes = Uint8Array.from(whole);
      for (const [place, value] of changes) bytes[place] = value;
      return bytes;
    }),
    fc.tuple(at, at).map(([a, b]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      return Uint8Array.from([...whole.slice(0, from), ...whole.slice(to)]);
    }),
    at.map((end) => whole.slice(0, end)),
  );
}

describe("damaged files", () => {
  const paragraphs = [{ text: "The mill above the weir was sold in 1838." }, { text: "Nobody paid for it." }];

  it.each([
    ["mill.docx", writeDocx(paragraphs), 120],
    ["mill.pdf", writePdf([setLines(paragraphs.map(({ text }) => text))]), 40],
  ] as const)("%s is read or refused in words, whatever is broken in it", async (name, whole, runs) => {
    expect(await fate(name, whole)).toBe("read");
    await fc.assert(
      fc.asyncProperty(damaged(whole), async (bytes) => {
        expect(["read", "unreadable", "limit", "invalid"]).toContain(await fate(name, bytes));
      }),
      { numRuns: runs },
    );
  });

  it("of random bytes under any name are read or refused in words", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("a.txt", "a.md", "a.html", "a.pdf", "a.docx"),
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        async (name, bytes) => {
          expect(["read", "unreadable", "limit", "invalid"]).toContain(await fate(name, bytes));
        },
      ),
      { numRuns: 150 },
    );
  });
});

// Four times the work of a slow and busy machine, twice over where the first look is in doubt.
describe("a text four times as long", { timeout: 300_000 }, () => {
  const NAMES = { text: "a.txt", html: "a.html", markdown: "a.md", pdf: "a.txt", docx: "a.html" } as const;
  /** Processor time, so that what else runs on the machine counts for little. */
  const work = (raws: readonly string[], format: DocumentFormat): number => {
    const documents = raws.map((raw, i) => {
      const name = `${i}${NAMES[format]}`;
      return { raw, source: { name, title: "", format, sha256: "0".repeat(64), length: raw.length } };
    });
    const before = process.cpuUsage();
    make({ title: "Any", documents }, () => {});
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const SMALL = 12_000;
  /** Four times the work where it grows with the text, sixteen where it grows with its square. */
  const MOST = 12;
  /** Below this, starting up and tidying up outweigh what is measured. */
  const FLOOR = 40_000;

  /** Whether a text four times as long takes more than its share, however often one looks. */
  const outgrows = (once: (length: number) => number, length: number, looks: readonly number[]): boolean => {
    const small = Math.max(Math.min(...looks.map(() => once(length))), FLOOR);
    return looks.every(() => once(4 * length) >= MOST * small);
  };
  /** What grows with the square does so at every size; what begins at a certain length steps up at one size only. */
  const outgrowsTwice = (
    once: (length: number) => number,
    length: number,
    looks: readonly number[],
  ): boolean => outgrows(once, length, looks) && outgrows(once, 4 * length, looks);

  it.each(GROWING.map(([what, written, format = "text"]) => ({ what, written, format })))(
    "takes no more than its share of the work: $what",
    ({ written, format }) => {
      const once = (length: number): number => work([written(length)], format);
      expect(outgrowsTwice(once, SMALL, [1, 2, 3])).toBe(false);
    },
  );

  // In many wordings, because of one wording no more than a thousand sentences are read.
  it.each(MEETING.map(inManyWordings).map(([what, written]) => ({ what, written })))(
    "takes no more than its share beside another of its kind: $what",
    ({ written }) => {
      const once = (length: number): number =>
        work([written(length / 2), `Told anew.\n\n${written(length / 2)}`], "text");
      expect(outgrowsTwice(once, 4 * SMALL, [1, 2])).toBe(false);
    },
  );

  it("may name one state a hundred thousand times", () => {
    const { names, entities } = extract(
      readDecoded(
        "a.txt",
        counted((i) => `Norway ${i}. `, 1_500_000),
        "text",
      ),
    );
    expect(entities.map((entity) => entity.name)).toEqual(["Norway"]);
    expect(names.length).toBeGreaterThan(100_000);
  });

  it("is refused in words when its mark-up is nested deeper than any page", () => {
    expect(() => readDecoded("a.html", repeat("<div>", 100_000), "html")).toThrow(DomainError);
  });
});
