import { count, eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsOf, statesOf } from "#lib/db/queries/reviews.ts";
import { sessions, users } from "#lib/db/schema/people.ts";
import { cardStates, reviewEvents } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import { foldedRow } from "#lib/services/study/fold-state.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { SentReview } from "#lib/study/types.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "./fixtures.ts";

const withCards = <T>(test: (store: Store, folder: string) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1), card(2), card(3)]);
      return test(store, folder);
    }),
  );

const eventsIn = async (store: Store) => (await store.read.select({ n: count() }).from(reviewEvents))[0]?.n;

describe("recording answers", () => {
  it("makes a guest of a visitor with the first answer, and knows them again by the key", () =>
    withCards(async (store) => {
      const first = await recordReviews(
        context(store, visitor("a")),
        batch([sent("card-1", { zone: "Europe/Riga" })]),
      );
      expect(first.accepted).toHaveLength(1);
      const again = await recordReviews(
        await holder(store, "a"),
        batch([sent("card-2", { zone: "Europe/Riga" })]),
      );
      expect(again.userId).toBe(first.userId);
      const [user] = await store.read.select().from(users);
      expect(user).toMatchObject({ id: first.userId, name: null, zone: "Europe/Riga", dayStart: 4 });
      const [session] = await store.read.select().from(sessions);
      expect(session?.tokenHash).toMatch(/^[\w-]{43}$/u);
    }));

  it("makes one guest of two tabs that answer at the same moment", () =>
    withCards(async (store) => {
      const tabs = Array.from({ length: 8 }, () =>
        recordReviews(context(store, visitor("a")), batch([sent("card-1")])),
      );
      const found = await Promise.all(tabs);
      expect(new Set(found.map((one) => one.userId)).size).toBe(1);
      expect(await store.read.select().from(users)).toHaveLength(1);
      expect(await eventsIn(store)).toBe(8);
    }));

  it("records an answer that is sent twice once, and answers the same", () =>
    withCards(async (store) => {
      const answer = sent("card-1", { rating: 4, dueShown: { kind: "day", day: "2026-03-10" } });
      const first = await recordReviews(context(store, visitor("a")), batch([answer, answer]));
      const again = await recordReviews(
        await holder(store, "a", NOW + DAY),
        batch([answer], { sentAt: NOW + DAY }),
      );
      expect(first.accepted).toEqual([answer.id, answer.id]);
      expect(again).toMatchObject({
        userId: first.userId,
        accepted: [answer.id],
        refused: [],
        states: first.states,
      });
      expect(await eventsIn(store)).toBe(1);
    }));

  it("refuses another answer under the same id, and says so", () =>
    withCards(async (store) => {
      const answer = sent("card-1", { rating: 4 });
      await recordReviews(context(store, visitor("a")), batch([answer]));
      const other = await recordReviews(
        await holder(store, "a"),
        batch([{ ...answer, rating: 1 }, sent("card-2")]),
      );
      expect(other.accepted).toHaveLength(1);
      expect(other.refused).toEqual([{ id: answer.id, reason: expect.stringContaining("Another answer") }]);
    }));

  it("lets two learners use the same id", () =>
    withCards(async (store) => {
      const answer = sent("card-1");
      const a = await recordReviews(context(store, visitor("a")), batch([answer]));
      const b = await recordReviews(context(store, visitor("b")), batch([answer]));
      expect([a.accepted, b.accepted]).toEqual([[answer.id], [answer.id]]);
      expect(a.userId).not.toBe(b.userId);
    }));

  it(
    "saves 499 answers of a batch in which one is broken, and quarantines that one",
    () =>
      withCards(async (store) => {
        const many: unknown[] = Array.from({ length: 500 }, (_, i) =>
          sent(`card-${1 + (i % 3)}`, { deviceTime: NOW + i * 60_000 }),
        );
        const broken = { ...sent("card-1"), rating: 7 };
        many[250] = broken;
        const done = await recordReviews(
          context(store, visitor("a"), NOW + DAY),
          batch(many, { sentAt: NOW + DAY }),
        );
        expect(done.accepted).toHaveLength(499);
        expect(done.refused).toEqual([{ id: broken.id, reason: expect.stringContaining("rating") }]);
      }),
    60_000,
  );

  it("refuses an answer to a card that does not exist, in the words for a card of somebody else", () =>
    withCards(async (store) => {
      const stray = sent("no-such-card");
      const done = await recordReviews(context(store, visitor("a")), batch([stray, sent("card-1")]));
      expect(done.accepted).toHaveLength(1);
      expect(done.refused).toEqual([{ id: stray.id, reason: expect.stringContaining("no such card") }]);
    }));

  it("accepts an answer to a card that was retired after it was shown", () =>
    withCards(async (store, folder) => {
      await synced(store, folder, [card(2)]);
      const done = await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      expect(done.refused).toEqual([]);
    }));

  it("refuses a batch that belongs to another learner than the cookie, as a whole", () =>
    withCards(async (store) => {
      const mine = await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      const other = recordReviews(
        context(store, visitor("b")),
        batch([sent("card-1")], { userId: mine.userId }),
      );
      await expect(other).rejects.toMatchObject({ code: "not-allowed" });
      const own = await recordReviews(
        await holder(store, "a"),
        batch([sent("card-1")], { userId: mine.userId }),
      );
      expect(own.accepted).toHaveLength(1);
    }));

  it("refuses what is no batch, and makes nobody of it", () =>
    withCards(async (store) => {
      const ctx = context(store, visitor("a"));
      for (const wrong of [
        null,
        [],
        {},
        batch([]),
        batch([{}]),
        { deviceId: "", sentAt: "now", reviews: 3 },
      ]) {
        await expect(recordReviews(ctx, wrong)).rejects.toMatchObject({ code: "invalid" });
      }
      expect(await store.read.select().from(users)).toEqual([]);
    }));

  it("takes back an answer: the card is as before, and both events are kept", () =>
    withCards(async (store) => {
      const answer = sent("card-1", { rating: 1 });
      const undo = sent("card-1", {
        kind: "undone",
        rating: null,
        target: answer.id,
        deviceTime: NOW + 1_000,
      });
      const done = await recordReviews(context(store, visitor("a")), batch([answer, undo]));
      expect(done.states).toMatchObject([
        { cardId: "card-1", state: { memory: { kind: "new" }, answers: 0 } },
      ]);
      const redo = sent("card-1", {
        kind: "redone",
        rating: null,
        target: answer.id,
        deviceTime: NOW + 2_000,
      });
      const redone = await recordReviews(await holder(store, "a"), batch([redo]));
      expect(redone.states).toMatchObject([{ state: { memory: { kind: "seen" }, answers: 1 } }]);
      expect(await eventsIn(store)).toBe(3);
    }));

  it(
    "ends in the same state in whatever order and batches the events of three devices arrive",
    () =>
      withCards(async (store) => {
        const script = (["device-1", "device-2", "device-3"] as const).flatMap((deviceId, d) =>
          [0, 1, 2, 3].map((i) =>
            sent("card-1", {
              deviceId,
              deviceSequence: i,
              deviceTime: NOW + i * 3 * DAY + d * 3_600_000,
              rating: ([3, 1, 4, 2] as const)[(i + d) % 4] ?? 3,
            }),
          ),
        );
        const target = script[5];
        const all: SentReview[] = [
          ...script,
          sent("card-1", {
            kind: "undone",
            rating: null,
            target: target?.id ?? "",
            deviceTime: NOW + 9 * DAY + 7,
          }),
        ];
        const received = NOW + 20 * DAY;
        let tried = 0;
        const states: unknown[] = [];
        await fc.assert(
          fc.asyncProperty(
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
            fc.integer({ min: 1, max: 5 }),
            async (order, size) => {
              const token = `order ${tried++}`;
              for (let i = 0; i < order.length; i += size) {
                const ctx = await holder(store, token, received);
                await recordReviews(ctx, batch(order.slice(i, i + size), { sentAt: received }));
              }
              const { viewer } = await holder(store, token, received);
              const userId = viewer.kind === "learner" ? viewer.userId : "";
              const [row] = await statesOf(store.read, userId, ["card-1"]);
              const refolded = foldedRow(
                { userId, cardId: "card-1" },
                await eventsOf(store.read, userId, "card-1"),
                () => DEFAULT_PRESET,
              );
              expect(row).toEqual(refolded);
              // The learner's id seeds the fuzz, so intervals differ between learners; the memory does not.
              states.push({
                s: row?.stability,
                d: row?.difficulty,
                reps: row?.reps,
                lapses: row?.lapses,
                phase: row?.phase,
              });
            },
          ),
          { numRuns: 25 },
        );
        expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(1);
      }),
    60_000,
  );

  it("meets an undoing that arrives before what it takes back", () =>
    withCards(async (store) => {
      const answer = sent("card-1", { rating: 4 });
      const undo = sent("card-1", { kind: "undone", rating: null, target: answer.id, deviceTime: NOW - 1 });
      await recordReviews(context(store, visitor("a")), batch([undo]));
      const done = await recordReviews(await holder(store, "a"), batch([answer]));
      expect(done.states).toMatchObject([{ state: { memory: { kind: "new" } } }]);
    }));

  it("never refuses a wrong clock, and never lets it into the future", () =>
    withCards(async (store) => {
      for (const [i, wrong] of [-400 * DAY, 400 * DAY].entries()) {
        const answer = sent("card-1", { deviceTime: NOW + wrong });
        const ctx = await holder(store, `clock ${i}`);
        await recordReviews(ctx, batch([answer], { sentAt: NOW + wrong }));
        const [row] = await store.read.select().from(reviewEvents).where(eq(reviewEvents.id, answer.id));
        expect(row).toMatchObject({ deviceTime: NOW + wrong, effectiveAt: NOW, studyDay: "2026-03-02" });
      }
    }));

  it("counts an answer for the study day of the learner's wall clock", () =>
    withCards(async (store) => {
      const late = Date.parse("2026-03-02T01:30:00Z");
      const answer = sent("card-1", { deviceTime: late, utcOffsetMinutes: 120, zone: "Europe/Riga" });
      await recordReviews(context(store, visitor("a"), late), batch([answer], { sentAt: late }));
      const [row] = await store.read.select().from(reviewEvents);
      expect(row?.studyDay).toBe("2026-03-01");
    }));

  it("learns from an answer that the learner has travelled", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("a")), batch([sent("card-1", { zone: "Europe/Riga" })]));
      await recordReviews(
        await holder(store, "a"),
        batch([sent("card-1", { zone: "Asia/Tokyo", utcOffsetMinutes: 540 })]),
      );
      await recordReviews(
        await holder(store, "a"),
        batch([sent("card-1", { zone: "Atlantis/Capital", deviceTime: NOW })]),
      );
      expect((await store.read.select().from(users))[0]?.zone).toBe("Asia/Tokyo");
    }));

  it("keeps every answer of a hundred senders at once, each in one row", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      const ctx = await holder(store, "a");
      const same = sent("card-2");
      await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          recordReviews(ctx, batch(i % 2 === 0 ? [same] : [sent("card-3")])),
        ),
      );
      expect(await eventsIn(store)).toBe(52);
      const [row] = await store.read.select().from(cardStates).where(eq(cardStates.cardId, "card-2"));
      expect(row?.reps).toBe(1);
    }));

  it("does not read half of what a session of another learner may see", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      const { userId } = await recordReviews(context(store, visitor("b")), batch([sent("card-2")]));
      const rows = await statesOf(store.read, userId);
      expect(rows.map((row) => row.cardId)).toEqual(["card-2"]);
    }));
});
