import type { Row } from "../bench/table.ts";
import { saidOn } from "./help.ts";
import { type Honesty, START, simulatedClass } from "./simulated-class.ts";

const DAYS = 60;
const CARDS = 120;
const GOAL = 0.85;
/** On these days the product is asked. */
const ASKED = [30, 45, 53] as const;
const SEEDS = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;

/**
 * Whether those are named who truly miss the goal, and how far the estimates lie from what is truly known: eight classes
 * of thirty, each asked on three mornings. Who misses is known on the last day, from the true memories.
 */
export function benchHelp(): readonly Row[] {
  return [...benchClasses("usual", ""), ...benchClasses("over-kind", "over-kind, ")];
}

function benchClasses(honesty: Honesty, title: string): readonly Row[] {
  const asked = ASKED.map((after) => ({ after, ...emptyCounts() }));
  for (const seed of SEEDS) {
    const simulated = simulatedClass(seed, DAYS, CARDS, honesty);
    for (const counts of asked) {
      const day = START + counts.after;
      const { figures, named } = saidOn(simulated, day, { share: GOAL, day: START + DAYS });
      for (const pupil of simulated.pupils) {
        const own = figures.find((one) => one.pupil.pupilId === pupil.id);
        if (!own) continue;
        const misses = pupil.truth(START + DAYS) < GOAL;
        const isNamed = named.has(pupil.id);
        counts.named += isNamed ? 1 : 0;
        counts.miss += misses ? 1 : 0;
        counts.both += isNamed && misses ? 1 : 0;
        if (own.met === 0) continue;
        const truth = pupil.truth(day);
        const audited = (own.verified ?? own.claimed).now - truth;
        counts.audited.push(audited);
        counts.claimed.push(own.claimed.now - truth);
        if (pupil.optimism > 0.3) {
          counts.optimists.audited.push(audited);
          counts.optimists.claimed.push(own.claimed.now - truth);
        }
      }
    }
  }
  return asked.flatMap((counts) => rowsOf(counts, title));
}

type Counts = ReturnType<typeof emptyCounts> & { readonly after: number };

function emptyCounts() {
  return {
    named: 0,
    miss: 0,
    both: 0,
    audited: [] as number[],
    claimed: [] as number[],
    optimists: { audited: [] as number[], claimed: [] as number[] },
  };
}

function rowsOf(
  { after, named, miss, both, audited, claimed, optimists }: Counts,
  title: string,
): readonly Row[] {
  const on = `${title}day ${after} of ${DAYS}`;
  return [
    share(`${on}: of those named, truly miss the goal`, both / named),
    share(`${on}: of those who miss it, named`, both / miss),
    points(`${on}: audited estimate of what is known now, mean error a pupil`, apart(audited)),
    points(`${on}: the same without the audit`, apart(claimed), false),
    points(`${on}: of the class as a whole, mean of the errors with their sign`, Math.abs(mean(audited))),
    points(`${on}: self-graders who call what they missed known, audited`, apart(optimists.audited)),
    points(`${on}: the same without the audit`, apart(optimists.claimed), false),
  ];
}

function share(what: string, value: number): Row {
  return { what, measured: value.toFixed(2), aim: "≥ 0.80", met: value >= 0.8 };
}

function points(what: string, value: number, aimed = true): Row {
  const measured = `${(100 * value).toFixed(1)} points`;
  return aimed ? { what, measured, aim: "≤ 5", met: value <= 0.05 } : { what, measured, aim: "", met: null };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function apart(values: readonly number[]): number {
  return mean(values.map(Math.abs));
}
