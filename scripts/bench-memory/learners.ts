import { predictions } from "#lib/memory/loss.ts";
import { believedFit, offerParameters } from "#lib/memory/offer.ts";
import { logLoss } from "#lib/memory/scores.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { personalWeights, simulatedLog } from "../bench/simulated-log.ts";
import type { Row } from "../bench/table.ts";

const FRESH = 20_000;

type Tried = {
  readonly won: number;
  readonly adopted: number;
  readonly adoptedWorseHeldOut: number;
  readonly adoptedWorseFresh: number;
  readonly byDefault: number;
  readonly fitted: number;
  readonly gated: number;
  readonly truth: number;
};

/**
 * Fits learners whose true weights are known, and asks every set of weights about answers that nobody saw. Log loss;
 * lower is better.
 */
function tried(answers: number, learners: number): Tried {
  const sums = {
    won: 0,
    adopted: 0,
    adoptedWorseHeldOut: 0,
    adoptedWorseFresh: 0,
    byDefault: 0,
    fitted: 0,
    gated: 0,
    truth: 0,
  };
  for (let i = 0; i < learners; i += 1) {
    const weights = personalWeights(`learner ${i}`);
    const log = simulatedLog(weights, answers, `log ${i}`);
    const fresh = simulatedLog(weights, FRESH, `fresh ${i}`);
    const loss = (parameters: readonly number[]): number => logLoss(predictions(fresh, parameters)) ?? 0;
    const [byDefault, truth] = [loss(DEFAULT_PARAMETERS), loss(weights)];
    const fitted = loss(believedFit(log) ?? DEFAULT_PARAMETERS);
    const offer = offerParameters(log);
    const taken = offer?.kind === "better" ? offer : null;
    const gated = taken ? loss(taken.parameters) : byDefault;
    sums.byDefault += byDefault / learners;
    sums.truth += truth / learners;
    sums.fitted += fitted / learners;
    sums.gated += gated / learners;
    if (fitted < byDefault) sums.won += 1;
    if (taken) sums.adopted += 1;
    if (taken && taken.after.logLoss >= taken.before.logLoss) sums.adoptedWorseHeldOut += 1;
    if (taken && gated > byDefault) sums.adoptedWorseFresh += 1;
  }
  return sums;
}

/** How much a fit helps from how many answers on. */
export function benchLearners(quick: boolean): readonly Row[] {
  const rows: Row[] = [];
  const sizes = quick ? [1_000, 20_000] : [400, 1_000, 2_000, 4_000, 8_000, 20_000];
  for (const answers of sizes) {
    const learners = answers >= 20_000 ? 10 : 30;
    const one = tried(answers, learners);
    const losses = `default ${one.byDefault.toFixed(4)}, fitted ${one.fitted.toFixed(4)}, behind the gate ${one.gated.toFixed(4)}, truth ${one.truth.toFixed(4)}`;
    const name = `${answers.toLocaleString("en-GB")} answers, ${learners} learners`;
    if (answers === 1_000)
      rows.push({
        what: `${name}: better than the default`,
        measured: `${one.won} of ${learners}`,
        aim: ">= 20 of 30",
        met: one.won >= 20,
      });
    if (answers >= 20_000) {
      const above = one.fitted - one.truth;
      rows.push({
        what: `${name}: above the truth`,
        measured: above.toFixed(4),
        aim: "<= 0.0010",
        met: above <= 0.001,
      });
    }
    rows.push(
      { what: `${name}: log loss on fresh answers`, measured: losses, aim: "", met: null },
      {
        what: `${name}: taken, of them worse on the hold-out / on fresh answers`,
        measured: `${one.adopted}, ${one.adoptedWorseHeldOut} / ${one.adoptedWorseFresh}`,
        aim: "0 / –",
        met: one.adoptedWorseHeldOut === 0,
      },
    );
  }
  return rows;
}
