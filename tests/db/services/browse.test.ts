import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { statesOfViewer, visible } from "#lib/db/queries/browse-asked.ts";
import { foundIds } from "#lib/db/queries/browse-found.ts";
import { cards } from "#lib/db/schema/decks.ts";
import { documents, documentVersions } from "#lib/db/schema/documents.ts";
import { evidence } from "#lib/db/schema/evidence.ts";
import { cardTags, personalCards } from "#lib/db/schema/own.ts";
import { cardTexts } from "#lib/db/schema/search.ts";
import { cardStates } from "#lib/db/schema/study.ts";
import { COLUMNS } from "#lib/search/columns.ts";
import { browse, browseCount } from "#lib/services/browse/browse.ts";
import { browseCard } from "#lib/services/browse/browse-card.ts";
import { browseDocuments } from "#lib/services/browse/browse-documents.ts";
import { searchFor } from "#lib/services/browse/search-for.ts";
import type { Ctx } from "#lib/services/context.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { withStore } from "../with-store.ts";
import { collection, did, idOf, TEXT } from "./browse-fixtures.ts";
import { context, NOW, visitor } from "./fixtures.ts";

async function found(ctx: Ctx, query: string): Promise<readonly string[]> {
  const answer = await browse(ctx, { query });
  if (answer.kind === "problem") throw new Error(answer.problem.message);
  const count = await browseCount(ctx, { query });
  expect(count).toEqual({ kind: "count", cards: answer.rows.length, more: false });
  const ids = answer.rows.map(({ id }) => id).sort();
  // Which way is taken depends on how many cards there are; all of them find the same.
  expect(await foundInEachWay(ctx, query)).toEqual([ids, ids, ids, ids, ids]);
  return ids;
}

async function foundInEachWay(ctx: Ctx, query: string): Promise<readonly (readonly string[])[]> {
  const prepared = await searchFor(ctx, query);
  if ("message" in prepared) return [];
  const { asked } = prepared;
  const ways = [asked.condition, asked.scanned, asked.along.some, asked.along.most, asked.walked];
  const all: string[][] = [];
  for (const condition of ways) {
    const rows = await ctx.store.read
      .select({ id: cards.id })
      .from(cards)
      .leftJoin(cardStates, statesOfViewer(asked.viewer))
      .where(and(visible(asked), condition));
    all.push(rows.map(({ id }) => id).sort());
  }
  return all;
}

const ALL = ["boat", "ebb", "fire", "flood", "said", "tide"];
const but = (...out: readonly string[]): readonly string[] => ALL.filter((id) => !out.includes(id));

/** What stands in the words, the names and the rows themselves, whatever was learnt. */
const WRITTEN: readonly (readonly [string, readonly string[]])[] = [
  ["", ALL],
  ["*", ALL],
  ["burn", ["fire"]],
  ["URN muris", ["fire"]],
  ["mūris", ["fire"]],
  ["burn boat", []],
  ["burn or boat", ["boat", "fire"]],
  ["-burn", but("fire")],
  ["when -(burn or weir)", []],
  ['"did the weir"', ["flood"]],
  ['"weir did"', []],
  ["w_ir", ["flood"]],
  ["we*eak", ["flood"]],
  ["ti", ["ebb", "tide"]],
  ["g", ["boat", "ebb", "tide"]],
  // Also what a text ends with, whatever its accents.
  ["et", ["boat"]],
  ["71", ["fire"]],
  ["k", ["boat", "flood"]],
  ["-ŪR", but("fire")],
  ["zq", []],
  ['"a b"', ["boat"]],
  ["w:goes", ["ebb", "tide"]],
  ["w:go", []],
  ["w:it", ["ebb"]],
  ["dog's", ["boat"]],
  ["100%", ["tide"]],
  ["ebb\\_tide", ["ebb"]],
  ['"(falling)"', ["ebb"]],
  ["nc:muris", ["fire"]],
  ["re:187[0-9]", ["fire"]],
  ["re:^when", ["fire", "flood"]],
  // What nearly all have is told by the others.
  ["re:.", ALL],
  ["-re:.", []],
  ["re:[^z]", ALL],
  ["re:[a-z] or burn", ALL],
  ["question:re:. -re:^when", but("fire", "flood")],
  ["re:w.s", []],
  ["answer:re:^april", ["flood"]],
  ["question:re:april", []],
  ["front:dog", []],
  ["back:*dog*", ["boat"]],
  ['answer:"march 1871"', ["fire"]],
  ["answer:march", []],
  ["answer:w:march", ["fire"]],
  ["question:*", ALL],
  ["answer:", []],
  // Her own words are searched instead of everybody's; those of others are not hers.
  ["tom", ["said"]],
  ["miller", []],
  ["again", []],
  ["bo", ["boat"]],
  ["re:tom$", ["said"]],
  ["deck:Dates", ["fire", "flood"]],
  ['deck:"the mill"', ["fire", "flood", "said"]],
  ['deck:"The mill::Quotes"', ["said"]],
  ["deck:sea", ["boat", "ebb", "tide"]],
  ["deck:sea::*", ["ebb", "tide"]],
  ["-deck:sea", ["fire", "flood", "said"]],
  ["deck:se", []],
  ["deck:secret", []],
  ["deck:current", ["fire", "flood"]],
  ["dossier:*mill", ["fire", "flood", "said"]],
  ["dossier:none", []],
  ["document:minutes*", ["fire"]],
  ["document:nothing", []],
  ["category:date", ["fire", "flood"]],
  ["category:quote", ["said"]],
  ["category:outcome", []],
  ["tag:exam", ["fire", "tide"]],
  ["tag:exam::may", ["fire"]],
  ["tag:e*m", ["fire", "tide"]],
  ["tag:may", []],
  ["tag:re:^exam$", ["tide"]],
  ['tag:re:"(may|june)$"', ["fire"]],
  ["tag:re:m", ["fire", "tide"]],
  ["-tag:re:EXAM", but("fire", "tide")],
  ["tag:none", but("fire", "tide")],
  ["tag:*", ["fire", "tide"]],
  ["card:1", but("ebb")],
  ["card:2", ["ebb"]],
  ["note:cloze", ["ebb", "tide"]],
  ["note:b*", ["boat"]],
  ["note:Basic", ["boat"]],
  ['note:"Basic (and reversed card)" or note:cloze', ["ebb", "tide"]],
  ["nid:note-tides", ["ebb", "tide"]],
  ["cid:boat,fire,secret", ["boat", "fire"]],
  ["is:disputed", ["flood"]],
  ["is:edited", ["said"]],
  ["added:1", ["boat"]],
  ["added:200", ALL],
  ["edited:1", ["boat"]],
  ["prop:pos<2", ["flood"]],
];

describe("what is written on cards is found as in Anki", () => {
  it("every key and every form", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const got: (readonly [string, readonly string[]])[] = [];
      for (const [query] of WRITTEN) got.push([query, await found(ada, query)]);
      expect(got).toEqual(WRITTEN);
    }));

  it("follows an edit at once", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await store.write((tx) =>
        tx
          .update(cards)
          .set({ edited: { question: "Who rowed?", answer: "Ann" } })
          .where(eq(cards.id, "boat")),
      );
      expect(await found(ada, "rowed")).toEqual(["boat"]);
      expect(await found(ada, "basket")).toEqual([]);
      expect(await found(ada, "is:edited")).toEqual(["boat", "said"]);
    }));
});

describe("what was learnt is found as in Anki", () => {
  it("every state, every number, and what was taken back does not count", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      // fire was answered once, 40 days ago: still in its steps. flood: twice, with a day between, and lapsed.
      await did(ada, "answered", "flood", { at: -30, rating: 4 });
      await did(ada, "answered", "said", { at: -3, rating: 4 });
      await did(ada, "answered", "said", { at: 0, rating: 1 });
      await did(ada, "suspended", "boat");
      await did(ada, "buried", "tide", { day: "2026-03-03" });
      await did(ada, "flagged", "tide", { flag: 3 });
      await did(ada, "marked", "ebb");
      const taken = await did(ada, "answered", "ebb", { rating: 2 });
      await did(ada, "undone", "ebb", { target: taken });
      const states = await store.read.all<Record<string, unknown>>(
        sql`select card_id, phase, due_day, reps, lapses, interval_days from card_states where user_id = ${idOf(ada)} order by card_id`,
      );
      expect(states.map(({ card_id, phase }) => [card_id, phase])).toEqual([
        ["boat", "new"],
        ["ebb", "new"],
        ["fire", "learning"],
        ["flood", "review"],
        ["said", "relearning"],
        ["tide", "new"],
      ]);
      const learnt: readonly (readonly [string, readonly string[]])[] = [
        ["is:new", ["boat", "ebb", "tide"]],
        ["is:learn", ["fire", "said"]],
        ["is:review", ["flood", "said"]],
        ["is:learn is:review", ["said"]],
        ["is:due", ["fire", "flood", "said"]],
        ["is:suspended", ["boat"]],
        ["is:buried", ["tide"]],
        ["is:marked", ["ebb"]],
        ["tag:marked", ["ebb"]],
        ["tag:m*ed", ["ebb"]],
        ["tag:re:^marked$", ["ebb"]],
        ["tag:*", ["fire", "tide"]],
        ["is:leech", []],
        ["flag:3", ["tide"]],
        ["flag:0", but("tide")],
        ["-flag:0", ["tide"]],
        ["rated:1", ["said"]],
        ["rated:4", ["said"]],
        ["rated:4:4", ["said"]],
        ["rated:1:4", []],
        ["rated:31", ["flood", "said"]],
        ["rated:41:3", ["fire"]],
        ["rated:1:2", []],
        ["introduced:4", ["said"]],
        ["introduced:1", []],
        ["introduced:31", ["flood", "said"]],
        ["resched:1", []],
        ["prop:reps=0", ["boat", "ebb", "tide"]],
        ["prop:reps>=2", ["said"]],
        ["prop:lapses>0", ["said"]],
        ["prop:lapses=0 -is:new", ["fire", "flood"]],
        ["prop:ivl>2", ["flood"]],
        ["prop:s>0 -is:learn", ["flood"]],
        ["prop:d>=0 is:review", ["flood", "said"]],
        ["prop:d>0.99", []],
        ["prop:r<0.9 is:review", ["flood"]],
        ["prop:r>0.99", ["said"]],
        ["prop:due<0", ["fire", "flood"]],
        ["prop:due=0", ["said"]],
        ["prop:due>0", []],
      ];
      const got: (readonly [string, readonly string[]])[] = [];
      for (const [query] of learnt) got.push([query, await found(ada, query)]);
      expect(got).toEqual(learnt);
      await did(ada, "due-set", "flood", { day: "2026-03-12" });
      expect(await found(ada, "prop:due=10")).toEqual(["flood"]);
      expect(await found(ada, "resched:1")).toEqual(["flood"]);
      await did(ada, "unsuspended", "boat");
      expect(await found(ada, "is:suspended")).toEqual([]);
      expect(await rebuildStates(store)).toMatchObject({ changed: 0 });
    }));
});

describe("where Anki has tags and a card has a state", () => {
  it("a tag that is called marked is found with what is marked, under either name", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await did(ada, "marked", "ebb");
      await store.write((tx) =>
        tx.insert(cardTags).values({ userId: idOf(ada), cardId: "boat", tag: "Marked", tagFolded: "marked" }),
      );
      for (const query of ["is:marked", "tag:marked"])
        expect(await found(ada, query), query).toEqual(["boat", "ebb"]);
      await did(ada, "unmarked", "ebb");
      expect(await found(ada, "tag:marked")).toEqual(["boat"]);
    }));

  it("a leech is one by the options of its own deck", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      for (const [cardId, lapses] of [
        ["fire", 2],
        ["tide", 2],
        ["boat", 1],
      ] as const)
        for (let i = 0; i < lapses; i += 1) {
          await did(ada, "answered", cardId, { at: -30 + 10 * i, rating: 4 });
          await did(ada, "answered", cardId, { at: -25 + 10 * i, rating: 1 });
        }
      const stricter = (leechAfter: number) => PresetSettings.parse({ ways: { leechAfter } });
      expect(await found(ada, "is:leech")).toEqual([]);
      const save = (place: string, leechAfter: number) =>
        saveOptions(ada, {
          place,
          presetId: null,
          name: `After ${leechAfter}`,
          version: 0,
          settings: stricter(leechAfter),
        });
      // What lies below the deck goes by it too.
      await save("sea", 2);
      expect(await found(ada, "is:leech")).toEqual(["tide"]);
      expect(await found(ada, "tag:leech")).toEqual(["tide"]);
      await save("mill", 1);
      expect(await found(ada, "is:leech")).toEqual(["fire", "tide"]);
      await save("all", 1);
      // The sea keeps its own limit.
      expect(await found(ada, "is:leech")).toEqual(["fire", "tide"]);
      expect(await found(ada, "-is:leech")).toEqual(but("fire", "tide"));
    }));

  it("a name that nothing has is said besides finding nothing", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const unknown = async (query: string): Promise<readonly string[]> => {
        const answer = await browse(ada, { query });
        return answer.kind === "found" ? answer.unknown : [];
      };
      expect(await unknown("deck:se* dossier:mil tag:ma")).toEqual([
        'No dossier is called "mil".',
        'You have no tag called "ma".',
      ]);
      expect(await unknown("deck:se or document:x_ or tag:re:^z")).toEqual([
        'No deck is called "se".',
        'No document is called "x_".',
        'You have no tag like "^z".',
      ]);
      expect(await unknown("deck:sea tag:exam tag:marked document:minutes* -tag:*")).toEqual([]);
    }));

  it("what names no kind of note says which there are", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      expect(await browse(ada, { query: "note:Clozed" })).toMatchObject({
        kind: "problem",
        problem: { message: expect.stringMatching(/one of fact, basic/u), at: { start: 0, end: 11 } },
      });
    }));
});

describe("what one may see", () => {
  it("is what ships and one's own, and nobody else's cards, drafts, tags, words or documents", () =>
    withStore(async (store) => {
      const { ada, bo } = await collection(store);
      expect(await found(bo, "")).toEqual(["fire", "flood", "said", "secret"]);
      expect(await found(bo, "burn")).toEqual(["secret"]);
      expect(await found(bo, "tag:exam")).toEqual(["flood"]);
      expect(await found(bo, "deck:sea or cid:boat or nid:note-boat")).toEqual([]);
      expect(await found(bo, "tom")).toEqual([]);
      const nobody = context(store, visitor("nobody"));
      expect(await found(nobody, "")).toEqual(["fire", "flood", "said"]);
      expect(await found(nobody, "is:new")).toEqual(["fire", "flood", "said"]);
      expect(await found(nobody, "tag:* or rated:400 or is:suspended")).toEqual([]);
      await expect(browseCard(bo, "boat")).rejects.toMatchObject({ code: "not-found" });
      await expect(browseCard(bo, "draft")).rejects.toMatchObject({ code: "not-found" });
      await expect(browseCard(ada, "nothing")).rejects.toMatchObject({ code: "not-found" });
      expect(await browseCard(ada, "boat")).toMatchObject({ id: "boat", question: "What is a boat?" });
    }));

  it("is without the cards that one took out of one's decks", () =>
    withStore(async (store) => {
      const { ada, bo } = await collection(store);
      await store.write((tx) =>
        tx.insert(personalCards).values({
          userId: idOf(ada),
          cardId: "flood",
          content: null,
          cardVersion: 1,
          hiddenAt: NOW,
          updatedAt: NOW,
        }),
      );
      expect(await found(ada, "deck:dates")).toEqual(["fire"]);
      expect(await found(bo, "deck:dates")).toEqual(["fire", "flood"]);
    }));
});

describe("a regular expression", () => {
  it("finds words whatever characters stand in them, also the one that texts are kept apart by", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await store.write((tx) =>
        tx
          .update(cardTexts)
          .set({ question: "", answer: "zz\u001ezz\u0000 \u{1f980}" })
          .where(eq(cardTexts.cardId, "fire")),
      );
      await store.write((tx) =>
        tx.update(cardTexts).set({ question: "z", answer: "" }).where(eq(cardTexts.cardId, "tide")),
      );
      expect(await listed(ada, "re:zz.zz")).toEqual(["fire"]);
      expect(await listed(ada, "answer:re:[^a-z]{3}$")).toContain("fire");
      expect(await listed(ada, "re:^z$")).toEqual(["tide"]);
      expect(await listed(ada, "re:^$")).toEqual(["fire", "tide"]);
    }));
});

async function listed(ctx: Ctx, query: string): Promise<readonly string[]> {
  const answer = await browse(ctx, { query });
  return answer.kind === "found" ? answer.rows.map(({ id }) => id).sort() : [answer.problem.message];
}

describe("the table", () => {
  it("of a shelf without a deck is empty in every order", () =>
    withStore(async (store) => {
      const asked = {
        viewer: { userId: "nobody", ownWords: false },
        deckIds: [],
        condition: sql`1`,
        scanned: sql`1`,
        along: { some: sql`1`, most: sql`1` },
        walked: sql`1`,
        needed: [],
        looksAt: "nothing",
        looksAtMemory: false,
        sideBySide: false,
        counted: "at-once",
        now: NOW,
      } as const;
      for (const column of COLUMNS)
        for (const descending of [false, true]) {
          const window = { sort: { column, descending }, offset: 0, limit: 10 };
          expect(await foundIds(store.read, asked, window), column).toEqual([]);
        }
    }));

  it("is the same whichever way it is cut, in every order, forwards and backwards", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await did(ada, "answered", "flood", { at: -30, rating: 4 });
      await did(ada, "suspended", "boat");
      for (const sort of COLUMNS) {
        for (const descending of [false, true]) {
          const whole = await browse(ada, { sort, descending });
          const parts = [];
          for (let offset = 0; offset < 6; offset += 2)
            parts.push(await browse(ada, { sort, descending, offset, limit: 2 }));
          const ids = (answer: Awaited<ReturnType<typeof browse>>) =>
            answer.kind === "found" ? answer.rows.map(({ id }) => id) : [];
          expect(ids(whole)).toHaveLength(6);
          expect(parts.flatMap(ids)).toEqual(ids(whole));
        }
      }
    }));

  it("stands by due with what is learnt first, then reviews, new cards, and last what is suspended", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await did(ada, "answered", "flood", { at: -30, rating: 4 });
      await did(ada, "suspended", "flood");
      await did(ada, "answered", "said", { at: -30, rating: 4 });
      const answer = await browse(ada, { sort: "due" });
      const ids = answer.kind === "found" ? answer.rows.map(({ id }) => id) : [];
      expect([ids[0], ids[1], ids.at(-1)]).toEqual(["fire", "said", "flood"]);
    }));

  it("says what is wrong with a search, and where", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      expect(await browse(ada, { query: "a (b" })).toEqual({
        kind: "problem",
        problem: { message: "This parenthesis is not closed.", at: { start: 2, end: 3 } },
      });
      await expect(browse(ada, { limit: 1_000 })).rejects.toMatchObject({ code: "invalid" });
    }));
});

describe("documents", () => {
  it("show the words in their place, and only where all of them stand", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const [only, ...others] = await browseDocuments(ada, { query: "WEIR burned is:new -boat" });
      expect(others).toEqual([]);
      expect(only).toMatchObject({ id: "minutes", title: "Minutes of 1871", dossierTitle: "The mill" });
      const [passage] = only?.passages ?? [];
      expect(TEXT.slice(passage?.start, passage?.end)).toBe("Weir");
      expect(passage?.hits.map((hit) => passage.text.slice(hit.start, hit.end))).toEqual(["Weir", "burned"]);
      expect(await browseDocuments(ada, { query: "weir boat" })).toEqual([]);
      expect(await browseDocuments(ada, { query: "is:due" })).toEqual([]);
      expect(await browseDocuments(ada, { query: "(" })).toEqual([]);
    }));

  it("are not looked up by signs and short words alone, which the full-text table does not know", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      for (const query of ["50%", "{{c1", '"a b"', "U.S.", "...", '"it is"'])
        expect(await browseDocuments(ada, { query }), query).toEqual([]);
    }));

  it("whose text is not here show what cards quote from them", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await store.write(async (tx) => {
        const times = { createdAt: 0, updatedAt: 0 };
        await tx
          .insert(documents)
          .values({ ...times, id: "log", dossierId: "mill", name: "log.txt", title: "The log" });
        await tx
          .insert(documentVersions)
          .values({ id: "log-1", documentId: "log", version: 1, format: "text", text: null, createdAt: 0 });
        await tx.insert(evidence).values({
          ownerKind: "card",
          ownerId: "flood",
          position: 0,
          documentVersionId: "log-1",
          start: 900,
          end: 925,
          quote: "the weir  broke that night",
          role: "proof",
        });
      });
      const found = await browseDocuments(ada, { query: '"weir broke" night' });
      expect(found).toMatchObject([{ id: "log", passages: [{ start: 900, end: 925 }] }]);
      expect(await browseDocuments(ada, { query: "broke boat" })).toEqual([]);
    }));
});
