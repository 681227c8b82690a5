import { describe, expect, it } from "vitest";
import { fitParameters, nearer } from "#lib/memory/fit.ts";
import { predictions } from "#lib/memory/loss.ts";
import { believedFit, isClear, LEAST_ANSWERS, offerParameters } from "#lib/memory/offer.ts";
import { reviewSet, scoredReviews } from "#lib/memory/review-set.ts";
import { logLoss } from "#lib/memory/scores.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { personalWeights, simulatedLog } from "../../../scripts/bench/simulated-log.ts";

describe("the gate before fitted weights", () => {
  it("says how many answers are missing, and fits no log of one day", () => {
    const few = offerParameters(simulatedLog(DEFAULT_PARAMETERS, 200, "few"));
    expect(few).toMatchObject({ kind: "too-few", needed: LEAST_ANSWERS });
    const cards = Array.from({ length: 500 }, () => [
      { day: 0, rating: 3 as const },
      { day: 1, rating: 3 as const },
    ]);
    expect(offerParameters(reviewSet(cards))).toMatchObject({ kind: "too-few", scored: 500 });
  });

  it("lets nobody through who remembers as the weights in use say", () => {
    for (let i = 0; i < 6; i += 1) {
      const offer = offerParameters(simulatedLog(DEFAULT_PARAMETERS, 1_500, `as published ${i}`));
      expect(offer).toMatchObject({ kind: "not-better", parameters: DEFAULT_PARAMETERS });
    }
  });

  it("lets through who is unlike most people: better on what was held out, and on what nobody saw", () => {
    const truth = personalWeights("a class", undefined, 1.5);
    const offer = offerParameters(simulatedLog(truth, 2_000, "unlike"));
    expect(offer?.kind).toBe("better");
    if (offer?.kind !== "better") return;
    expect(offer.after.logLoss).toBeLessThan(offer.before.logLoss);
    expect(offer.heldOut).toBeGreaterThan(offer.scored * 0.5);
    const fresh = simulatedLog(truth, 5_000, "fresh");
    const loss = (weights: readonly number[]) => logLoss(predictions(fresh, weights)) ?? 0;
    expect(loss(offer.parameters)).toBeLessThan(loss(DEFAULT_PARAMETERS));
  });

  it("wants a gain that is not the luck of a few answers", () => {
    expect(isClear([0.9, ...Array.from({ length: 99 }, () => 0)])).toBe(false);
    expect(isClear(Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 0.02 : -0.01)))).toBe(true);
    expect(isClear(Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 0.01 : -0.02)))).toBe(false);
    expect(isClear([])).toBe(false);
  });

  it("stops when it is told to", () => {
    const log = simulatedLog(DEFAULT_PARAMETERS, 1_000, "stopped");
    for (const until of [0.1, 0.4, 0.6])
      expect(offerParameters(log, DEFAULT_PARAMETERS, { onProgress: (done) => done < until })).toBe(null);
  });
});

describe("a fit of few answers", () => {
  it("is believed in part: between where it began and what was fitted, nearer to that the more there are", () => {
    const truth = personalWeights("somebody");
    const shareOf = (answers: number): number => {
      const log = simulatedLog(truth, answers, "share");
      const [fitted, believed] = [fitParameters(log) ?? [], believedFit(log) ?? []];
      const start = DEFAULT_PARAMETERS[4] ?? 0;
      expect(scoredReviews(log)).toBeGreaterThan(0);
      return ((believed[4] ?? 0) - start) / ((fitted[4] ?? 0) - start);
    };
    const [few, many] = [shareOf(600), shareOf(4_000)];
    expect(few).toBeGreaterThan(0.4);
    expect(few).toBeLessThan(0.7);
    expect(many).toBeGreaterThan(0.85);
    expect(many).toBeLessThan(1);
  });

  it("goes by factors where people differ by factors", () => {
    const from = DEFAULT_PARAMETERS;
    const to = from.map((value) => value * 4);
    expect(nearer(from, to, 0)).toEqual(from);
    expect(nearer(from, to, 1).map((value, k) => value / (to[k] ?? 1))).toEqual(
      from.map(() => expect.closeTo(1, 12)),
    );
    expect((nearer(from, to, 0.5)[0] ?? 0) / (from[0] ?? 1)).toBeCloseTo(2, 12);
    expect((nearer(from, to, 0.5)[6] ?? 0) / (from[6] ?? 1)).toBeCloseTo(2.5, 12);
  });
});
