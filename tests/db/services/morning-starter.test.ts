import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { eventsOf, statesOf } from "#lib/db/queries/reviews.ts";
import { reviewEvents } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import { answerStarter, openStarter } from "#lib/services/morning/answer-starter.ts";
import { closeStarter } from "#lib/services/morning/close-starter.ts";
import { recordStarter } from "#lib/services/morning/record-starter.ts";
import { startStarter } from "#lib/services/morning/start-starter.ts";
import { startersView, starterView } from "#lib/services/morning/starter-view.ts";
import { foldedRow } from "#lib/services/study/fold-state.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { DAY, NOW } from "./fixtures.ts";
import { answers, as, TEACHER, withClass } from "./morning-class.ts";

/** Both pupils have met three cards; the third is the weakest. */
async function learnt(store: Store): Promise<void> {
  for (const pupil of ["ada", "ben"])
    for (const [i, id] of ["card-1", "card-2", "card-3"].entries())
      await answers(store, pupil, id, NOW - (i + 3) * DAY, { rating: i === 2 ? 1 : 4 });
}

async function begun(store: Store, cards = 2): Promise<string> {
  await learnt(store);
  return (await startStarter(as(store, TEACHER), { classId: "class", cards })).starterId;
}

const eventsOfStarter = (store: Store, starterId: string) =>
  store.read.select().from(reviewEvents).where(eq(reviewEvents.attemptId, starterId));

const cell = (pupilId: string, cardId: string, right: boolean | null) => ({ pupilId, cardId, right });

describe("a starter", () => {
  it("asks what the class is about to lose, and keeps its choice when answers come in", () =>
    withClass(["ada", "ben"], async (store) => {
      const starterId = await begun(store, 1);
      const view = await starterView(as(store, TEACHER), "class", starterId);
      expect(view.cards.map(({ id }) => id)).toEqual(["card-3"]);
      await recordStarter(as(store, TEACHER), {
        classId: "class",
        starterId,
        answers: [cell("ada", "card-3", true), cell("ben", "card-3", true)],
      });
      const after = await starterView(as(store, TEACHER), "class", starterId);
      expect(after.cards.map(({ id }) => id)).toEqual(["card-3"]);
      expect((await startersView(as(store, TEACHER), "class")).starters).toHaveLength(1);
    }));

  it("refuses to begin while nobody has met a card", () =>
    withClass(["ada"], (store) =>
      expect(startStarter(as(store, TEACHER), { classId: "class", cards: 5 })).rejects.toMatchObject({
        code: "invalid",
      }),
    ));

  it("writes what was heard into every pupil's schedule, in the teacher's name", () =>
    withClass(["ada", "ben"], async (store) => {
      const starterId = await begun(store);
      const done = await recordStarter(as(store, TEACHER), {
        classId: "class",
        starterId,
        answers: [cell("ada", "card-3", true), cell("ben", "card-3", false)],
      });
      expect(done.written).toBe(2);
      const events = await eventsOfStarter(store, starterId);
      expect(events.map((row) => [row.userId, row.rating, row.markedBy, row.recordedBy, row.mode])).toEqual([
        ["ada", 3, "teacher", TEACHER, "study"],
        ["ben", 1, "teacher", TEACHER, "study"],
      ]);
      for (const userId of ["ada", "ben"]) {
        const log = await eventsOf(store.read, userId, "card-3");
        expect(log).toHaveLength(2);
        const key = { userId, cardId: "card-3" };
        expect(await statesOf(store.read, userId, ["card-3"])).toEqual([
          foldedRow(key, log, () => DEFAULT_PRESET),
        ]);
      }
    }));

  it("writes an entry that is sent twice once, also at the same moment", () =>
    withClass(["ada", "ben"], async (store) => {
      const starterId = await begun(store);
      const entry = {
        classId: "class",
        starterId,
        answers: [cell("ada", "card-3", true), cell("ben", "card-3", false)],
      };
      const all = await Promise.all([1, 2, 3].map(() => recordStarter(as(store, TEACHER), entry)));
      expect(all.map(({ written }) => written).sort((a, b) => a - b)).toEqual([0, 0, 2]);
      expect(await eventsOfStarter(store, starterId)).toHaveLength(2);
    }));

  it("takes back with what it answered, and the schedule is as it was", () =>
    withClass(["ada", "ben"], async (store) => {
      const starterId = await begun(store);
      const state = async () => {
        const [row] = await statesOf(store.read, "ada", ["card-3"]);
        return { due: row?.dueDay ?? row?.dueAt, stability: row?.stability, answers: row?.answers };
      };
      const before = await state();
      const record = (list: readonly unknown[]) =>
        recordStarter(as(store, TEACHER), { classId: "class", starterId, answers: list });
      const first = await record([cell("ada", "card-3", true)]);
      expect(await state()).not.toEqual(before);
      expect(first.before).toEqual([cell("ada", "card-3", null)]);
      await record(first.before);
      expect(await state()).toEqual(before);
      const changed = await record([cell("ada", "card-3", false)]);
      const corrected = await record([cell("ada", "card-3", true)]);
      expect([changed.written, corrected.before]).toEqual([1, [cell("ada", "card-3", false)]]);
      const view = await starterView(as(store, TEACHER), "class", starterId);
      expect(view.pupils[0]?.answers[0]).toEqual({ right: true, recordedBy: TEACHER });
    }));

  it("passes over who is not in the class, and cards that it does not ask", () =>
    withClass(["ada", "ben"], async (store) => {
      const starterId = await begun(store, 1);
      const done = await recordStarter(as(store, TEACHER), {
        classId: "class",
        starterId,
        answers: [cell("stranger", "card-3", true), cell("ada", "card-8", true)],
      });
      expect(done.written).toBe(0);
      expect(await eventsOfStarter(store, starterId)).toEqual([]);
    }));

  it("is begun, entered and closed by who teaches, and by nobody else", () =>
    withClass(["ada", "ben"], async (store) => {
      const starterId = await begun(store);
      for (const userId of ["ada", "stranger", "viewer"]) {
        const ctx = as(store, userId);
        const refused = { code: "not-found" };
        await expect(startStarter(ctx, { classId: "class", cards: 5 })).rejects.toMatchObject(refused);
        await expect(closeStarter(ctx, { classId: "class", starterId })).rejects.toMatchObject(refused);
        await expect(
          recordStarter(ctx, { classId: "class", starterId, answers: [cell("ada", "card-3", true)] }),
        ).rejects.toMatchObject(refused);
      }
      expect(await eventsOfStarter(store, starterId)).toEqual([]);
    }));
});

describe("a starter on pupils' devices", () => {
  it("asks without the answer, marks what is typed, and counts the first word", () =>
    withClass(["ada", "ben"], async (store) => {
      const starterId = await begun(store, 1);
      const ctx = as(store, "ada");
      const open = await openStarter(ctx, "class");
      expect(open?.cards).toEqual([
        expect.objectContaining({ cardId: "card-3", way: "typed", answer: null }),
      ]);
      const typed = { kind: "typed", classId: "class", starterId, cardId: "card-3" };
      expect(await answerStarter(ctx, { ...typed, response: "1799" })).toEqual({
        right: false,
        answer: "1803",
      });
      expect(await answerStarter(ctx, { ...typed, response: "1803" })).toEqual({
        right: false,
        answer: "1803",
      });
      const rows = await store.read
        .select()
        .from(reviewEvents)
        .where(and(eq(reviewEvents.attemptId, starterId), eq(reviewEvents.userId, "ada")));
      expect(rows).toEqual([
        expect.objectContaining({ markedBy: "app", recordedBy: null, rating: 1, response: "1799" }),
      ]);
      const seen = await starterView(as(store, TEACHER), "class", starterId);
      expect(seen.pupils.map(({ answers: own }) => own[0])).toEqual([
        { right: false, recordedBy: null },
        null,
      ]);
    }));

  it("is over when the teacher closes it, or after the day", () =>
    withClass(["ada", "ben"], async (store) => {
      const starterId = await begun(store, 1);
      const typed = { kind: "typed", classId: "class", starterId, cardId: "card-3", response: "1803" };
      await expect(answerStarter(as(store, "ada", NOW + DAY), typed)).rejects.toMatchObject({
        code: "conflict",
      });
      await closeStarter(as(store, TEACHER), { classId: "class", starterId });
      expect(await openStarter(as(store, "ada"), "class")).toBeNull();
      await expect(answerStarter(as(store, "ada"), typed)).rejects.toMatchObject({ code: "conflict" });
    }));

  it("is nothing for who is no pupil of the class", () =>
    withClass(["ada", "ben"], async (store) => {
      const starterId = await begun(store, 1);
      const typed = { kind: "typed", classId: "class", starterId, cardId: "card-3", response: "1803" };
      for (const userId of ["stranger", TEACHER]) {
        await expect(openStarter(as(store, userId), "class")).rejects.toMatchObject({ code: "not-found" });
        await expect(answerStarter(as(store, userId), typed)).rejects.toMatchObject({ code: "not-found" });
      }
    }));
});
