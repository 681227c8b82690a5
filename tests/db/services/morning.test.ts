import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { parseCsv } from "#lib/base/csv.ts";
import { eventsOf, statesOf } from "#lib/db/queries/reviews.ts";
import { classMembers } from "#lib/db/schema/classes.ts";
import { cards, deckCards, decks, notes } from "#lib/db/schema/decks.ts";
import { reviewEvents } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import { refreshGrants } from "#lib/services/assignments/refresh-grants.ts";
import { classCardsView, classCardView } from "#lib/services/morning/card-view.ts";
import { gradebookCsv, gradebookView } from "#lib/services/morning/gradebook-view.ts";
import { morningView } from "#lib/services/morning/morning-view.ts";
import { overviewStamp } from "#lib/services/morning/overview-stamp.ts";
import { pupilView } from "#lib/services/morning/pupil-view.ts";
import { foldedRow } from "#lib/services/study/fold-state.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { DAY, NOW } from "./fixtures.ts";
import { answers, as, BEGAN, TEACHER, withClass } from "./morning-class.ts";

/** A deck of a pupil's own, with a card in it that nobody assigned. */
async function ownDeck(store: Store, ownerId: string): Promise<void> {
  const times = { createdAt: BEGAN, updatedAt: BEGAN };
  await store.write(async (tx) => {
    await tx.insert(decks).values({ id: "own", ownerId, title: "Private", ...times });
    await tx.insert(notes).values({ id: "own-note", ownerId, kind: "basic", fields: {}, ...times });
    await tx.insert(cards).values({
      id: "own-card",
      noteId: "own-note",
      stableId: "own-card",
      homeDeckId: "own",
      siblings: "own-note",
      edited: { question: "What is mine?", answer: "This" },
      ...times,
    });
    await tx.insert(deckCards).values({ deckId: "own", cardId: "own-card", position: 0 });
  });
}

/** Met every card on one day, knew none of them, and was not seen since. */
async function onceOnly(store: Store, userId: string): Promise<void> {
  for (let n = 1; n <= 8; n += 1)
    await answers(store, userId, `card-${n}`, BEGAN + n * 60_000, { rating: 1 });
}

describe("a class on a morning", () => {
  it("names who has not started, and who has answered is not among them", () =>
    withClass(["ada", "ben"], async (store) => {
      await answers(store, "ben", "card-1", NOW - DAY);
      const { help, pupils } = await morningView(as(store, TEACHER), "class");
      expect(pupils).toBe(2);
      expect(help.notStarted.map(({ name }) => name)).toEqual(["ada"]);
    }));

  it("names who is stuck on the same cards, until they are known on a later day", () =>
    withClass(["ada"], async (store) => {
      for (let day = 6; day > 2; day -= 1)
        for (const id of ["card-1", "card-2", "card-3"])
          await answers(store, "ada", id, NOW - day * DAY, { rating: 1 });
      const stuck = await morningView(as(store, TEACHER), "class");
      expect(stuck.help.stuck[0]?.work.stuckOn.toSorted()).toEqual(["card-1", "card-2", "card-3"]);
      await answers(store, "ada", "card-1", NOW - DAY, { rating: 3 });
      expect((await morningView(as(store, TEACHER), "class")).help.stuck).toEqual([]);
    }));

  it("names who will miss the goal, and says how far they are heading", () =>
    withClass(["ada", "ben"], async (store) => {
      await onceOnly(store, "ben");
      const { help, rows } = await morningView(as(store, TEACHER), "class");
      const [line] = help.willMiss;
      expect(line?.name).toBe("ben");
      expect(line?.reason?.kind).toBe("rarely");
      expect(rows.find(({ name }) => name === "ben")?.cells[0]).toMatchObject({
        met: 8,
        cards: 8,
        low: true,
      });
    }));

  it("shows the cards that most missed, with what was said instead, and leaves out what was taken back", () =>
    withClass(["ada", "ben", "cem"], async (store) => {
      const wrong = {
        rating: 1 as const,
        marking: { by: "app" as const, proposed: 1 as const, response: "1799" },
      };
      for (const pupil of ["ada", "ben", "cem"]) await answers(store, pupil, "card-1", NOW - DAY, wrong);
      const last = await answers(store, "ada", "card-2", NOW - DAY, wrong);
      for (const pupil of ["ben", "cem"]) await answers(store, pupil, "card-2", NOW - DAY, wrong);
      const { missed } = await morningView(as(store, TEACHER), "class");
      expect(missed.map(({ cardId }) => cardId)).toEqual(["card-1", "card-2"]);
      expect(missed[0]?.wrong).toEqual([{ text: "1799", pupils: ["ada", "ben", "cem"] }]);
      await answers(store, "ada", "card-2", NOW - DAY + 1_000, {
        kind: "undone",
        target: last.id,
        rating: null,
      });
      const after = await morningView(as(store, TEACHER), "class");
      expect(after.missed.map(({ cardId }) => cardId)).toEqual(["card-1"]);
    }));

  it("keeps claimed and verified apart, and counts what the app said before what the pupil made of it", () =>
    withClass(["ada"], async (store) => {
      const kind = {
        rating: 3 as const,
        marking: { by: "app" as const, proposed: 1 as const, response: "no" },
      };
      for (let n = 1; n <= 8; n += 1) await answers(store, "ada", `card-${n}`, NOW - 8 * DAY);
      for (let n = 1; n <= 8; n += 1) await answers(store, "ada", `card-${n}`, NOW - 2 * DAY, kind);
      const { optimism } = await pupilView(as(store, TEACHER), "class", "ada");
      expect(optimism.claimed).toEqual({ of: 8, recalled: 8 });
      expect(optimism.verified).toEqual({ of: 8, recalled: 0 });
      const { rows } = await morningView(as(store, TEACHER), "class");
      const cell = rows[0]?.cells[0];
      expect(cell?.verified).toBeLessThan((cell?.claimed ?? 0) - 0.1);
    }));
});

describe("what was expected of an answer", () => {
  const detailsOf = async (store: Store) =>
    (await store.read.select({ details: reviewEvents.details }).from(reviewEvents)).map(
      ({ details }) => details,
    );
  const marked = (response: string) => ({ marking: { by: "app" as const, proposed: 3 as const, response } });

  it("is kept with one that the app marked on a later day, and with no other", () =>
    withClass(["ada"], async (store) => {
      await answers(store, "ada", "card-1", NOW - 9 * DAY, marked("1801"));
      await answers(store, "ada", "card-1", NOW - 9 * DAY + 60_000, marked("1801"));
      await answers(store, "ada", "card-1", NOW - 6 * DAY);
      await answers(store, "ada", "card-1", NOW - 2 * DAY, marked("1801"));
      const [first, again, own, checked] = await detailsOf(store);
      expect([first, again, own]).toEqual([null, null, null]);
      expect(checked?.predicted).toBeGreaterThan(0.5);
      expect(checked?.predicted).toBeLessThan(1);
      // Nothing but the log makes the states, with it or without.
      const [row] = await statesOf(store.read, "ada", ["card-1"]);
      const log = await eventsOf(store.read, "ada", "card-1");
      expect(row).toEqual(foldedRow({ userId: "ada", cardId: "card-1" }, log, () => DEFAULT_PRESET));
    }));
});

describe("who sees what of a class", () => {
  const views = (store: Store, userId: string): readonly Promise<unknown>[] => {
    const ctx = as(store, userId);
    return [
      morningView(ctx, "class"),
      overviewStamp(ctx, "class"),
      pupilView(ctx, "class", "ada"),
      classCardsView(ctx, "class"),
      classCardView(ctx, "class", "card-1"),
      gradebookView(ctx, "class"),
      gradebookCsv(ctx, "class"),
    ];
  };

  it("is nothing for a pupil of it and for a teacher of another, in the words for a class that is not there", () =>
    withClass(["ada"], async (store) => {
      const absent = await morningView(as(store, TEACHER), "no-class").catch((error: unknown) => error);
      for (const userId of ["ada", "stranger"])
        for (const view of views(store, userId)) await expect(view).rejects.toEqual(absent);
      for (const view of views(store, "viewer")) await expect(view).resolves.toBeDefined();
    }));

  it("ends with the next question for who was removed, and for a pupil who left", () =>
    withClass(["ada", "ben"], async (store) => {
      await store.write(async (tx) => {
        await tx.update(classMembers).set({ state: "removed" }).where(eq(classMembers.userId, "viewer"));
        await tx.update(classMembers).set({ state: "removed" }).where(eq(classMembers.userId, "ada"));
        await refreshGrants(tx, "class", NOW);
      });
      await expect(morningView(as(store, "viewer"), "class")).rejects.toMatchObject({ code: "not-found" });
      await expect(pupilView(as(store, TEACHER), "class", "ada")).rejects.toMatchObject({
        code: "not-found",
      });
      expect((await morningView(as(store, TEACHER), "class")).rows.map(({ name }) => name)).toEqual(["ben"]);
    }));

  it("is assigned work only: a pupil's own cards move no figure and no stamp", () =>
    withClass(["ada"], async (store) => {
      await ownDeck(store, "ada");
      await answers(store, "ada", "card-1", NOW - DAY);
      const ctx = as(store, TEACHER);
      const before = await Promise.all(views(store, TEACHER));
      const stamp = await overviewStamp(ctx, "class");
      for (let day = 5; day > 0; day -= 1)
        await answers(store, "ada", "own-card", NOW - day * DAY, { rating: 1 });
      expect(await overviewStamp(ctx, "class")).toEqual(stamp);
      expect(await Promise.all(views(store, TEACHER))).toEqual(before);
      const pupil = await pupilView(ctx, "class", "ada");
      expect(pupil.cards.map(({ cardId }) => cardId)).not.toContain("own-card");
      await expect(classCardView(ctx, "class", "own-card")).rejects.toMatchObject({ code: "not-found" });
    }));

  it("is told anew with every answer to what is assigned", () =>
    withClass(["ada"], async (store) => {
      const ctx = as(store, TEACHER);
      const before = await overviewStamp(ctx, "class");
      expect(await overviewStamp(ctx, "class")).toEqual(before);
      await answers(store, "ada", "card-1", NOW - 60_000);
      const after = await overviewStamp(ctx, "class");
      expect(after.stamp).not.toBe(before.stamp);
      expect(after.answers).toBe(before.answers + 1);
    }));
});

describe("the gradebook", () => {
  it("is the same cells on the screen and in the file", () =>
    withClass(["ada", "=ben"], async (store) => {
      await answers(store, "ada", "card-1", NOW - 2 * DAY);
      await answers(store, "ada", "card-2", NOW - DAY);
      const { rows } = await gradebookView(as(store, TEACHER), "class");
      const { text } = await gradebookCsv(as(store, TEACHER), "class");
      const read = parseCsv(text).map(({ cells }) => cells);
      expect(read).toEqual(rows.map((cells) => cells.map((cell) => (cell === null ? "" : String(cell)))));
      const ada = rows.find(([name]) => name === "ada");
      expect(ada?.slice(1, 4)).toEqual([2, 8, 2]);
      expect(text).toContain("'=ben");
    }));
});

describe("the page of a pupil", () => {
  it("tells progress, time and days of the class's work", () =>
    withClass(["ada"], async (store) => {
      await answers(store, "ada", "card-1", NOW - 3 * DAY, { tookMs: 30_000 });
      await answers(store, "ada", "card-2", NOW - DAY, { tookMs: 30_000 });
      const view = await pupilView(as(store, TEACHER), "class", "ada");
      expect(view.days.filter((day) => day.answers > 0).map(({ minutes }) => minutes)).toEqual([0.5, 0.5]);
      const [one] = view.assignments;
      expect(one?.past.at(-1)?.known).toBeGreaterThan(0.15);
      expect(one?.past.at(-1)?.known).toBeCloseTo(one?.figures.claimed.now ?? 0, 6);
      expect(one?.ifStopped.at(-1)?.known).toBeCloseTo(one?.figures.claimed.ifStopped ?? 0, 6);
      expect(view.cards.filter(({ recall }) => recall !== null)).toHaveLength(2);
    }));
});
