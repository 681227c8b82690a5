import { parseArgs } from "node:util";
import { DomainError } from "#lib/base/errors.ts";
import { printed, type Row } from "./bench/table.ts";
import { coverageRows, forecasts } from "./bench-exam/coverage.ts";
import { CELLS, type CellResult, difference, duel, duelTable, replannedGain } from "./bench-exam/duel.ts";
import { fullestDay, solveTime } from "./bench-exam/plans.ts";
import type { Kind } from "./bench-exam/truth.ts";
import { runCommand } from "./setup/operator.ts";

const USAGE = `Usage: npm run bench:exam -- [--quick] [--seeds N] [--only duel|coverage] [--draw NAME]

Simulated learners study 300 and 1,000 cards for 14, 30 and 60 days with 10, 20 and 30 minutes a day, by several ways to
choose what comes next, and then sit the exam. Everybody meets the same luck by every way, so that the ways are compared
on the same learners. The learners' memories differ from what is believed of them.

  --quick    few learners: seconds instead of minutes, and wide intervals
  --seeds N  learners in each cell (24 unless told otherwise)
  --only     one half of it
  --draw     any word: other learners for the predictions than those on which they were set`;

/** Learners whose predictions are checked in each cell, for each of the compared ones. */
const SITTERS = 1.5;

async function bench(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: "boolean", default: false },
      seeds: { type: "string" },
      only: { type: "string" },
      draw: { type: "string", default: "judged" },
    },
  });
  const seeds = Number(values.seeds ?? (values.quick ? 5 : 24));
  const { only = "both" } = values;
  if (!Number.isInteger(seeds) || seeds < 2 || !["both", "duel", "coverage"].includes(only))
    throw new DomainError("invalid", USAGE);
  const rows: Row[] = [];
  if (only !== "coverage") {
    console.error(`${seeds} learners with an FSRS memory of their own in each of ${CELLS.length} cells …`);
    const results = CELLS.map((cell) => duel("fsrs", cell, seeds));
    console.log(`\nPoints of exam score, and by how much the priced plan is ahead (95 % interval)\n`);
    console.log(`${duelTable(results)}\n`);
    rows.push(...duelRows(results));
    if (!values.quick) {
      const again = Math.min(seeds, Math.max(4, Math.ceil(seeds / 4)));
      console.error(`the plan made again each week, ${again} learners …`);
      rows.push({
        what: "priced again each week − priced once, cells of 80 to 98 points",
        measured: shown(replannedGain(results, again)),
        aim: "",
        met: null,
      });
    }
    console.error("learners whose memory is not FSRS (activation that fades as a power of time) …");
    const others = CELLS.map((cell) => duel("act-r", cell, Math.ceil(seeds / 2)));
    rows.push({
      what: "priced − FSRS 0.90 spread, memories that are not FSRS",
      measured: shown(difference(others, "priced", "FSRS 0.90, spread")),
      aim: "",
      met: null,
    });
    rows.push({
      what: "priced − greedy, memories that are not FSRS",
      measured: shown(difference(others, "priced", "greedy")),
      aim: "",
      met: null,
    });
    const fullest = Math.max(...CELLS.map(fullestDay));
    rows.push({
      what: "fullest planned day, against its budget",
      measured: percent(fullest),
      aim: "≤ 100 %",
      met: fullest <= 1 + 1e-9,
    });
    const ms = solveTime();
    rows.push({
      what: "plan for 1,000 cards and 60 days, processor time",
      measured: `${(ms / 1000).toFixed(2)} s`,
      aim: "≤ 2 s",
      met: ms <= 2000,
    });
  }
  if (only !== "duel") rows.push(...coverage(values.draw, Math.ceil(seeds * SITTERS)));
  console.log(printed(rows));
  // A missed aim is a finding, not a failure.
  return 0;
}

function duelRows(results: readonly CellResult[]): readonly Row[] {
  const spread = difference(results, "priced", "FSRS 0.90, spread");
  const greedy = difference(results, "priced", "greedy");
  const worse = results.flatMap((result) =>
    (["FSRS 0.90", "FSRS 0.90, spread", "FSRS tuned", "cram", "greedy"] as const).flatMap((name) => {
      const { mean, half } = difference([result], "priced", name);
      const { cards, days, minutes } = result.cell;
      // Where both do the same the interval is a point.
      return mean + half < -0.005 ? [`${cards} cards ${days} days ${minutes} min: ${name}`] : [];
    }),
  );
  return [
    {
      what: "priced − FSRS 0.90 spread, mean of the cells",
      measured: shown(spread),
      aim: "≥ 13.5 points",
      met: spread.mean >= 13.5,
    },
    {
      what: "priced − FSRS tuned",
      measured: shown(difference(results, "priced", "FSRS tuned")),
      aim: "",
      met: null,
    },
    {
      what: "priced − greedy",
      measured: shown(greedy),
      aim: "interval above 0",
      met: greedy.mean - greedy.half > 0,
    },
    {
      what: "significantly worse in cells, against any of the five",
      measured: [`${worse.length} of ${5 * results.length} pairs`, ...worse].join("; "),
      aim: "0",
      met: worse.length === 0,
    },
    {
      what: "fullest day as studied, mean of the learners, against its budget",
      measured: percent(Math.max(...results.map((result) => result.fullestDay))),
      aim: "",
      met: null,
    },
  ];
}

function coverage(draw: string, sitters: number): readonly Row[] {
  const names: Readonly<Record<Kind, string>> = {
    exact: "just as the model",
    fsrs: "FSRS of their own",
    "act-r": "not FSRS",
  };
  return (["fsrs", "act-r"] as const).flatMap((kind) => {
    console.error(`predictions for ${sitters} learners in each cell: ${names[kind]} …`);
    const all = CELLS.map((cell) => forecasts(kind, cell, { draw, seeds: sitters }));
    return coverageRows(all).map(({ name, calibration }): Row => {
      const least = kind === "fsrs" ? 0.75 : name === "after two mocks" ? 0.75 : null;
      const most = kind === "fsrs" ? 0.85 : 1;
      const { coverage: held, bias, meanWidth, outcomes } = calibration;
      return {
        what: `80 % interval ${name}, memory ${names[kind]}`,
        measured: [
          `${percent(held)} of ${outcomes} held`,
          `${(100 * meanWidth).toFixed(1)} points wide`,
          `bias ${(100 * bias).toFixed(1)}`,
        ].join(", "),
        aim: least === null ? "" : most < 1 ? "75–85 %" : "≥ 75 %",
        met: least === null ? null : held >= least && held <= most,
      };
    });
  });
}

function shown({ mean, half }: { readonly mean: number; readonly half: number }): string {
  return `${mean < 0 ? "−" : "+"}${Math.abs(mean).toFixed(2)} ± ${half.toFixed(2)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

await runCommand(() => bench(process.argv.slice(2)));
