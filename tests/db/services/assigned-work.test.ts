import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayName, MS_PER_DAY } from "#lib/base/study-time.ts";
import { gradedAnswers, workOnCards } from "#lib/db/queries/assigned-work.ts";
import { users } from "#lib/db/schema/people.ts";
import { reviewEvents } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import { withStore } from "../with-store.ts";

type Said = {
  readonly user: number;
  readonly card: number;
  readonly day: number;
  readonly moves: boolean;
  /** How often it was taken back and restored in turn. */
  readonly turns: number;
};

const said = fc.record({
  user: fc.nat(1),
  card: fc.nat(3),
  day: fc.nat(6),
  moves: fc.boolean(),
  turns: fc.nat(3),
});

const USERS = ["ada", "ben"];
const CARDS = ["c0", "c1", "c2", "c3"];
const FIRST = 20_000;

async function write(store: Store, log: readonly Said[]): Promise<void> {
  let sequence = 0;
  const row = (one: Said, more: Partial<typeof reviewEvents.$inferInsert>) => {
    sequence += 1;
    const time = (FIRST + one.day) * MS_PER_DAY + sequence;
    return {
      userId: USERS[one.user] ?? "",
      id: `e${sequence}`,
      kind: "answered",
      cardId: CARDS[one.card] ?? "",
      deviceId: "d",
      deviceSequence: sequence,
      deviceTime: time,
      receivedAt: time,
      effectiveAt: time,
      utcOffsetMinutes: 0,
      studyTime: time,
      studyDay: dayName(FIRST + one.day),
      mode: "study" as const,
      markedBy: "self",
      rating: 3 as const,
      chain: "",
      ...more,
    };
  };
  await store.write(async (tx) => {
    for (const id of USERS)
      await tx.insert(users).values({ id, createdAt: 0, lastSeenAt: 0 }).onConflictDoNothing();
    for (const one of log) {
      const answer = row(one, { movesSchedule: one.moves });
      await tx.insert(reviewEvents).values(answer);
      for (let turn = 0; turn < one.turns; turn += 1)
        await tx
          .insert(reviewEvents)
          .values(row(one, { kind: turn % 2 === 0 ? "undone" : "redone", targetId: answer.id }));
    }
  });
}

const stands = ({ turns }: Said): boolean => turns % 2 === 0;

describe("what a class did with some cards", () => {
  it("is, read from the indexes, what the log says one by one, taken back and restored as often as may be", () =>
    fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 25 }), fc.nat(6), (log, from) =>
        withStore(async (store) => {
          await write(store, log);
          const asked = CARDS.slice(0, 3).reverse();
          const since = dayName(FIRST + from);
          const workOf = await workOnCards(store.read, USERS, asked, since);
          for (const [user, userId] of USERS.entries()) {
            const own = log.filter(
              (one) => one.user === user && one.moves && stands(one) && asked.includes(`c${one.card}`),
            );
            const first = new Map<number, string>();
            const days = new Map<string, Set<number>>();
            for (const { card, day } of own.toSorted((a, b) => a.day - b.day)) {
              const place = asked.indexOf(`c${card}`);
              const name = dayName(FIRST + day);
              if (!first.has(place)) first.set(place, name);
              if (day >= from) days.set(name, (days.get(name) ?? new Set()).add(place));
            }
            const { first: seen, days: worked } = workOf(userId);
            expect(new Map(seen)).toEqual(first);
            expect(worked.map(({ day, cards }) => [day, new Set(cards)])).toEqual([...days]);
            expect(worked.every(({ cards }) => new Set(cards).size === cards.length)).toBe(true);
          }
        }),
      ),
      { numRuns: 12 },
    ));

  it("counts one graded answer for a card and a day, of cards that were met on an earlier day", () =>
    withStore(async (store) => {
      const on = (day: number, turns = 0): Said => ({ user: 0, card: 0, day, moves: true, turns });
      await write(store, [on(0), on(1), on(1), on(2, 1), on(3, 2)]);
      const graded = (await gradedAnswers(store.read, USERS, CARDS, dayName(FIRST))).get("ada") ?? [];
      expect(graded.map(({ card, day }) => [card, day - FIRST])).toEqual([
        [0, 1],
        [0, 3],
      ]);
    }));
});
