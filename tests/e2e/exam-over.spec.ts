import { createClient } from "@libsql/client";
import type { Page } from "@playwright/test";
import { withServer } from "./own-server.ts";
import { LOOKS, sound } from "./soundness.ts";
import { answer, expect, ready, saved, test } from "./steps.ts";

/** Runs in the page: how many cards there are to study in the next days. */
const toStudy = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const pack: { cards: unknown[] } = await (await fetch("/api/study/pack")).json();
    return pack.cards.length;
  });

const ANSWERED = 2;

/** Lets the moment of every exam pass, in the database of a server that is down. */
async function pass(database: string): Promise<void> {
  const client = createClient({ url: `file:${database}` });
  await client.execute({ sql: "update exams set at = ?", args: [Date.now() - 1_000] });
  client.close();
}

test("an exam passes: the score is held against what was said, the cards are set aside, and that is taken back", async ({
  browser,
}) => {
  test.slow();
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
    await page.goto(`/study?exam=${path.split("/").at(-1) ?? ""}`);
    await ready(page);
    for (let i = 0; i < ANSWERED; i += 1) await answer(page, "Easy");
    await saved(page);
    await page.goto(path);
    await expect(page.getByText("is being worked out")).toHaveCount(0, { timeout: 60_000 });
    await expect(page.getByText(/^If it were today: [1-9]/u)).toBeVisible();
    const before = await toStudy(page);

    await server.kill();
    await pass(server.database);
    await server.start();

    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("It is over. How did it go?");
    await expect(page.getByText(/^The last prediction before it: \d/u)).toBeVisible();
    await page.getByLabel("Reached").fill("17");
    await page.getByLabel("out of").fill("20");
    await page.getByRole("button", { name: "Keep the score" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You reached 85 of 100.");

    await page.getByRole("button", { name: "Set them aside" }).click();
    await expect(page.getByText(/^\d+\scards set aside\./u)).toBeVisible();
    await expect(page.getByText("They are set aside and asked no more")).toBeVisible();
    await expect(page.getByRole("button", { name: "Keep them in mind" })).toHaveCount(0);
    expect(await toStudy(page)).toBeLessThan(before - ANSWERED);

    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Taken back: they are asked again.")).toBeVisible();
    // What was answered today comes back on another day.
    expect(await toStudy(page)).toBeGreaterThanOrEqual(before - ANSWERED);
    // What was taken back was not decided: it is asked again, also after a reload.
    await page.reload();
    await page.getByRole("button", { name: "Keep them in mind" }).click();
    await expect(page.getByText("They come back by their ordinary dates.").first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "Set them aside" })).toHaveCount(0);
    await expect(page.getByText("They come back by their ordinary dates.")).toBeVisible();

    for (const { viewport, colorScheme, name } of LOOKS) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await sound(page, `an exam that is over: ${name}`);
      await page.goto(`${path}/calibration`);
      await sound(page, `predicted against actual: ${name}`);
    }
    await expect(page.getByRole("table").first()).toContainText("History paper");
    await context.close();
  });
});
