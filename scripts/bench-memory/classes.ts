import { predictions } from "#lib/memory/loss.ts";
import { offerToClass } from "#lib/memory/pool.ts";
import { logLoss } from "#lib/memory/scores.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { classmates, simulatedLog } from "../bench/simulated-log.ts";
import type { Row } from "../bench/table.ts";

/** The first answers of somebody new. */
const FIRST = 400;
const NEWCOMERS = 10;

type Begun = {
  readonly byDefault: number;
  readonly pooled: number;
  readonly given: number;
  readonly wins: number;
};

/** Log loss of newcomers' first answers under the defaults and under what their class taught, behind its gate. */
function begun(classes: number, pupils: number, answers: number): Begun {
  const sums = { byDefault: 0, pooled: 0, given: 0, wins: 0 };
  for (let c = 0; c < classes; c += 1) {
    const people = classmates(`${c}`, pupils + NEWCOMERS);
    const known = people.slice(0, pupils).map((weights, i) => simulatedLog(weights, answers, `${c} ${i}`));
    const offer = offerToClass(known);
    const start = offer?.kind === "better" ? offer.parameters : DEFAULT_PARAMETERS;
    if (offer?.kind === "better") sums.given += 1;
    for (const [i, weights] of people.slice(pupils).entries()) {
      const first = simulatedLog(weights, FIRST, `new ${c} ${i}`);
      const loss = (parameters: readonly number[]) => logLoss(predictions(first, parameters)) ?? 0;
      const [byDefault, pooled] = [loss(DEFAULT_PARAMETERS), loss(start)];
      sums.byDefault += byDefault / (classes * NEWCOMERS);
      sums.pooled += pooled / (classes * NEWCOMERS);
      if (pooled < byDefault) sums.wins += 1;
    }
  }
  return sums;
}

/** Whether a new pupil does better with what the class taught than with the defaults. */
export function benchClasses(quick: boolean): readonly Row[] {
  const classes = quick ? 4 : 12;
  return [
    [6, 400],
    [12, 1_000],
    [25, 1_000],
  ].map(([pupils = 0, answers = 0]) => {
    const { byDefault, pooled, given, wins } = begun(classes, pupils, answers);
    return {
      what: `a newcomer's first ${FIRST} answers, ${classes} classes of ${pupils} pupils with ${answers.toLocaleString("en-GB")} answers: log loss`,
      measured: `default ${byDefault.toFixed(4)}, class's ${pooled.toFixed(4)}; given in ${given}, better for ${wins} of ${given * NEWCOMERS} who began with them`,
      aim: "not above the default",
      met: pooled <= byDefault,
    };
  });
}
