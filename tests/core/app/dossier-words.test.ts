import { describe, expect, it } from "vitest";
import { pastedItem } from "#app/dossiers/_parts/pasted.ts";
import { refusalOf } from "#app/dossiers/_parts/refusal.ts";
import {
  changeWords,
  lede,
  phaseWords,
  reportWords,
  share,
} from "#app/dossiers/[dossierId]/dossier-words.ts";
import type { DossierView, ListedDocument } from "#lib/services/dossiers/dossier-view.ts";
import type { Progress } from "#lib/services/making/making-progress.ts";

/** Words with ordinary spaces: numbers never part from their units. */
const plain = (text: string | null): string | null => text?.replaceAll("\u00a0", " ") ?? null;

const DOCUMENT: ListedDocument = {
  id: "d",
  name: "a.txt",
  title: "A",
  author: null,
  dated: null,
  link: null,
  format: "text",
  length: 10,
  version: 1,
  problem: null,
  report: null,
  pages: null,
};
const VIEW: DossierView = {
  id: "x",
  title: "X",
  owned: true,
  published: false,
  documents: [DOCUMENT],
  cards: { draft: 0, active: 0, rejected: 0, unseen: 0, undecided: 0 },
  disagreements: 0,
  made: true,
  stale: false,
  progress: null,
  decks: [],
};
const PROGRESS: Progress = {
  jobId: "j",
  state: "running",
  phase: "reading",
  done: 1,
  total: 5,
  preview: null,
  message: null,
  changes: null,
  before: 0,
};

describe("what is said of a dossier", () => {
  const cards = (draft: number, unseen: number, active = 0) => ({
    draft,
    unseen,
    active,
    rejected: 0,
    undecided: unseen,
  });
  it.each([
    [{ documents: [], made: false }, "There is nothing to read yet. Add the first document below."],
    [{ made: false }, "One document waits to be read for cards."],
    [{ made: false, documents: [DOCUMENT, DOCUMENT] }, "Two documents wait to be read for cards."],
    [{ stale: true }, "The documents have changed since the cards were made. What you decided is kept."],
    [{}, "No card came out of these documents. Under Review every passage says why."],
    [{ cards: cards(1, 1) }, "One card waits to be published. Nobody has looked at it yet."],
    [{ cards: cards(48, 40) }, "Forty-eight cards wait to be published. Nobody has looked at 40 yet."],
    [{ cards: cards(2, 0) }, "Two cards wait to be published. You have looked at all of them."],
    [{ published: true, cards: cards(0, 0, 48) }, "Forty-eight cards are given out for study."],
    [
      { published: true, cards: cards(12, 12, 48) },
      "Twelve new cards wait beside 48 cards that are given out.",
    ],
    [{ owned: false, cards: cards(0, 0, 48) }, "One document, 48 cards."],
    [{ progress: PROGRESS }, null],
  ] satisfies readonly [Partial<DossierView>, string | null][])("%j", (changes, words) => {
    expect(plain(lede({ ...VIEW, ...changes }))).toBe(words);
  });

  it("names what was found in a document, and only what was", () => {
    const report = { characters: 9, cards: 9, facts: 12, refused: 0, furniture: {}, unsupported: {} };
    expect(plain(reportWords({ ...DOCUMENT, report }))).toBe("12 facts, 9 cards.");
    const more = {
      ...report,
      facts: 1,
      refused: 1,
      furniture: { navigation: 1, advertising: 1 },
      unsupported: { lv: 3, de: 1 },
    };
    expect(plain(reportWords({ ...DOCUMENT, report: more }))).toBe(
      "1 fact, 9 cards, 1 card refused, each with its reason, 2 passages of page furniture, 3 passages in Latvian, which is not read for facts, 1 passage in German, read for dates, names and quotations alone.",
    );
    expect(reportWords(DOCUMENT)).toBeNull();
  });

  it("says how far the making is, and never moves back within a run", () => {
    expect(phaseWords(PROGRESS)).toBe("Reading document 2 of 5.");
    expect(phaseWords({ ...PROGRESS, done: 5 })).toBe("Reading document 5 of 5.");
    expect(phaseWords({ ...PROGRESS, state: "queued", before: 2 })).toBe("Two other dossiers come first.");
    const steps = [
      { ...PROGRESS, state: "queued" as const },
      { ...PROGRESS, done: 0, total: 0 },
      { ...PROGRESS, done: 0 },
      PROGRESS,
      { ...PROGRESS, done: 5 },
      { ...PROGRESS, phase: "comparing" },
      { ...PROGRESS, phase: "writing" },
      { ...PROGRESS, phase: "saving" },
    ].map(share);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it("sums up what changed", () => {
    expect(plain(changeWords({ added: 12, retired: 1, changed: 3 }))).toBe(
      "12 cards added, 3 changed, 1 gone.",
    );
    expect(changeWords({})).toBeNull();
  });
});

describe("what is added in the browser", () => {
  it("takes pasted words for page source by their tags alone", () => {
    expect(pastedItem("<!doctype html><p>It opened.</p>", "The Keeper's Story").name).toBe(
      "the-keepers-story.html",
    );
    expect(pastedItem("In 1868 3 < 4 and 5 > 4.", "Über uns: Канал").name).toBe("über-uns-канал.txt");
    expect(pastedItem("It opened.", "???").name).toBe("pasted.txt");
  });

  it("refuses before sending only what can never be read", () => {
    const endings = { ".txt": 10, ".pdf": 20_000_000 };
    const item = (name: string, size: number) => ({ name, body: new Blob(["x".repeat(size)]) });
    expect(refusalOf(item("a.TXT", 10), endings)).toBeNull();
    expect(refusalOf(item("a.txt", 0), endings)).toContain("empty");
    expect(refusalOf(item("a.txt", 11), endings)).toContain("larger than");
    expect(refusalOf(item("map.png", 5), endings)).toBeNull();
    expect(refusalOf(item("map.png", 11), endings)).toContain("of this kind is not read");
  });
});
