import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { seededRandom, shuffled } from "#lib/base/random.ts";
import { ROOT } from "../setup/operator.ts";
import { median, type Row, whole } from "./table.ts";

const CHARACTERS = 1_100_000;
const DOCUMENTS = 10;
const ROUNDS = 3;
const SAMPLE = path.join(ROOT, "decks/sample/documents");

/**
 * Characters per second from bytes to decks, on a megabyte made from the paragraphs of our own sample documents, shuffled
 * and with other years. Loading the code and the language model, and the first document, are told apart.
 */
export async function benchGenerator(): Promise<readonly Row[]> {
  const paragraphs = readdirSync(SAMPLE)
    .filter((name) => /\.(?:txt|md)$/u.test(name))
    .flatMap((name) => readFileSync(path.join(SAMPLE, name), "utf8").split(/\r?\n\s*\r?\n/u))
    .filter((paragraph) => paragraph.trim() !== "");
  if (paragraphs.length === 0)
    return [{ what: "generator", measured: `no documents in ${SAMPLE}`, aim: "", met: null }];
  const begin = performance.now();
  const run = await generator();
  run([paragraphs[0] ?? ""]);
  const startUp = performance.now() - begin;
  const texts = Array.from({ length: DOCUMENTS }, (_, i) => madeText(paragraphs, i));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const times: number[] = [];
  let cards = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const since = performance.now();
    cards = run(texts);
    times.push(performance.now() - since);
  }
  const rate = length / (median(times) / 1000);
  return [
    { what: "generator, start-up", measured: `${(startUp / 1000).toFixed(1)} s`, aim: "", met: null },
    {
      what: `generator, ${whole(length)} characters, ${DOCUMENTS} documents, ${whole(cards)} cards`,
      measured: `${whole(rate)} characters / s`,
      aim: ">= 300,000",
      met: rate >= 300_000,
    },
  ];
}

/** The pipeline of `npm run decks`, from bytes to decks; returns how many cards it made. */
async function generator(): Promise<(texts: readonly string[]) => number> {
  const { readDocument } = await import("#lib/documents/read.ts");
  const { extract } = await import("#lib/extract/extract.ts");
  const { findConflicts } = await import("#lib/conflicts/find-conflicts.ts");
  const { generate } = await import("#lib/decks/generate.ts");
  const { NO_REVIEW } = await import("#lib/decks/review.ts");
  return (texts) => {
    const documents = texts.map((text, i) => {
      const bytes = Buffer.from(text, "utf8");
      const reading = extract(readDocument({ name: `document-${i}.txt`, bytes }));
      const { title, format, raw, name } = reading.document;
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return { reading, source: { name, title, format, sha256, length: raw.length } };
    });
    const conflicts = findConflicts(documents.map((one) => one.reading));
    return generate({ title: "Bench", documents, conflicts, excerpts: false, review: NO_REVIEW }).decks.all
      .cards.length;
  };
}

/** A long document in the words of the sample: no paragraph stands twice with the same year. */
function madeText(paragraphs: readonly string[], seed: number): string {
  const random = seededRandom(`document ${seed}`);
  const parts: string[] = [`Chronicle ${seed + 1}`];
  let length = 0;
  for (let turn = 0; length < CHARACTERS / DOCUMENTS; turn += 1) {
    const shift = seed * 37 + turn * 3;
    for (const paragraph of shuffled(paragraphs, random)) {
      const part = paragraph.replace(/\b1[5-9]\d\d\b/gu, (year) =>
        String(1500 + ((Number(year) - 1500 + shift) % 500)),
      );
      parts.push(part);
      length += part.length;
    }
  }
  return parts.join("\n\n");
}
