import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { ensureBuild } from "../setup/build.mjs";
import { chromiumAdvice, findChromium } from "../setup/chromium.mjs";
import { runProcess } from "../setup/run-process.mjs";
import { elapsed, say } from "../setup/say.mjs";

const SOURCES = ["app", "lib", "scripts", "tests"];

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Passed, failed and skipped of a Vitest JSON report. A file that could not be loaded is a failure too. */
export function countVitest(report) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Passed, failed and skipped of a Playwright JSON report. What passed at the second try has passed, and is named. */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0), skipped };
}

/** The tests of a Playwright JSON report that failed first and then passed: a race in them or in the app. */
export function flakyTests({ suites = [] }) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? [])
      .filter(({ tests }) => tests.some(({ status }) => status === "flaky"))
      .map(({ file, line, title }) => `${file}:${line} ${title}`),
    ...flakyTests(suite),
  ]);
}

/**
 * Type check, lint, unit and database tests and, with `browser`, the browser tests on a production build. Every part
 * runs even when an earlier one failed. Ends with one line that sums them all; resolves true when nothing failed.
 */
export async function runChecks(root, { browser }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "dossier-test-"));
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const add = (counts) => {
    for (const key of Object.keys(sum)) sum[key] += counts[key];
  };
  const bin = (name) =>
    path.join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);
  // NODE_ENV=production in the caller's shell would turn the tests into something else.
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: process.env.FORCE_COLOR ?? "0" };
  delete env.NODE_ENV;

  async function step(title, work) {
    const since = performance.now();
    say(`\n── ${title}`);
    const counts = await work();
    add(counts);
    say(`── ${title}: ${counts.passed} passed, ${counts.failed} failed (${elapsed(since)})`);
  }
  const single = async (command, args) => {
    const code = await runProcess(bin(command), args, { env, cwd: root });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  };
  const reported = async (report, run, count) => {
    const code = await run();
    try {
      const counts = count(JSON.parse(readFileSync(report, "utf8")));
      // A runner that fails without a failed test (a crash, a leaked error) still has to count.
      return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
    } catch {
      return { passed: 0, failed: 1, skipped: 0 };
    }
  };

  try {
    await step("types", async () => {
      const generated = await single("next", ["typegen"]);
      return generated.failed ? generated : single("tsc", ["--noEmit"]);
    });
    await step("lint", () => single("oxlint", ["--type-aware", ...SOURCES]));
    await step("format", () => single("biome", ["ci", "."]));
    await step("unit and database tests", () => {
      const report = path.join(folder, "vitest.json");
      return reported(
        report,
        () =>
          runProcess(
            bin("vitest"),
            ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`],
            { env, cwd: root },
          ),
        countVitest,
      );
    });
    if (browser) {
      await step("browser tests", async () => {
        const chromium = await findChromium();
        if (!chromium) {
          say(chromiumAdvice());
          return { passed: 0, failed: 1, skipped: 0 };
        }
        await ensureBuild(root);
        const report = path.join(folder, "playwright.json");
        const browserEnv = {
          ...env,
          CHROMIUM_PATH: chromium,
          DOSSIER_TEST_PORT: String(await freePort()),
          DOSSIER_TEST_DATA: folder,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        };
        return reported(
          report,
          () =>
            runProcess(bin("playwright"), ["test", "--reporter=dot,json"], { env: browserEnv, cwd: root }),
          (found) => {
            for (const test of flakyTests(found)) say(`passed only at the second try: ${test}`);
            return countPlaywright(found);
          },
        );
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (sum.skipped > 0) say(`\n${sum.skipped} skipped`);
  process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
  return sum.failed === 0;
}
