import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MS_PER_MINUTE } from "#lib/base/study-time.ts";
import { answerCard, previewsFor } from "#lib/study/local-answer.ts";
import { nextUp, type StudyRun, startRun } from "#lib/study/run.ts";
import { type SessionTime, spentMs } from "#lib/study/session-time.ts";
import { inReview, NOW, session, studyCard } from "./cards.ts";

const DEVICE = { zone: "UTC", now: NOW };

function timed(time: Partial<SessionTime>, cards: number): StudyRun {
  const all = Array.from({ length: cards }, (_, i) => studyCard(`c${i}`, inReview(0)));
  const base = { budgetMs: MS_PER_MINUTE, spentMs: 0, stepMs: 10_000 };
  const cardMs = Object.fromEntries(all.map((card) => [card.id, 10_000]));
  return startRun({ ...session(all), time: { ...base, cardMs, ...time } }, DEVICE);
}

/** Answers everything that comes, each card taking as long as it is told; how many, and the run after it. */
function studied(begun: StudyRun, took: (n: number) => number) {
  let run = begun;
  let count = 0;
  for (let now = NOW; count < 500; now += 1_000) {
    const up = nextUp(run, now);
    if (up.kind !== "card") break;
    const done = answerCard(
      run,
      up.card.id,
      { rating: 3, previews: previewsFor(run, up.card, now), tookMs: took(count) },
      { newId: () => `event-${count}`, now, zone: "UTC", utcOffsetMinutes: 0 },
    );
    if (!done) break;
    run = done.run;
    count += 1;
  }
  return { run, count };
}

describe("a sitting with a time", () => {
  it("ends when the minutes are used, as many cards as fit", () => {
    const { count } = studied(timed({}, 20), () => 10_000);
    expect(count).toBe(6);
  });

  it("counts what was spent before, and has nothing to ask when that was all", () => {
    expect(studied(timed({ spentMs: 40_000 }, 20), () => 10_000).count).toBe(2);
    expect(nextUp(timed({ spentMs: MS_PER_MINUTE }, 20), NOW)).toEqual({ kind: "done" });
    expect(nextUp(timed({ budgetMs: 0 }, 20), NOW)).toEqual({ kind: "done" });
  });

  it("is overrun by no more than the card that was on the screen", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 500, max: 60_000 }), { minLength: 1, maxLength: 60 }),
        (times) => {
          const begun = timed({ budgetMs: 3 * MS_PER_MINUTE }, 60);
          const { time } = begun.session;
          const { run, count } = studied(begun, (n) => times[n % times.length] ?? 1_000);
          if (!time) throw new Error("no time");
          const last = times[(count - 1) % times.length] ?? 0;
          expect(spentMs(time, run.log)).toBeLessThan(time.budgetMs + last);
        },
      ),
    );
  });

  it("does not begin a long card in the last seconds, but a short one", () => {
    const run = timed({ spentMs: 50_000, cardMs: { c0: 40_000, c1: 8_000, c2: 40_000 } }, 3);
    const up = nextUp(run, NOW);
    expect(up.kind === "card" && up.card.id).toBe("c1");
  });
});
