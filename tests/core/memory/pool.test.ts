import { describe, expect, it } from "vitest";
import { predictions } from "#lib/memory/loss.ts";
import { LEAST_PUPILS, offerToClass } from "#lib/memory/pool.ts";
import { logLoss } from "#lib/memory/scores.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { classmates, personalWeights, simulatedLog } from "../../../scripts/bench/simulated-log.ts";

const PUPILS = 10;
const classOf = (seed: string, answers = 800) =>
  classmates(seed, PUPILS).map((weights, i) => simulatedLog(weights, answers, `${seed} ${i}`));

describe("what a class teaches", () => {
  it("predicts the first answers of those who come new better than the defaults, on the mean of some classes", () => {
    let [byDefault, byClass] = [0, 0];
    for (const seed of ["a", "b", "c", "d"]) {
      const offer = offerToClass(classOf(seed));
      const begin = offer?.kind === "better" ? offer.parameters : DEFAULT_PARAMETERS;
      for (const [i, weights] of classmates(seed, PUPILS + 8)
        .slice(PUPILS)
        .entries()) {
        const first = simulatedLog(weights, 400, `new ${seed} ${i}`);
        byDefault += logLoss(predictions(first, DEFAULT_PARAMETERS)) ?? 0;
        byClass += logLoss(predictions(first, begin)) ?? 0;
      }
    }
    expect(byClass).toBeLessThan(byDefault);
  });

  it("is nothing where pupils are alike in nothing but their class's name", () => {
    const strangers = Array.from({ length: PUPILS }, (_, i) =>
      simulatedLog(DEFAULT_PARAMETERS, 800, `as published ${i}`),
    );
    expect(offerToClass(strangers)?.kind).toBe("not-better");
  });

  it("is offered where all of them are unlike most people in the same way", () => {
    const alike = personalWeights("a class", undefined, 1.5);
    const offer = offerToClass(
      Array.from({ length: PUPILS }, (_, i) => simulatedLog(alike, 800, `alike ${i}`)),
    );
    expect(offer?.kind).toBe("better");
  });

  it("is offered only when it predicted other pupils better, and says how many answers and pupils are in it", () => {
    const offer = offerToClass(classOf("a"));
    expect(offer?.kind === "too-few").toBe(false);
    if (!offer || offer.kind === "too-few") return;
    expect(offer.pupils).toBe(PUPILS);
    if (offer.kind === "better") expect(offer.after.logLoss).toBeLessThan(offer.before.logLoss);
    else expect(offer.parameters).toEqual(DEFAULT_PARAMETERS);
    expect(Object.keys(offer).sort()).toEqual(
      ["after", "before", "kind", "parameters", "pupils", "scored"].sort(),
    );
  });

  it("is nothing with too few pupils, however much they answered, or too few answers, however many pupils", () => {
    const few = offerToClass(classOf("a", 2_000).slice(0, LEAST_PUPILS - 1));
    expect(few).toMatchObject({ kind: "too-few", pupils: LEAST_PUPILS - 1 });
    expect(offerToClass(classOf("a", 150))).toMatchObject({ kind: "too-few" });
    expect(offerToClass([])).toEqual({ kind: "too-few", scored: 0, pupils: 0 });
  });

  it("does not count who hardly answered, and counts nobody for more than two thousand answers", () => {
    const [first, ...others] = classOf("a");
    const busy = simulatedLog(DEFAULT_PARAMETERS, 12_000, "busy");
    const idle = simulatedLog(DEFAULT_PARAMETERS, 20, "idle");
    const without = offerToClass([...(first ? [first] : []), ...others]);
    const withBoth = offerToClass([...(first ? [first] : []), ...others, busy, idle]);
    expect(withBoth?.pupils).toBe(PUPILS + 1);
    const more = (withBoth?.scored ?? 0) - (without?.scored ?? 0);
    expect(more).toBeGreaterThanOrEqual(2_000);
    expect(more).toBeLessThan(2_100);
  });

  it("can be stopped", () => {
    expect(offerToClass(classOf("a"), { onProgress: () => false })).toBe(null);
  });
});
