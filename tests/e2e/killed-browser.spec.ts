import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { withServer } from "./own-server.ts";
import { answer, expect, ready, saved, sync, test } from "./steps.ts";

/** So often the browser is killed; `DOSSIER_KILLS=500` for the whole promise. */
const KILLS = Number(process.env.DOSSIER_KILLS ?? 4);
const COOKIES_ON_DISK_MS = 35_000;

type Browser = { readonly page: Page; readonly kill: () => Promise<void> };

/** A browser of its own process and folder, that can be killed as by a power cut. */
async function open(executable: string, folder: string): Promise<Browser> {
  const child = spawn(
    executable,
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--remote-debugging-port=0",
      `--user-data-dir=${folder}`,
      "about:blank",
    ],
    { stdio: ["ignore", "ignore", "pipe"], detached: true },
  );
  const browser = await chromium.connectOverCDP(await addressOf(child));
  const context = browser.contexts()[0] ?? (await browser.newContext());
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    async kill() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      // The whole group: the browser's other processes would write on.
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      await gone;
    },
  };
}

/** What a killed browser's last helper still writes into its folder is no finding; the system clears its own folder. */
function tidy(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 250 });
  } catch {
    // Left behind.
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", () => reject(new Error(`The browser ended: ${said}`)));
    child.stderr?.on("data", (part: Buffer) => {
      said += part.toString("utf8");
      const found = /ws:\/\/\S+/u.exec(said);
      if (found) resolve(found[0]);
    });
  });
}

test("what is said to be on this device outlives a browser that is killed a moment later", async () => {
  // A kill takes seconds alone; a machine with much other work is not wrong.
  test.setTimeout(120_000 + KILLS * 60_000);
  const executable = process.env.CHROMIUM_PATH ?? chromium.executablePath();
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-killed-"));
  let shown = 0;
  try {
    await withServer(async (server) => {
      let browser = await open(executable, folder);
      // The first answer makes the learner; everything after it is this learner's.
      await browser.page.goto(`${server.url}/study`);
      await ready(browser.page);
      await answer(browser.page, "Again");
      await expect(sync(browser.page)).toHaveText(/Saved/u);
      // A browser writes its cookies only every half minute: before that, who one is would be lost with it.
      await browser.page.waitForTimeout(COOKIES_ON_DISK_MS);
      for (let kill = 0; kill < KILLS; kill += 1) {
        // The device's own page may be fetching itself anew from the server that is back, which ends this visit.
        const visit = () => browser.page.goto(`${server.url}/study`);
        await visit().catch(visit);
        await ready(browser.page);
        await server.kill();
        await answer(browser.page, "Again");
        shown += 1;
        await expect(sync(browser.page)).toHaveText(/1.(?:answer|waiting|here)/u);
        await browser.kill();
        await server.start();
        browser = await open(executable, folder);
        await browser.page.goto(`${server.url}/`);
        // Where the server is slow to come back, the device's own page is shown first, and looks for it now and then.
        await expect(sync(browser.page)).toHaveText(/Saved/u, { timeout: 90_000 });
        await saved(browser.page);
      }
      const found = await browser.page.evaluate(async () => {
        const reply = await fetch("/api/browse?q=rated:1&limit=200");
        const { rows } = (await reply.json()) as { rows: { state: { answers: number } }[] };
        return rows.reduce((sum, row) => sum + row.state.answers, 0);
      });
      expect(found).toBe(shown + 1);
      await browser.kill();
    });
  } finally {
    tidy(folder);
  }
});
