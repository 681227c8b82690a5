import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { dayNumber, MS_PER_DAY } from "#lib/base/study-time.ts";
import { sessions, users } from "#lib/db/schema/people.ts";
import { openStore } from "#lib/db/store.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";
import { ROOT } from "../setup/operator.ts";
import { saveReviewed, seedDeck } from "./seed.ts";
import type { Row } from "./table.ts";

const CARDS = 10_000;
const MET = 8_000;
const PRESSES = 60;
const WARM_UP = 8;
const TOKEN = "bench".padEnd(43, "A");

/**
 * What a learner feels: from the press of a grade key to the next card painted, on a day of two hundred reviews, in a
 * real browser against the built server; then with the network cut. Needs a build and a Chromium.
 */
export async function benchSession(): Promise<readonly Row[]> {
  const what = "key press to painted next card";
  const aim = "p50 <= 16 ms, p95 <= 32 ms";
  const executablePath = process.env.CHROMIUM_PATH ?? chromium.executablePath();
  if (!existsSync(path.join(ROOT, ".next/BUILD_ID")))
    return [{ what, measured: "not built: npm start builds it", aim, met: null }];
  if (!existsSync(executablePath))
    return [{ what, measured: "no browser: set CHROMIUM_PATH", aim, met: null }];
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-bench-"));
  const url = `file:${path.join(folder, "bench.db")}`;
  await seed(url);
  const port = await freePort();
  const server = serve(port, url);
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const site = `http://127.0.0.1:${port}`;
    await reachable(site);
    const context = await browser.newContext({ baseURL: site });
    await context.addCookies([{ name: "dossier", value: TOKEN, url: site, httpOnly: true }]);
    const page = await context.newPage();
    await page.goto("/study");
    await page.locator('.dock .go[aria-disabled="false"]').waitFor();
    const online = await presses(page);
    return [row(what, online, aim), row(`${what}, network cut`, await cut(context, page), aim)];
  } finally {
    await browser.close();
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function seed(url: string): Promise<void> {
  const store = await openStore({ url, root: ROOT, purpose: "npm run bench" });
  const now = Date.now();
  await seedDeck(store, CARDS);
  await store.write((tx) => tx.insert(users).values({ id: "ada", createdAt: now, lastSeenAt: now }));
  await saveReviewed(store, "ada", MET, dayNumber(now));
  const owner = { userId: "ada", createdAt: now, lastUsedAt: now, expiresAt: now + MS_PER_DAY, device: null };
  await store.write((tx) => tx.insert(sessions).values({ tokenHash: hashOfToken(TOKEN), ...owner }));
  await store.close();
}

function serve(port: number, url: string): ChildProcess {
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  return spawn(process.execPath, [next, "start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url },
    stdio: "ignore",
  });
}

async function reachable(site: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const reply = await fetch(`${site}/api/health`).catch(() => null);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("The server did not start.");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function cut(context: BrowserContext, page: Page): Promise<readonly number[]> {
  await context.setOffline(true);
  return presses(page);
}

/** In the page, as text: what compiles this file marks functions with a name that the page does not know. */
const PRESS = `(async () => {
  const pressed = (key, code) =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const question = () => document.querySelector("h1.question")?.textContent;
  const found = [];
  for (let i = 0; i < ${PRESSES + WARM_UP}; i += 1) {
    pressed(" ", "Space");
    await painted();
    await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 17));
    const before = question();
    const from = performance.now();
    pressed("4", "Digit4");
    await painted();
    found.push(performance.now() - from);
    if (question() === before) throw new Error("The next card was not painted.");
  }
  return found;
})()`;

/** Milliseconds from each press to the frame that shows the next card; sorted. The moment in a frame is left to chance. */
async function presses(page: Page): Promise<readonly number[]> {
  const times = await page.evaluate<number[]>(PRESS);
  return times.slice(WARM_UP).toSorted((a, b) => a - b);
}

function row(what: string, sorted: readonly number[], aim: string): Row {
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  const [p50, p95] = [at(0.5), at(0.95)];
  return {
    what,
    measured: `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    aim,
    met: p50 <= 16 && p95 <= 32,
  };
}
