import fc from "fast-check";
import { createEmptyCard, fsrs, type Grade, State } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import { MS_PER_DAY, MS_PER_MINUTE } from "#lib/base/study-time.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { type ReplayedReview, replayCard } from "#lib/schedule/replay.ts";
import { RULES } from "./answers.ts";

const UTC = { zone: "UTC", dayStart: 0 };
const NOON = Date.UTC(2022, 10, 29, 12, 30);

describe("published FSRS-6 figures", () => {
  it("hold for a card that is always answered when due", () => {
    // The interval history that py-fsrs, go-fsrs and ts-fsrs all test against.
    const ratings: readonly Rating[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
    const reviews: ReplayedReview[] = [];
    let at = NOON;
    for (const rating of ratings) {
      reviews.push({ at, rating });
      at = replayCard(reviews, RULES, UTC).at(-1)?.due ?? at;
    }
    const states = replayCard(reviews, RULES, UTC);
    expect(states.map((s) => s.intervalDays)).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
    expect(states.map((s) => s.state.charAt(2))).toEqual("avvvvvllvvvvv".split(""));
  });

  it("hold for the memory of a card that was forgotten first", () => {
    let at = NOON;
    const gaps = [0, 0, 1, 3, 8, 21];
    const reviews = gaps.map((days, i) => {
      at += days * MS_PER_DAY;
      return { at, rating: i === 0 ? (1 as const) : (3 as const) };
    });
    const last = replayCard(reviews, RULES, UTC).at(-1);
    expect(last?.stability).toBeCloseTo(53.62691, 4);
    expect(last?.difficulty).toBeCloseTo(6.3574867, 4);
  });

  it("hold for the first answer", () => {
    const first = ([1, 2, 3, 4] as const).map((rating) => replayCard([{ at: NOON, rating }], RULES, UTC)[0]);
    expect(first.map((s) => s?.stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    expect(first.map((s) => s?.difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1]);
  });

  it("agree with ts-fsrs wherever it counts the same days and has no rule of its own", () => {
    // Noon of one day to noon of another, so that UTC days and study days agree; Hard in learning and intervals near the
    // maximum are told apart elsewhere.
    const scheduler = fsrs({ enable_fuzz: false });
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ rating: fc.constantFrom<Rating>(1, 2, 3, 4), gap: fc.integer({ min: 0, max: 60 }) }),
          {
            minLength: 1,
            maxLength: 15,
          },
        ),
        (drawn) => {
          let at = NOON;
          let card = createEmptyCard(new Date(at));
          const reviews: ReplayedReview[] = [];
          const theirs: object[] = [];
          for (const { rating, gap } of drawn) {
            at += gap * MS_PER_DAY + (gap === 0 ? MS_PER_MINUTE : 0);
            const inSteps = card.state !== State.Review;
            const grade: Rating = inSteps && rating === 2 ? 3 : rating;
            card = scheduler.next(card, new Date(at), grade as Grade).card;
            reviews.push({ at, rating: grade });
            theirs.push({
              stability: card.stability,
              difficulty: card.difficulty,
              state: State[card.state],
              due: card.due.getTime(),
              intervalDays: card.scheduled_days,
            });
          }
          expect(replayCard(reviews, RULES, UTC)).toEqual(theirs);
        },
      ),
      { numRuns: 400 },
    );
  });
});
