// npm run replay < reviews.jsonl: what the schedule makes of a list of reviews, so that anyone can check it.
// In and out: JSON lines, described in README.md and below. A bad line is named on standard error, the others go on.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { DEFAULT_DAY_START, isZone } from "#lib/base/study-time.ts";
import { MAXIMUM_INTERVAL_DAYS, problemsOf } from "#lib/schedule/check-rules.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { replayCard } from "#lib/schedule/replay.ts";

const MINUTES = { s: 1 / 60, m: 1, h: 60, d: 1440 } as const;

// 30s · 10m · 1.5h · 2d
const STEP = /^(?<count>\d{1,6}(?:\.\d{1,6})?)(?<unit>[smhd])$/u;

/** A step in minutes, or as people write it. */
const Step = z.union([z.number(), z.string()]).transform((step, context) => {
  if (typeof step === "number") return step;
  const { count, unit } = STEP.exec(step)?.groups ?? {};
  if (unit === "s" || unit === "m" || unit === "h" || unit === "d") return Number(count) * MINUTES[unit];
  context.addIssue("a step is a number of minutes, or a text such as 30s, 10m, 1h, 1d");
  return z.NEVER;
});

const Line = z.object({
  parameters: z.array(z.number()).default([...DEFAULT_PARAMETERS]),
  desiredRetention: z.number().default(0.9),
  zone: z.string().refine(isZone, "this machine knows no zone of that name").default("UTC"),
  dayStart: z.int().min(0).max(23).default(DEFAULT_DAY_START),
  fuzz: z.boolean().default(false),
  learningSteps: z.array(Step).default([1, 10]),
  relearningSteps: z.array(Step).default([10]),
  maximumInterval: z.number().default(MAXIMUM_INTERVAL_DAYS),
  reviews: z.array(
    z.object({
      // With Z or an offset: a time without one would be read in the zone of whoever runs this.
      at: z.iso.datetime({
        offset: true,
        error: "a time is an ISO instant with Z or an offset: 2026-05-04T09:30:00Z",
      }),
      rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], {
        error: "a rating is 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy)",
      }),
    }),
  ),
});

/** One line in, one line out. Throws an Error that says what is wrong. */
export function replayLine(text: string): string {
  const parsed = Line.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(parsed.error.issues.map(inWords).join("; "));
  const line = parsed.data;
  const rules = {
    parameters: line.parameters,
    desiredRetention: line.desiredRetention,
    learningStepsMinutes: line.learningSteps,
    relearningStepsMinutes: line.relearningSteps,
    maximumIntervalDays: line.maximumInterval,
    fuzz: line.fuzz,
  };
  const problems = problemsOf(rules);
  if (problems.length > 0) throw new Error(problems.join(" "));
  const reviews = line.reviews.map(({ at, rating }) => ({ at: Date.parse(at), rating }));
  const states = replayCard(reviews, rules, { zone: line.zone, dayStart: line.dayStart });
  return JSON.stringify({
    states: states.map(({ stability, difficulty, state, due, intervalDays }) => ({
      stability,
      difficulty,
      state,
      due: new Date(due).toISOString(),
      intervalDays,
    })),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("this is not JSON");
  }
}

function inWords(issue: z.core.$ZodIssue): string {
  const path = issue.path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("");
  return path === "" ? issue.message : `${path.replace(/^\./u, "")}: ${issue.message}`;
}

async function main(file: string | undefined): Promise<void> {
  const lines = createInterface({ input: file === undefined ? process.stdin : createReadStream(file) });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === "") continue;
    try {
      const out = `${replayLine(line)}\n`;
      if (!process.stdout.write(out)) await new Promise((resolve) => process.stdout.once("drain", resolve));
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`Line ${number}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(process.argv[2]).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
