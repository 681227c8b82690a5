import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EXAM_FILE, parseExam } from "#lib/decks/exam-file.ts";
import { parseDeck } from "#lib/decks/format.ts";
import { FOUND_FILE, parseFound } from "#lib/decks/found.ts";
import { DECK_NAMES } from "#lib/decks/generate.ts";
import { ROOT, runDecks } from "./decks-command.ts";

const DOCUMENTS = path.resolve(ROOT, process.env.DOSSIER_DOCUMENTS ?? "../shared/documents");
const GOLD = path.resolve(DOCUMENTS, "../gold");
const AXIS = ["--title", "The German–Soviet Axis talks, November 1940", "--excerpts"];
const SAMPLE = ["--title", "The Long Bridge of Veldmar"];

/** Generates the decks of a dossier anew, beside the decisions that are shipped with it, and gives both by file name. */
async function regenerated(
  documents: string,
  shipped: string,
  options: readonly string[],
): Promise<{ fresh: string; shipped: string }[]> {
  const out = await mkdtemp(path.join(tmpdir(), "dossier-shipped-"));
  try {
    // What people wrote beside the decks: their decisions, and the names of the documents.
    for (const name of ["review.json", "documents.json"]) {
      const file = path.join(shipped, name);
      if (existsSync(file)) await cp(file, path.join(out, name));
    }
    const run = runDecks(documents, "--out", out, ...options);
    expect(run.stderr).not.toContain("meets no card");
    expect(run.code).toBe(0);
    return await Promise.all(
      [...DECK_NAMES.map((name) => `${name}.json`), FOUND_FILE, EXAM_FILE].map(async (name) => ({
        fresh: await readFile(path.join(out, name), "utf8"),
        shipped: await readFile(path.join(shipped, name), "utf8"),
      })),
    );
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

describe("the sample dossier", () => {
  it("generates the cards that were approved, to the byte", async () => {
    const decks = await regenerated(
      path.join(ROOT, "decks/sample/documents"),
      path.join(ROOT, "decks/sample"),
      SAMPLE,
    );
    for (const { fresh, shipped } of decks) expect(fresh).toBe(shipped);
  });

  it("shows its one disagreement as a disagreement, and as nothing else", async () => {
    const all = parseDeck(await readFile(path.join(ROOT, "decks/sample/all.json"), "utf8"));
    expect(all.conflicts).toHaveLength(1);
    const disputed = all.cards.filter((card) => card.disputed === true);
    expect(disputed.length).toBeGreaterThan(0);
    for (const card of disputed)
      expect(card.readings?.map((reading) => reading.value)).toEqual(
        expect.arrayContaining(["9 June 1876", "21 August 1876"]),
      );
    const plain = all.cards.filter((card) => card.disputed !== true);
    expect(plain.filter((card) => /9 June 1876|21 August 1876/u.test(card.answer))).toEqual([]);
  });
});

describe("the decks of the Axis talks", () => {
  const folder = path.join(ROOT, "decks/axis-talks");

  it("are complete and read back", async () => {
    const files = await readdir(folder);
    expect(files).toEqual(expect.arrayContaining(DECK_NAMES.map((name) => `${name}.json`)));
    const all = parseDeck(await readFile(path.join(folder, "all.json"), "utf8"));
    expect(all.documents).toHaveLength(5);
    expect(all.cards.length).toBeGreaterThan(60);
  });

  it("offer wrong answers that other cards answer with, never the right one", async () => {
    const all = parseDeck(await readFile(path.join(folder, "all.json"), "utf8"));
    const exams = parseExam(await readFile(path.join(folder, EXAM_FILE), "utf8"));
    const byId = new Map(all.cards.map((card) => [card.id, card]));
    expect(Object.keys(exams).length).toBeGreaterThan(40);
    for (const [id, { distractors, alternate }] of Object.entries(exams)) {
      expect(alternate).toBeNull();
      for (const { text, from } of distractors) {
        expect(byId.get(from)?.answer).toBe(text);
        expect(text).not.toBe(byId.get(id)?.answer);
      }
    }
  });

  it("quote nothing more of a document in what was found besides cards", async () => {
    const all = parseDeck(await readFile(path.join(folder, "all.json"), "utf8"));
    const { timeline, people } = parseFound(await readFile(path.join(folder, FOUND_FILE), "utf8"));
    const quoted = new Set(
      all.cards.flatMap((card) => card.evidence.map((one) => `${one.document} ${one.start} ${one.end}`)),
    );
    const lines = people.people.flatMap((one) => [...one.roles, ...one.said, ...one.proposed, ...one.did]);
    const receipts = [
      ...timeline.entries.flatMap((entry) => entry.evidence),
      ...lines.map((line) => line.evidence),
    ];
    expect(timeline.entries.length).toBeGreaterThan(10);
    expect(lines.length).toBeGreaterThan(20);
    for (const one of receipts) expect(quoted).toContain(`${one.document} ${one.start} ${one.end}`);
  });

  it("quote their documents sparingly: no receipt over 160 characters, together a third of any document", async () => {
    const all = parseDeck(await readFile(path.join(folder, "all.json"), "utf8"));
    for (const document of all.documents) {
      const marks = new Uint8Array(document.length);
      for (const one of [
        ...all.cards.flatMap((card) => card.evidence),
        ...all.conflicts.flatMap((conflict) => conflict.claims),
      ]) {
        expect(one.quote.length).toBeLessThanOrEqual(160);
        if (one.document === document.name) marks.fill(1, one.start, one.end);
      }
      expect(marks.reduce((sum, mark) => sum + mark, 0)).toBeLessThanOrEqual(document.length / 3);
    }
  });

  it.skipIf(!existsSync(DOCUMENTS))("come out of the documents again, to the byte", async () => {
    for (const { fresh, shipped } of await regenerated(DOCUMENTS, folder, AXIS)) expect(fresh).toBe(shipped);
  });

  it.skipIf(!existsSync(GOLD))("have no fault that a scorer can see", () => {
    const args = [
      "--deck",
      path.join(folder, "all.json"),
      "--gold",
      path.join(GOLD, "seeds.json"),
      "--docs",
      DOCUMENTS,
      "--gates",
    ];
    const run = spawnSync(process.execPath, [path.join(GOLD, "score-deck.mjs"), ...args], {
      encoding: "utf8",
    });
    process.stdout.write(`${run.stdout.split("\n{")[0] ?? ""}\n`);
    expect(run.status).toBe(0);
  });
});
