import type { Page } from "@playwright/test";
import { packsHere, readyForOffline } from "./device.ts";
import { withServer } from "./own-server.ts";
import { sound } from "./soundness.ts";
import { answer, expect, question, ready, saved, sync, test } from "./steps.ts";

test.use({ serviceWorkers: "allow" });
test.setTimeout(240_000);

/** How many cards of exams lie on this device for its first day. */
async function plannedHere(page: Page): Promise<number> {
  const exams = (await packsHere(page)).flatMap((pack) => pack.exams ?? []);
  return exams.flatMap(({ days }) => days[0] ?? []).length;
}

test("an exam is studied by its plan while the server is gone", async ({ browser }) => {
  await withServer(async (server) => {
    const context = await browser.newContext({ baseURL: server.url });
    const page = await context.newPage();
    await page.goto("/exams/new");
    await page.getByLabel("Name").fill("History paper");
    await page.getByLabel("Minutes a day").fill("5");
    await page.getByRole("button", { name: "Make the plan" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Expected mark \d+ of 100/u, {
      timeout: 60_000,
    });
    const path = new URL(page.url()).pathname;
    const sitting = `/study?exam=${path.split("/").at(-1) ?? ""}`;
    await page.goto(sitting);
    await ready(page);
    const first = await answer(page, "Easy");
    await saved(page);
    // The plan after this answer, and with it the cards that go along.
    await page.goto(path);
    await expect(page.getByText("is being worked out")).toHaveCount(0, { timeout: 60_000 });
    await page.goto("/");
    await readyForOffline(page);
    await expect.poll(() => plannedHere(page), { timeout: 40_000 }).toBeGreaterThan(1);
    await server.kill();
    // A plan that came since is the one that counts; from here on none comes.
    const planned = await plannedHere(page);

    await page.goto(sitting);
    await ready(page);
    await expect(sync(page)).toHaveText(/Offline, on this device until \d/u);
    expect(await question(page).textContent()).not.toBe(first);
    await answer(page, "Easy");
    await expect(sync(page)).toHaveText(/Offline, 1\u00a0answer on this device/u);
    // Home says what is left of the plan, and leads there.
    await page.goto("/");
    const line = page.locator("li", { has: page.getByRole("link", { name: "History paper" }) });
    await expect(line).toContainText(`${planned - 1} today`);
    await sound(page, "home without the server, with an exam");

    await server.start();
    // The page goes back to the server by itself, perhaps at this very moment.
    await expect(() => page.goto(sitting)).toPass();
    await ready(page);
    await saved(page);
    await context.close();
  });
});
