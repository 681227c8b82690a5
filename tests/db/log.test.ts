import { createClient } from "@libsql/client";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainOf, verifyChains } from "#lib/db/chain.ts";
import { lastOf, type Recorded, toEvent, toRow, toState, toStateRow } from "#lib/db/event-rows.ts";
import { nextDueDay, statesDueBy } from "#lib/db/queries/due.ts";
import {
  appendEvent,
  appendEvents,
  eventById,
  eventsOf,
  saveState,
  saveStates,
  statesOf,
} from "#lib/db/queries/reviews.ts";
import { tailOf, tailsOf } from "#lib/db/queries/tails.ts";
import { users } from "#lib/db/schema/people.ts";
import { reviewEvents } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import type { AnsweredEvent, CardState, ReviewEvent } from "#lib/schedule/events.ts";
import { withStore } from "./with-store.ts";

const recorded: Recorded = {
  userId: "ada",
  deviceTime: 5,
  receivedAt: 7,
  utcOffsetMinutes: 60,
  zone: "Europe/Riga",
  studyDay: "2026-02-01",
};
const answered = (id: string, cardId = "c1"): AnsweredEvent => ({
  kind: "answered",
  id,
  cardId,
  effectiveAt: 6,
  studyTime: 6,
  deviceId: "phone",
  deviceSequence: 1,
  rating: 3,
  mode: "study",
  movesSchedule: true,
  tookMs: 1200,
  dueShown: { kind: "day", day: "2026-02-03" },
  studyDay: "2026-02-01",
});

const join = (store: Store, id: string): Promise<unknown> =>
  store.write((tx) => tx.insert(users).values({ id, createdAt: 1, lastSeenAt: 1 }));
const record = (store: Store, event: ReviewEvent, userId = "ada"): Promise<string> =>
  store.write(async (tx) => {
    const { head } = await tailOf(tx, { userId, cardId: event.cardId, eventId: event.id });
    return appendEvent(tx, toRow(event, { ...recorded, userId }), head);
  });

async function withLog(test: (store: Store) => Promise<void>): Promise<void> {
  await withStore(async (store) => {
    await join(store, "ada");
    for (const id of ["e1", "e2", "e3"]) await record(store, answered(id));
    await test(store);
  });
}

/** As a fault of the disk would: behind the triggers' back. */
const tamper = (store: Store, statement: string): Promise<unknown> =>
  store.write(async (tx) => {
    for (const name of ["review_events_no_update", "review_events_no_delete"])
      await tx.run(sql.raw(`drop trigger ${name}`));
    await tx.run(sql.raw(statement));
  });

describe("the log", () => {
  it("refuses to change an event", () =>
    withLog(async (store) => {
      await expect(store.write((tx) => tx.update(reviewEvents).set({ rating: 1 }))).rejects.toThrow(
        /append-only|Failed query/u,
      );
      expect((await eventById(store.read, "ada", "e1"))?.rating).toBe(3);
    }));

  it("refuses to delete an event while its learner exists, and goes with the learner", () =>
    withLog(async (store) => {
      await expect(store.write((tx) => tx.delete(reviewEvents))).rejects.toThrow();
      expect(await store.read.$count(reviewEvents)).toBe(3);
      await store.write((tx) => tx.delete(users).where(eq(users.id, "ada")));
      expect(await store.read.$count(reviewEvents)).toBe(0);
    }));

  it("goes with the learner also where foreign keys are off, as on some servers", () =>
    withLog(async (store) => {
      if (store.address.kind !== "file") throw new Error("This test is about a file.");
      const client = createClient({ url: store.address.url, concurrency: 1 });
      await client.execute("pragma foreign_keys = off");
      await client.execute("delete from users where id = 'ada'");
      expect(await store.read.$count(reviewEvents)).toBe(3);
      await client.execute("delete from review_events where user_id = 'ada'");
      client.close();
      expect(await store.read.$count(reviewEvents)).toBe(0);
    }));

  it("takes an event once, even by insert or replace, which would slip past the other triggers", () =>
    withLog(async (store) => {
      const columns =
        "user_id, id, kind, device_id, device_sequence, device_time, received_at, effective_at, utc_offset_minutes, study_time, study_day, chain";
      await store.write((tx) =>
        tx.run(
          sql.raw(
            `insert or replace into review_events (${columns}) values ('ada', 'e1', 'reset', 'x', 1, 1, 1, 1, 0, 1, 'd', 'c')`,
          ),
        ),
      );
      await store.write((tx) =>
        tx.run(
          sql.raw(
            `insert or replace into review_events (seq, ${columns}) values (1, 'ada', 'e9', 'reset', 'x', 1, 1, 1, 1, 0, 1, 'd', 'c')`,
          ),
        ),
      );
      expect((await eventById(store.read, "ada", "e1"))?.kind).toBe("answered");
      expect(await store.read.$count(reviewEvents)).toBe(3);
      expect((await verifyChains(store.read)).broken).toEqual([]);
    }));

  it("keeps the same event id of two learners apart", () =>
    withLog(async (store) => {
      await join(store, "bo");
      await record(store, answered("e1"), "bo");
      expect(await store.read.$count(reviewEvents)).toBe(4);
      expect((await verifyChains(store.read)).broken).toEqual([]);
    }));

  it("is read back as it was said, in order of arrival", () =>
    withLog(async (store) => {
      expect(await eventsOf(store.read, "ada", "c1")).toEqual(["e1", "e2", "e3"].map((id) => answered(id)));
    }));
});

describe("the checksums", () => {
  it("hold for an untouched log, also one written in large portions", () =>
    withLog(async (store) => {
      await store.write(async (tx) => {
        const rows = Array.from({ length: 37 }, (_, i) => toRow(answered(`m${i}`, `c${i % 5}`), recorded));
        const [tail] = await tailsOf(tx, [{ userId: "ada", cardId: "c1", eventId: "m0" }]);
        await appendEvents(tx, rows, tail?.head ?? "");
      });
      expect(await verifyChains(store.read)).toEqual({ events: 40, broken: [] });
    }));

  it("find one changed value, and where", () =>
    withLog(async (store) => {
      await tamper(store, "update review_events set rating = 4 where id = 'e2'");
      expect((await verifyChains(store.read)).broken).toEqual([{ userId: "ada", eventId: "e2" }]);
    }));

  it("find a missing event in the middle, and one at the end", () =>
    withLog(async (store) => {
      await tamper(store, "delete from review_events where id = 'e3'");
      expect((await verifyChains(store.read)).broken).toEqual([{ userId: "ada", eventId: null }]);
      await store.write((tx) => tx.run(sql`delete from review_events where id = 'e1'`));
      expect((await verifyChains(store.read, "ada")).broken).toEqual([{ userId: "ada", eventId: "e2" }]);
    }));

  it("of one learner say nothing about another's", () =>
    withLog(async (store) => {
      await join(store, "bo");
      await record(store, answered("e1"), "bo");
      await tamper(store, "update review_events set took_ms = 1 where user_id = 'ada' and id = 'e1'");
      expect((await verifyChains(store.read, "bo")).broken).toEqual([]);
      expect((await verifyChains(store.read)).broken.map(({ userId }) => userId)).toEqual(["ada"]);
    }));

  it("stay the same when a column is added that an old event does not have", () => {
    const row = toRow(answered("e1"), recorded);
    expect(chainOf("head", { ...row })).toBe(chainOf("head", { ...row, attemptId: null }));
    expect(chainOf("head", { ...row, attemptId: "a" })).not.toBe(chainOf("head", row));
  });
});

const day = fc
  .integer({ min: 0, max: 30_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const due = fc.oneof(
  fc.record({ kind: fc.constant("instant" as const), at: fc.integer({ min: 0, max: 2 ** 45 }) }),
  fc.record({ kind: fc.constant("day" as const), day }),
);
const double = fc.double({ min: 1e-3, max: 36_500, noNaN: true });
const state: fc.Arbitrary<CardState> = fc.record({
  memory: fc.oneof(
    fc.constant({ kind: "new" as const }),
    fc.record({
      kind: fc.constant("seen" as const),
      phase: fc.constantFrom("learning" as const, "review" as const, "relearning" as const),
      stability: double,
      difficulty: double,
      step: fc.nat(5),
      due,
      lastStudyTime: fc.integer({ min: -(2 ** 40), max: 2 ** 45 }),
      intervalDays: fc.nat(36_500),
      reps: fc.nat(),
      lapses: fc.nat(),
    }),
  ),
  suspended: fc.boolean(),
  buriedUntil: fc.option(day),
  answers: fc.nat(),
  lastEventId: fc.constant("e1"),
});

describe("rows", () => {
  it(
    "give back every state to the last bit, through the table and through the packed row",
    { timeout: 60_000 },
    () =>
      withStore(async (store) => {
        await join(store, "ada");
        const key = { userId: "ada", cardId: "c1" };
        const last = { id: "e1", effectiveAt: 9, deviceId: "phone", deviceSequence: 4 };
        await fc.assert(
          fc.asyncProperty(state, async (value) => {
            const row = toStateRow(key, value, last, { schedulerVersion: "v", parametersId: null });
            await store.write((tx) => saveState(tx, row));
            const [read] = await statesOf(store.read, "ada", ["c1"]);
            const { state: packed } = await tailOf(store.read, { ...key, eventId: "e1" });
            expect(read).toEqual(row);
            expect(packed).toEqual(row);
            expect(read && toState(read)).toEqual(value);
            expect(read && lastOf(read)).toEqual(last);
          }),
          { numRuns: 300 },
        );
      }),
  );

  it("give back every kind of event", () => {
    const base = { id: "e1", cardId: "c1", effectiveAt: 1, studyTime: 2, deviceId: "d", deviceSequence: 3 };
    const events: readonly ReviewEvent[] = [
      answered("e1"),
      { ...answered("e1"), dueShown: { kind: "instant", at: 99 }, movesSchedule: false, tookMs: null },
      { ...answered("e1"), dueShown: null },
      { ...base, kind: "undone", target: "e0" },
      { ...base, kind: "redone", target: "e0" },
      { ...base, kind: "reset" },
      { ...base, kind: "suspended" },
      { ...base, kind: "unsuspended" },
      { ...base, kind: "buried", until: "2026-02-03" },
    ];
    expect(events.map((event) => toEvent(toRow(event, recorded)))).toEqual(events);
  });
});

describe("what is due", () => {
  const seen = (
    cardId: string,
    patch: Partial<Extract<CardState["memory"], { kind: "seen" }>>,
    more: Partial<CardState> = {},
  ): ReturnType<typeof toStateRow> =>
    toStateRow(
      { userId: "ada", cardId },
      {
        memory: {
          kind: "seen",
          phase: "review",
          stability: 3,
          difficulty: 5,
          step: 0,
          due: { kind: "day", day: "2026-02-01" },
          lastStudyTime: 1,
          intervalDays: 3,
          reps: 1,
          lapses: 0,
          ...patch,
        },
        suspended: false,
        buriedUntil: null,
        answers: 1,
        lastEventId: "e",
        ...more,
      },
      null,
      { schedulerVersion: "v", parametersId: null },
    );

  it("are learning cards by the moment and review cards by the day; not the suspended or buried", () =>
    withStore(async (store) => {
      await join(store, "ada");
      await store.write((tx) =>
        saveStates(tx, [
          seen("overdue", { due: { kind: "day", day: "2026-01-20" } }),
          seen("today", {}),
          seen("tomorrow", { due: { kind: "day", day: "2026-02-02" } }),
          seen("also tomorrow", { due: { kind: "day", day: "2026-02-02" } }),
          seen("now", { phase: "learning", due: { kind: "instant", at: 1_000 } }),
          seen("soon", { phase: "learning", due: { kind: "instant", at: 1_001 } }),
          seen("suspended", {}, { suspended: true }),
          seen("buried", {}, { buriedUntil: "2026-02-02" }),
          seen("unburied", {}, { buriedUntil: "2026-02-01" }),
        ]),
      );
      const found = await statesDueBy(store.read, {
        userId: "ada",
        now: 1_000,
        day: "2026-02-01",
        limit: 50,
      });
      expect(found.map(({ cardId }) => cardId)).toEqual(["now", "overdue", "today", "unburied"]);
      expect(await nextDueDay(store.read, "ada", "2026-02-01")).toEqual({ day: "2026-02-02", cards: 2 });
      expect(await nextDueDay(store.read, "ada", "2026-02-02")).toBeNull();
    }));
});
