import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXAM_FILE } from "#lib/decks/exam-file.ts";
import { parseDeck } from "#lib/decks/format.ts";
import { FOUND_FILE } from "#lib/decks/found.ts";
import { DECK_NAMES } from "#lib/decks/generate.ts";
import { runDecks } from "./decks-command.ts";

const STORY =
  "The Long Bridge was opened on 9 June 1876 by Queen Amalia. The ferry guild was dissolved in 1879.\n";

let folder = "";
let out = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "dossier-decks-"));
  out = path.join(folder, "out");
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What the command left in the folder beside its input: nothing but the decks it promised, or nothing at all. */
async function written(): Promise<string[]> {
  return (await readdir(out).catch(() => [])).toSorted((a, b) => a.localeCompare(b));
}

describe("the decks command", () => {
  it("writes one deck for each category, the disagreements, what was left out, and all of it", async () => {
    await mkdir(path.join(folder, "in/deep"), { recursive: true });
    await writeFile(path.join(folder, "in/deep/bridge.txt"), STORY);
    await writeFile(path.join(folder, "in/notes.csv"), "not,a,document\n");
    const { code, stderr } = runDecks(path.join(folder, "in"), "--out", out, "--title", "The bridge");
    expect(stderr).toMatch(/bridge\.txt/u);
    expect(code).toBe(0);
    expect(await written()).toEqual(
      [...DECK_NAMES.map((name) => `${name}.json`), FOUND_FILE, EXAM_FILE].sort(),
    );
    const decks = await Promise.all(
      DECK_NAMES.map(async (name) => parseDeck(await readFile(path.join(out, `${name}.json`), "utf8"))),
    );
    const all = decks.at(-1);
    expect(all?.title).toBe("The bridge");
    expect(all?.documents).toMatchObject([{ name: "bridge.txt", format: "text", length: STORY.length }]);
    expect(decks.slice(0, -1).flatMap((deck) => deck.cards)).toHaveLength(all?.cards.length ?? -1);
    for (const card of all?.cards ?? [])
      for (const one of card.evidence) expect(STORY.slice(one.start, one.end)).toBe(one.quote);
    expect(await readdir(folder)).toEqual(["in", "out"]);
  });

  it("leaves the decks that were there when a document cannot be read", async () => {
    await mkdir(out);
    await writeFile(path.join(out, "all.json"), "before");
    await writeFile(path.join(folder, "good.txt"), STORY);
    await writeFile(path.join(folder, "bad.txt"), new Uint8Array([0, 1, 2, 3, 0, 255, 254, 7]));
    const { code, stderr } = runDecks(folder, "--out", out);
    expect(code).not.toBe(0);
    expect(stderr).toContain("bad.txt");
    expect(stderr).not.toMatch(/\n\s+at /u);
    expect(await written()).toEqual(["all.json"]);
    expect(await readFile(path.join(out, "all.json"), "utf8")).toBe("before");
    expect((await readdir(folder)).sort()).toEqual(["bad.txt", "good.txt", "out"]);
  });

  it.each([
    ["nothing to read", [], /at least one document/u],
    ["no place to write", ["."], /--out/u],
    ["a file that is not there", ["missing.txt", "--out", "out"], /no file or folder/u],
    ["a folder without documents", ["EMPTY", "--out", "OUT"], /holds no/u],
    ["a file of another kind", ["table.csv", "--out", "OUT"], /only \.txt, \.md, \.html, \.pdf and \.docx/u],
    ["an option that it does not know", ["--outt", "x"], /--outt/u],
  ])("says in a sentence what is wrong with %s, and writes nothing", async (_what, args, message) => {
    await mkdir(path.join(folder, "empty"));
    await writeFile(path.join(folder, "table.csv"), "a,b\n");
    const named = args.map(
      (arg) =>
        ({ EMPTY: path.join(folder, "empty"), OUT: out, "table.csv": path.join(folder, "table.csv") })[arg] ??
        arg,
    );
    const { code, stderr } = runDecks(...named);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /u);
    expect(await written()).toEqual([]);
  });

  it("applies a teacher's decisions that lie beside the decks, and leaves them there", async () => {
    await writeFile(path.join(folder, "bridge.txt"), STORY);
    await mkdir(out);
    const review = JSON.stringify({
      format: "dossier-review",
      version: 1,
      decisions: [{ card: "gone", verdict: "accept" }],
    });
    await writeFile(path.join(out, "review.json"), review);
    const { code, stderr } = runDecks(path.join(folder, "bridge.txt"), "--out", out);
    expect(code).toBe(0);
    expect(stderr).toContain("gone");
    expect(await readFile(path.join(out, "review.json"), "utf8")).toBe(review);
  });

  it("calls the documents what a teacher calls them, by the file named or the one beside the decks", async () => {
    await writeFile(path.join(folder, "bridge.txt"), STORY);
    await mkdir(out);
    await writeFile(path.join(out, "documents.json"), '{"bridge.txt": "the town’s web page"}');
    const titled = async (): Promise<string | undefined> =>
      parseDeck(await readFile(path.join(out, "all.json"), "utf8")).documents[0]?.title;
    expect(runDecks(path.join(folder, "bridge.txt"), "--out", out).code).toBe(0);
    expect(await titled()).toBe("the town’s web page");
    const names = path.join(folder, "names.json");
    await writeFile(names, '{"bridge.txt": {"title": "A town remembers", "date": "1921"}, "gone.txt": "x"}');
    const run = runDecks(path.join(folder, "bridge.txt"), "--out", out, "--titles", names);
    expect(run.stderr).toContain("gone.txt");
    expect(await titled()).toBe("A town remembers");
    expect(runDecks(path.join(folder, "bridge.txt"), "--out", out, "--titles", "missing.json").code).not.toBe(
      0,
    );
  });
});
