import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { DomainError } from "#lib/base/errors.ts";
import { uuidv7 } from "#lib/base/ids.ts";
import { seededRandom } from "#lib/base/random.ts";
import { ROOT, runCommand } from "./setup/operator.ts";
import { check, type Found, wrongStates } from "./torture/check.ts";
import { type Outbox, outbox } from "./torture/outbox.ts";
import type { Order, Reply } from "./torture/protocol.ts";

// npm run torture -- [CYCLES] [SEED]: records answers, kills the recording process with SIGKILL at a random accepted
// answer, starts it again on the same file, sends what was not accepted once more; then compares. Default: 20 cycles.

const LEARNERS = 4;
const CHECK_EVERY = 25;
const newId = (): string => uuidv7(Date.now(), (bytes) => crypto.getRandomValues(bytes));

type Victim = { readonly child: ChildProcess; readonly on: (heard: (reply: Reply) => void) => void };

/** The victim as one file of plain JavaScript beside the project's packages: starting is most of a short life. */
async function bundle(): Promise<string> {
  const outfile = path.join(ROOT, "node_modules/.cache/dossier/victim.mjs");
  await build({
    entryPoints: [path.join(import.meta.dirname, "torture/victim.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["@libsql/client", "libsql"],
    define: { "import.meta.dirname": JSON.stringify(path.join(ROOT, "scripts/setup")) },
    logLevel: "error",
  });
  return outfile;
}

/** A process that has loaded its code and waits: so the next one is ready when this one is killed. */
function prepare(script: string): Promise<Victim> {
  const child = fork(script, {
    execArgv: [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  let listener: (reply: Reply) => void = () => {};
  return new Promise((resolve, reject) => {
    child.on("message", (reply: Reply) => {
      if (reply.kind === "ready") resolve({ child, on: (heard) => (listener = heard) });
      else listener(reply);
    });
    child.once("exit", (code, signal) =>
      reject(new Error(`The process ended before it was killed (${signal ?? code}).`)),
    );
  });
}

/** One life: opened, fed, killed. Resolves when it is dead, with the number of batches it accepted. */
function liveAndDie(
  { child, on }: Victim,
  url: string,
  boxes: readonly Outbox[],
  random: () => number,
): Promise<number> {
  const send = (order: Order): void => {
    if (child.connected) child.send(order, () => {});
  };
  const lifetime = Math.floor(random() * 30);
  const grace = random() < 0.5 ? 0 : random() * 8;
  let accepted = 0;
  let number = 0;
  const owner = new Map<number, Outbox>();
  const kill = (): void => {
    child.kill("SIGKILL");
  };
  const feed = (box: Outbox): void => {
    number += 1;
    owner.set(number, box);
    send({ kind: "record", number, learner: box.learner, batch: box.next().batch });
  };
  // Some die while they open the file, or before they have accepted anything.
  if (random() < 0.1) setTimeout(kill, random() * 60);
  return new Promise((resolve, reject) => {
    child.once("exit", () => resolve(accepted));
    on((reply) => {
      if (reply.kind === "open") for (const box of boxes) feed(box);
      if (reply.kind === "failed") reject(new Error(`The process could not record: ${reply.message}`));
      if (reply.kind !== "accepted") return;
      if (reply.refused > 0) reject(new Error(`${reply.refused} answers were refused.`));
      const box = owner.get(reply.number);
      box?.forget(reply.ids);
      accepted += 1;
      if (accepted === lifetime) {
        if (grace === 0) kill();
        else setTimeout(kill, grace);
      }
      if (box) feed(box);
    });
    send({ kind: "open", url });
    if (lifetime === 0) setTimeout(kill, random() * 120);
  });
}

function argumentsFrom([cycles = "20", seed = String(Date.now())]: readonly string[]): {
  readonly cycles: number;
  readonly seed: string;
} {
  if (!/^\d{1,6}$/u.test(cycles) || Number(cycles) === 0)
    throw new DomainError("invalid", "Usage: npm run torture -- [CYCLES] [SEED]");
  return { cycles: Number(cycles), seed };
}

await runCommand(async () => {
  const { cycles, seed } = argumentsFrom(process.argv.slice(2));
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-torture-"));
  const file = path.join(folder, "torture.db");
  const random = seededRandom(seed);
  const boxes = Array.from({ length: LEARNERS }, (_, i) => outbox(`learner ${i}`, random, newId));
  const since = performance.now();
  const script = await bundle();
  let batches = 0;
  let next = prepare(script);
  try {
    console.log(`${cycles} lives on ${file}, seed ${seed}`);
    let found: Found | null = null;
    for (let cycle = 1; cycle <= cycles; cycle += 1) {
      const victim = await next;
      if (cycle < cycles) next = prepare(script);
      batches += await liveAndDie(victim, `file:${file}`, boxes, random);
      if (cycle % CHECK_EVERY !== 0 && cycle !== cycles) continue;
      found = await check(file, boxes);
      console.log(
        `${cycle} lives: ${batches} batches accepted, ${found.stored} answers stored, ${found.lost} lost, ${found.doubled} doubled`,
      );
      if (failed(found)) break;
    }
    const wrong = await wrongStates(`file:${file}`);
    const answers = boxes.reduce((sum, box) => sum + box.accepted.size, 0);
    const seconds = ((performance.now() - since) / 1000).toFixed(0);
    for (const fault of found?.faults ?? []) console.error(fault);
    console.log(
      `${answers} answers accepted in ${seconds} s: ${found?.lost ?? 0} lost, ${found?.doubled ?? 0} doubled, ${found?.foreign ?? 0} from nowhere, ${wrong} card states wrong, integrity ${found?.faults.length === 0 ? "ok" : "broken"}`,
    );
    const ok = found !== null && !failed(found) && wrong === 0 && (answers > 0 || cycles < 5);
    if (!ok) console.error(`Failed. The database was kept: ${file}`);
    else rmSync(folder, { recursive: true, force: true });
    return ok ? 0 : 1;
  } finally {
    await next.then(({ child }) => child.kill("SIGKILL")).catch(() => {});
  }
});

function failed({ lost, doubled, foreign, faults }: Found): boolean {
  return lost > 0 || doubled > 0 || foreign > 0 || faults.length > 0;
}
