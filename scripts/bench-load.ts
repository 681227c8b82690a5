import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { printed, type Row, whole } from "./bench/table.ts";
import { load, type Sent } from "./bench-load/generator.ts";
import { recordedIn, seedLearners } from "./bench-load/learners.ts";
import { withBuiltServer } from "./bench-load/server.ts";
import { troublesOf } from "./bench-load/troubles.ts";
import { runCommand } from "./setup/operator.ts";

const LEARNERS = 1_000;
/** What we promise at which rate: 99 of 100 answers are on the disk within so many milliseconds. */
const AIMS: Readonly<Record<number, number>> = { 100: 500, 200: 1_000 };
const WARM_UP_SECONDS = 3;

// npm run bench:load -- [--seconds 60] [--rate 100,200]: a thousand learners answer over HTTP, the generator and the built
// server on the same cores. Every answer that was accepted is looked for in the database afterwards.
await runCommand(async () => {
  const { values } = parseArgs({
    options: { seconds: { type: "string", default: "60" }, rate: { type: "string", default: "100,200" } },
  });
  const seconds = Number(values.seconds);
  const rates = values.rate.split(",").map(Number);
  if (![seconds, ...rates].every((value) => Number.isInteger(value) && value > 0)) {
    console.error("Say whole numbers: npm run bench:load -- --seconds 60 --rate 100,200");
    return 1;
  }
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-load-"));
  const file = path.join(folder, "load.db");
  try {
    console.error(`seeding ${whole(LEARNERS)} learners …`);
    const learners = await seedLearners(file, LEARNERS);
    const rounds = await withBuiltServer(file, async ({ url, processor }) => {
      const warm = await load({ url, learners, rate: 20, seconds: WARM_UP_SECONDS });
      const done: Round[] = [{ rate: 0, begun: 0, sent: warm, processor: null }];
      for (const rate of rates) {
        console.error(`sending ${rate} answers a second for ${seconds} s …`);
        const before = processor();
        const begun = performance.now();
        const sent = await load({ url, learners, rate, seconds });
        const after = processor();
        done.push({
          rate,
          begun,
          sent,
          processor: before === null || after === null ? null : after - before,
        });
      }
      return done;
    });
    const recorded = await recordedIn(file);
    console.log(printed(rounds.filter(({ rate }) => rate > 0).flatMap((round) => rowsOf(round, recorded))));
    for (const { rate, begun, sent } of rounds)
      for (const line of troublesOf(sent, begun)) console.log(`${rate} answers a second: ${line}`);
    return rounds.every(({ sent }) => sent.every(({ id, accepted }) => accepted && recorded.has(id))) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

type Round = {
  readonly rate: number;
  /** When it began, as `performance.now()` says it. */
  readonly begun: number;
  readonly sent: readonly Sent[];
  /** Milliseconds that the server used for it. */
  readonly processor: number | null;
};

function rowsOf({ rate, sent, processor }: Round, recorded: ReadonlySet<string>): readonly Row[] {
  const times = sent.map(({ took }) => took).sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  const aim = AIMS[rate];
  const failed = sent.filter(({ accepted }) => !accepted);
  const lost = sent.filter(({ id, accepted }) => accepted && !recorded.has(id));
  const named = `${rate} answers a second`;
  return [
    { what: `${named}: answers sent`, measured: whole(sent.length), aim: "", met: null },
    { what: `${named}: half within`, measured: `${whole(at(0.5))} ms`, aim: "", met: null },
    {
      what: `${named}: 99 of 100 within`,
      measured: `${whole(at(0.99))} ms`,
      aim: aim === undefined ? "" : `≤ ${whole(aim)} ms`,
      met: aim === undefined ? null : at(0.99) <= aim,
    },
    {
      what: `${named}: the server's processor for one`,
      measured: processor === null ? "unknown" : `${(processor / sent.length).toFixed(2)} ms`,
      aim: "",
      met: null,
    },
    { what: `${named}: the slowest`, measured: `${whole(at(1))} ms`, aim: "", met: null },
    {
      what: `${named}: not accepted`,
      measured: `${whole(failed.length)}${failed.length > 0 ? ` (status ${[...new Set(failed.map(({ status }) => status))].join(", ")})` : ""}`,
      aim: "0",
      met: failed.length === 0,
    },
    {
      what: `${named}: sent once more, the server had closed a resting connection`,
      measured: whole(sent.filter(({ resent }) => resent !== null).length),
      aim: "",
      met: null,
    },
    { what: `${named}: accepted and lost`, measured: whole(lost.length), aim: "0", met: lost.length === 0 },
  ];
}
