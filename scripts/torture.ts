import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { DomainError } from "#lib/base/errors.ts";
import { uuidv7 } from "#lib/base/ids.ts";
import { seededRandom } from "#lib/base/random.ts";
import { ROOT, runCommand } from "./setup/operator.ts";
import { check, type Found, isBad, wrongStates } from "./torture/check.ts";
import { bundleVictim, type Life, processLife, seed, serverLife } from "./torture/lives.ts";
import { type Outbox, outbox } from "./torture/outbox.ts";

const USAGE = `Usage: npm run torture -- [CYCLES] [--seed S] [--server]

Records answers, kills the recording process with SIGKILL at a random accepted answer, starts it again on the same file
and sends again what was not accepted; then compares. 20 cycles unless told otherwise.

  --server   kill the production server of the last build, over http, instead of a process with the same store and verb`;

const LEARNERS = 4;
const CHECK_EVERY = 25;
const newId = (): string => uuidv7(Date.now(), (bytes) => crypto.getRandomValues(bytes));

/** One life: opened, fed, killed at a random moment. Resolves when it is dead, with the number of batches it accepted. */
async function liveAndDie(
  life: Life,
  url: string,
  boxes: readonly Outbox[],
  random: () => number,
): Promise<number> {
  const lifetime = Math.floor(random() * 30);
  const grace = random() < 0.5 ? 0 : random() * 8;
  let accepted = 0;
  let killed = false;
  const kill = (): void => {
    killed = true;
    life.kill();
  };
  const feed = async (box: Outbox): Promise<void> => {
    while (!killed) {
      const { ids, refused } = await life.record(box.learner, box.next());
      box.forget(ids);
      if (refused > 0) throw new Error(`${refused} answers were refused.`);
      accepted += 1;
      if (accepted !== lifetime) continue;
      if (grace === 0) kill();
      else setTimeout(kill, grace);
    }
  };
  // Some die while they open the file, or before they have accepted anything.
  if (random() < 0.1) setTimeout(kill, random() * 60);
  else if (lifetime === 0) setTimeout(kill, random() * 120);
  try {
    await life.open(url);
    await Promise.all(boxes.map(feed));
  } catch (error) {
    // A dead process answers nobody; a living one that fails is what we look for.
    if (!killed) {
      kill();
      throw error;
    }
  }
  await life.dead;
  return accepted;
}

type Options = { readonly cycles: number; readonly seed: string; readonly server: boolean };

function optionsFrom(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { seed: { type: "string" }, server: { type: "boolean", default: false } },
  });
  const [cycles = "20", more] = positionals;
  if (!/^[1-9]\d{0,5}$/u.test(cycles) || more !== undefined) throw new DomainError("invalid", USAGE);
  if (values.server && !existsSync(path.join(ROOT, ".next/BUILD_ID"))) {
    throw new DomainError(
      "not-found",
      "There is no build to start. Run npm start once, or leave out --server.",
    );
  }
  return { cycles: Number(cycles), seed: values.seed ?? String(Date.now()), server: values.server };
}

async function torture({ cycles, seed: randomSeed, server }: Options): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-torture-"));
  const file = path.join(folder, "torture.db");
  const url = `file:${file}`;
  const random = seededRandom(randomSeed);
  const boxes = Array.from({ length: LEARNERS }, () =>
    outbox(randomBytes(32).toString("base64url"), random, newId),
  );
  const script = await bundleVictim();
  await seed(script, url);
  const prepare = (): Life => (server ? serverLife() : processLife(script));
  const since = performance.now();
  let batches = 0;
  let found: Found | null = null;
  let next = prepare();
  try {
    console.log(`${cycles} lives of ${server ? "the server" : "a process"} on ${file}, seed ${randomSeed}`);
    for (let cycle = 1; cycle <= cycles; cycle += 1) {
      const life = next;
      // The next one loads its code while this one works.
      next = prepare();
      batches += await liveAndDie(life, url, boxes, random);
      if (cycle % CHECK_EVERY !== 0 && cycle !== cycles) continue;
      found = await check(file, boxes);
      console.log(
        `${cycle} lives: ${batches} batches accepted, ${found.stored} answers stored, ${found.lost} lost, ${found.doubled} doubled`,
      );
      if (isBad(found)) break;
    }
  } finally {
    next.kill();
  }
  const wrong = await wrongStates(url);
  const answers = boxes.reduce((sum, box) => sum + box.accepted.size, 0);
  const seconds = ((performance.now() - since) / 1000).toFixed(0);
  for (const fault of found?.faults ?? []) console.error(fault);
  const integrity = found?.faults.length === 0 ? "ok" : "broken";
  console.log(
    `${answers} answers accepted in ${seconds} s: ${found?.lost} lost, ${found?.doubled} doubled, ${found?.foreign} from nowhere, ${wrong} card states wrong, integrity ${integrity}`,
  );
  if (found !== null && !isBad(found) && wrong === 0 && (answers > 0 || cycles < 5)) {
    rmSync(folder, { recursive: true, force: true });
    return 0;
  }
  console.error(`Failed. The database was kept: ${file}`);
  return 1;
}

await runCommand(() => torture(optionsFrom(process.argv.slice(2))));
