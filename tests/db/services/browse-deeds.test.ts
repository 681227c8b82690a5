import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { uuidv7 } from "#lib/base/ids.ts";
import { verifyChains } from "#lib/db/chain.ts";
import { cards, deckCards, notes } from "#lib/db/schema/decks.ts";
import { cardTags } from "#lib/db/schema/own.ts";
import { reviewEvents } from "#lib/db/schema/study.ts";
import { browse } from "#lib/services/browse/browse.ts";
import { type ChangedCards, changeCards } from "#lib/services/browse/change-cards.ts";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";
import type { Ctx } from "#lib/services/context.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { seedLibrary } from "#scripts/bench/library.ts";
import { withStore } from "../with-store.ts";
import { collection, idOf } from "./browse-fixtures.ts";
import { context, holder, NOW, visitor } from "./fixtures.ts";

const newId = (): string => uuidv7(NOW, (bytes) => crypto.getRandomValues(bytes));
const step = (): string => crypto.randomUUID();

function act(ctx: Ctx, deed: BrowseDeed, ids: readonly string[]): Promise<ChangedCards> {
  return changeCards(ctx, { step: step(), deed, of: { ids } });
}

async function found(ctx: Ctx, query: string): Promise<readonly string[]> {
  const answer = await browse(ctx, { query });
  return answer.kind === "found" ? answer.rows.map(({ id }) => id).sort() : [];
}

/** What is done, what finds it, and what finds it no more after undo. */
const DEEDS: readonly (readonly [BrowseDeed, string, readonly string[]])[] = [
  [{ kind: "suspended" }, "is:suspended", ["fire", "tide"]],
  [{ kind: "buried" }, "is:buried", ["fire", "tide"]],
  [{ kind: "marked" }, "is:marked", ["fire", "tide"]],
  [{ kind: "flagged", flag: 4 }, "flag:4", ["fire", "tide"]],
  [{ kind: "due-set", days: 5 }, "prop:due=5", ["fire"]],
  [{ kind: "reset" }, "is:new fire or is:new march", ["fire"]],
  [{ kind: "tag-add", tags: ["Later on", "Two"] }, "tag:later\\_on tag:two", ["fire", "tide"]],
];

describe("what is done to many cards", () => {
  it.each(DEEDS)("%j is found at once, undone by its step, and done again", (deed, query, expected) =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      expect(await found(ada, query)).toEqual([]);
      const done = await act(ada, deed, ["fire", "tide"]);
      expect(done).toMatchObject({ left: 0, after: null });
      expect((await found(ada, query)).filter((id) => expected.includes(id))).toEqual(expected);
      await undoStep(ada, { step: done.stepId, undo: true });
      expect(await found(ada, query)).toEqual([]);
      await undoStep(ada, { step: done.stepId, undo: false });
      expect((await found(ada, query)).filter((id) => expected.includes(id))).toEqual(expected);
      expect(await rebuildStates(store)).toMatchObject({ changed: 0, removed: 0 });
      expect((await verifyChains(store.read)).broken).toEqual([]);
    }),
  );

  it("takes back what it set: brought back, unmarked, without flag and tag", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const pairs: readonly (readonly [BrowseDeed, BrowseDeed, string])[] = [
        [{ kind: "suspended" }, { kind: "unsuspended" }, "is:suspended"],
        [{ kind: "buried" }, { kind: "unburied" }, "is:buried"],
        [{ kind: "marked" }, { kind: "unmarked" }, "is:marked"],
        [{ kind: "flagged", flag: 2 }, { kind: "flagged", flag: 0 }, "-flag:0"],
        [{ kind: "tag-add", tags: ["x"] }, { kind: "tag-remove", tags: ["X"] }, "tag:x"],
      ];
      for (const [on, off, query] of pairs) {
        await act(ada, on, ["boat"]);
        expect(await found(ada, query)).toEqual(["boat"]);
        await act(ada, off, ["boat"]);
        expect(await found(ada, query)).toEqual([]);
      }
    }));

  it("changes nothing that is so already, and says so", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await act(ada, { kind: "suspended" }, ["fire"]);
      expect(await act(ada, { kind: "suspended" }, ["fire"])).toMatchObject({ stepId: null, changed: [] });
      expect(await act(ada, { kind: "suspended" }, ["fire", "boat"])).toMatchObject({ changed: ["boat"] });
    }));

  it("sent twice under one step counts once", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const sent = { step: step(), deed: { kind: "suspended" }, of: { ids: ["fire"] } };
      const first = await changeCards(ada, sent);
      const before = await store.read.$count(reviewEvents);
      expect(await changeCards(ada, sent)).toMatchObject({ stepId: first.stepId });
      expect(await store.read.$count(reviewEvents)).toBe(before);
    }));

  it("reaches nobody else's cards, drafts or decks", () =>
    withStore(async (store) => {
      const { ada, bo } = await collection(store);
      for (const deed of [
        { kind: "suspended" },
        { kind: "delete" },
        { kind: "tag-add", tags: ["x"] },
      ] as const) {
        const done = await act(bo, deed, ["boat", "draft", "nothing"]);
        expect(done).toMatchObject({ stepId: null, changed: [], left: 3 });
      }
      await expect(act(bo, { kind: "move", deckId: "sea" }, ["secret"])).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(act(ada, { kind: "move", deckId: "mill-dates" }, ["boat"])).rejects.toMatchObject({
        code: "not-found",
      });
      // What Bo does to a card that both see is Bo's alone, and so is taking it back.
      const done = await act(bo, { kind: "suspended" }, ["fire"]);
      expect(await found(ada, "is:suspended")).toEqual([]);
      await expect(undoStep(ada, { step: done.stepId, undo: true })).rejects.toMatchObject({
        code: "not-found",
      });
      expect(await found(bo, "is:suspended")).toEqual(["fire"]);
    }));

  it("makes a guest of a visitor", () =>
    withStore(async (store) => {
      await collection(store);
      const sent = { step: step(), deed: { kind: "suspended" }, of: { ids: ["fire"] }, zone: "Europe/Riga" };
      const done = await changeCards(context(store, visitor("new")), sent);
      expect(done.changed).toEqual(["fire"]);
      expect((await holder(store, "new")).viewer).toMatchObject({ clock: { zone: "Europe/Riga" } });
      expect(await found(await holder(store, "new"), "is:suspended")).toEqual(["fire"]);
    }));

  it("refuses what is no deed, no step and no search", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const of = { ids: ["fire"] };
      for (const input of [
        { step: "1", deed: { kind: "suspended" }, of },
        { step: step(), deed: { kind: "explode" }, of },
        { step: step(), deed: { kind: "flagged", flag: 9 }, of },
        { step: step(), deed: { kind: "suspended" }, of: { ids: Array.from({ length: 501 }, () => "x") } },
        { step: step(), deed: { kind: "suspended" }, of: { query: "(", after: "" } },
      ])
        await expect(changeCards(ada, input)).rejects.toMatchObject({ code: "invalid" });
    }));
});

describe("setting back to new", () => {
  it("keeps what was counted of a card, or counts from nought, and undo gives all of it back", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      expect(await found(ada, "prop:reps>0")).toContain("fire");
      const kept = await act(ada, { kind: "reset" }, ["fire"]);
      expect(await found(ada, "is:new prop:reps>0")).toEqual(["fire"]);
      const anew = await act(ada, { kind: "reset", counts: "anew" }, ["fire"]);
      expect(anew.changed).toEqual(["fire"]);
      expect(await found(ada, "is:new prop:reps>0")).toEqual([]);
      expect(await act(ada, { kind: "reset", counts: "anew" }, ["fire"])).toMatchObject({ stepId: null });
      expect(await rebuildStates(store)).toMatchObject({ changed: 0, removed: 0 });
      await undoStep(ada, { step: anew.stepId, undo: true });
      expect(await found(ada, "is:new prop:reps>0")).toEqual(["fire"]);
      await undoStep(ada, { step: kept.stepId, undo: true });
      expect(await found(ada, "-is:new prop:reps>0")).toContain("fire");
      expect(await rebuildStates(store)).toMatchObject({ changed: 0, removed: 0 });
    }));

  it("leaves a card where it stands in its deck, or puts it behind the others, in one step", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const order = async () => {
        const rows = await store.read
          .select({ id: deckCards.cardId })
          .from(deckCards)
          .where(eq(deckCards.deckId, "sea-tides"))
          .orderBy(deckCards.position, deckCards.cardId);
        return rows.map(({ id }) => id);
      };
      const [first, second] = await order();
      if (first === undefined) throw new Error("an empty deck");
      await act(ada, { kind: "due-set", days: 5 }, [first]);
      const stays = await act(ada, { kind: "reset" }, [first]);
      expect(await order()).toEqual([first, second]);
      await undoStep(ada, { step: stays.stepId, undo: true });
      const goes = await act(ada, { kind: "reset", place: "last" }, [first]);
      expect(await order()).toEqual([second, first]);
      expect(await found(ada, "prop:due=5")).toEqual([]);
      await undoStep(ada, { step: goes.stepId, undo: true });
      expect(await order()).toEqual([first, second]);
      expect(await found(ada, "prop:due=5")).toEqual([first]);
    }));
});

describe("moving and deleting", () => {
  it("moves cards of one's own notes, places others beside, and takes both back", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const done = await act(ada, { kind: "move", deckId: "sea-tides" }, ["boat", "fire"]);
      expect(done).toMatchObject({ changed: ["boat", "fire"], left: 0 });
      expect(await found(ada, "deck:sea::tides")).toEqual(["boat", "ebb", "fire", "tide"]);
      expect(await found(ada, "deck:dates")).toEqual(["fire", "flood"]);
      expect(
        await store.read
          .select({ deckId: deckCards.deckId })
          .from(deckCards)
          .where(eq(deckCards.cardId, "boat")),
      ).toEqual([{ deckId: "sea-tides" }]);
      await undoStep(ada, { step: done.stepId, undo: true });
      expect(await found(ada, "deck:sea::tides")).toEqual(["ebb", "tide"]);
    }));

  it("puts a note of one's own into the bin with all its cards, and takes any other card out of one's decks alone", () =>
    withStore(async (store) => {
      const { ada, bo } = await collection(store);
      const done = await act(ada, { kind: "delete" }, ["ebb", "said"]);
      expect(done.left).toBe(0);
      expect(await found(ada, "")).toEqual(["boat", "fire", "flood"]);
      expect(await found(bo, "said or deck:quotes")).toEqual(["said"]);
      const [note] = await store.read
        .select({ deletedAt: notes.deletedAt })
        .from(notes)
        .where(eq(notes.id, "note-tides"));
      expect(note?.deletedAt).not.toBeNull();
      await undoStep(ada, { step: done.stepId, undo: true });
      expect(await found(ada, "")).toEqual(["boat", "ebb", "fire", "flood", "said", "tide"]);
      // Her own words came back with it.
      expect(await found(ada, "tom")).toEqual(["said"]);
      expect(
        await store.read.select({ status: cards.status }).from(cards).where(eq(cards.id, "tide")),
      ).toEqual([{ status: "active" }]);
    }));
});

describe("everything that is found", () => {
  it("is gone through portion by portion, also while the search finds fewer for it", () =>
    withStore(async (store) => {
      await seedLibrary(store, 1_200);
      // The fixtures' ids are too few for so many events.
      const learner = async (): Promise<Ctx> => ({ ...(await holder(store, "ada")), newId });
      const ctx = await learner();
      const steps: string[] = [];
      let after: string | null = "";
      let changed = 0;
      while (after !== null) {
        const who: Ctx = steps.length === 0 ? ctx : await learner();
        const done: ChangedCards = await changeCards(who, {
          step: step(),
          deed: { kind: "suspended" },
          of: { query: "-is:suspended", after },
        });
        if (done.stepId !== null) steps.push(done.stepId);
        changed += done.changed.length;
        after = done.after;
      }
      expect([changed, steps.length]).toEqual([1_200, 3]);
      const ada = await learner();
      const [row] = await store.read.all<{ n: number }>(
        sql`select count(*) as n from card_states where user_id = ${idOf(ada)} and suspended = 1`,
      );
      expect(row?.n).toBe(1_200);
      for (const one of steps.reverse()) await undoStep(ada, { step: one, undo: true });
      expect(await found(ada, "is:suspended")).toEqual([]);
      expect((await verifyChains(store.read)).broken).toEqual([]);
      expect(await store.read.$count(cardTags)).toBe(0);
    }));

  it("spreads cards over the days of a range, each with its day in its own event", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const done = await act(ada, { kind: "due-set", days: 3, to: 7 }, ["fire", "tide"]);
      expect(done.changed).toHaveLength(2);
      expect(await found(ada, "prop:due>=3 prop:due<=7")).toEqual(["fire", "tide"]);
      expect(await rebuildStates(store)).toMatchObject({ changed: 0, removed: 0 });
      await undoStep(ada, { step: done.stepId, undo: true });
      expect(await found(ada, "prop:due>=3 prop:due<=7")).toEqual([]);
    }));

  it("is another day for each learner's own clock", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await act(ada, { kind: "due-set", days: 0 }, ["fire"]);
      expect(await found(ada, "prop:due=0")).toEqual(["fire"]);
      const tomorrow = await holder(store, "ada", NOW + 86_400_000);
      expect(await found(tomorrow, "prop:due=-1")).toEqual(["fire"]);
    }));
});
