import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { writeDocx } from "../fixtures/write-docx.ts";
import { setLines, writePdf } from "../fixtures/write-pdf.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

function run(input: string, ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/extract.ts", ...args], { cwd: ROOT });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

const span = z.object({ start: z.number(), end: z.number() });
const reading = z.object({
  id: z.string(),
  dates: z.array(span.extend({ value: z.string() })),
  names: z.array(span.extend({ type: z.string() })),
  quotes: z.array(span.extend({ speaker: span.nullable(), speakerName: z.string().optional() })),
  roles: z.array(z.object({ vstart: z.number(), vend: z.number(), agent: span.optional() })),
  cards: z.array(
    z.object({
      type: z.string(),
      question: z.string(),
      answer: z.string(),
      evidence: z.array(span.extend({ doc: z.string(), text: z.string() })),
    }),
  ),
});
const linesOf = (out: string): unknown[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));

const TEXT =
  "\ufeffThe Alder Dam\r\n\r\nIn May 1921 Maria Olander opened the dam. On 4\u00a0June it broke.\r\nOlander said, “nobody could have known of the eastern wall.”";

describe("npm run extract", () => {
  it("prints a line for each document, with offsets into the text as it was given", async () => {
    const { code, out } = await run(
      `${JSON.stringify({ id: "a", text: TEXT })}\n\n${JSON.stringify({ id: "b", lang: "en", text: "" })}\n`,
    );
    expect(code).toBe(0);
    const [first, second] = z.array(reading).parse(linesOf(out));
    expect(first?.dates.map((date) => [TEXT.slice(date.start, date.end), date.value])).toEqual([
      ["May 1921", "1921-05"],
      ["4\u00a0June", "1921-06-04"],
    ]);
    expect(first?.quotes.map((quote) => TEXT.slice(quote.start, quote.end))).toEqual([
      "nobody could have known of the eastern wall.",
    ]);
    expect(first?.roles.map((role) => TEXT.slice(role.vstart, role.vend))).toContain("opened");
    for (const card of first?.cards ?? []) {
      for (const each of card.evidence) expect(TEXT.slice(each.start, each.end)).toBe(each.text);
    }
    expect(second).toEqual({ id: "b", dates: [], names: [], quotes: [], roles: [], cards: [] });
  });

  it("names the number of a bad line, reads the others, and fails", async () => {
    const { code, out, err } = await run(
      '{"id":"a","text":"In 1921 it broke."}\nnonsense\n{"id":"a","text":"x"}\n{"text":"x"}\n{"id":"c","text":"y"}\n',
    );
    expect(code).toBe(1);
    expect(
      z
        .array(reading)
        .parse(linesOf(out))
        .map((line) => line.id),
    ).toEqual(["a", "c"]);
    expect(
      err
        .trim()
        .split("\n")
        .filter((line) => line.startsWith("Line "))
        .map((line) => line.slice(0, 7)),
    ).toEqual(["Line 2:", "Line 3:", "Line 4:"]);
  });

  it("takes the input for one dossier when asked for disagreements", async () => {
    const tell = (day: string) =>
      `The Alder Dam was opened by Maria Olander on ${day} 1921. The Alder Dam broke eleven years later.`;
    const input = [
      { id: "a", text: tell("4 May") },
      { id: "b", text: tell("9 May") },
    ]
      .map((line) => JSON.stringify(line))
      .join("\n");
    const { code, out } = await run(input, "--conflicts");
    expect(code).toBe(0);
    const end = span.extend({ doc: z.string() });
    const [pair] = z.array(z.object({ slot: z.string(), a: end, b: end })).parse(linesOf(out));
    expect(pair?.slot).toBe("date");
    expect(new Set([pair?.a.doc, pair?.b.doc])).toEqual(new Set(["a", "b"]));
  });

  it("reads files of every format, and prints the text that the offsets count in", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "dossier-extract-"));
    const said = "On 4 May 1921 the engineer Maria Olander opened the Alder Dam near the old town.";
    const files = {
      "dam.pdf": writePdf([setLines([said])]),
      "dam.docx": writeDocx([{ text: said }]),
      "scan.pdf": writePdf([[]]),
    };
    const names = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(path.join(folder, name), bytes);
      return path.join(folder, name);
    });
    const { code, out, err } = await run("", ...names);
    rmSync(folder, { recursive: true, force: true });
    expect(code).toBe(1);
    expect(err).toContain("scan.pdf is a scan or a picture");
    const read = z.array(reading.extend({ text: z.string() })).parse(linesOf(out));
    expect(read.map((one) => one.id)).toEqual(["dam.pdf", "dam.docx"]);
    for (const { dates, text } of read) {
      const [date] = dates;
      expect(date?.value).toBe("1921-05-04");
      expect(text.slice(date?.start, date?.end)).toContain("4 May 1921");
    }
  });

  it("refuses an argument it does not know", async () => {
    const { code, err } = await run("", "--conflict");
    expect(code).toBe(2);
    expect(err).toContain("--conflicts");
  });
});
