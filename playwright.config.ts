import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";

const port = Number(process.env.DOSSIER_TEST_PORT ?? 4317);
const data = process.env.DOSSIER_TEST_DATA ?? path.join(tmpdir(), `dossier-e2e-${process.pid}`);
const executablePath = process.env.CHROMIUM_PATH;

/** Browser tests against the production build, on a database of their own. `npm test` finds the browser and the port. */
export default defineConfig({
  testDir: "tests/e2e",
  // Room for a machine that does other things too; a page that is merely slow is not wrong.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A browser under load loses a page now and then; whatever needed the second try is named at the end of the run.
  retries: 1,
  workers: 2,
  fullyParallel: true,
  outputDir: "test-results",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    trace: "retain-on-failure",
    // A worker stands between the page and the routes that a test bends; the tests that are about it allow it.
    serviceWorkers: "block",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's sandbox does not start for root; anyone else keeps it.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: "node scripts/start.mjs",
    url: `http://127.0.0.1:${port}/api/health`,
    reuseExistingServer: false,
    timeout: 180_000,
    stdout: "ignore",
    stderr: "pipe",
    env: { PORT: String(port), HOST: "127.0.0.1", DATABASE_URL: `file:${path.join(data, "e2e.db")}` },
  },
});
