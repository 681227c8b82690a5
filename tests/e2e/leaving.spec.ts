import type { Page } from "@playwright/test";
import { answer, expect, firstDeck, question, ready, saved, showAnswer, study, sync, test } from "./steps.ts";

const undo = (page: Page) => page.getByRole("button", { name: /^Undo/u });

test("Back to the study page goes on where the sitting was left", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: /^Study/u }).click();
  await ready(page);
  const first = await answer(page, "Easy");
  await answer(page, "Easy");
  const third = await question(page).textContent();
  await saved(page);
  await page.getByRole("link", { name: "Stop" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/cards for today/u);
  await page.goBack();
  await ready(page);
  await expect(question(page)).toHaveText(third ?? "");
  await expect(page.getByText(/^2 of /u)).toBeVisible();
  await undo(page).click();
  await undo(page).click();
  await expect(question(page)).toHaveText(first);
});

test("Back to the home page shows what is due now, not what was due before the sitting", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: /^Study/u }).click();
  await ready(page);
  await answer(page, "Easy");
  await saved(page);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/cards for today/u);
});

test("an answer that is asked for before the page listens is shown as soon as it does", async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/study", { waitUntil: "commit" });
  await expect(question(page)).toBeVisible();
  await page.keyboard.press("Space");
  release();
  await expect(page.getByRole("heading", { name: /^Answer/u })).toBeVisible();
});

test("Enter leads to the cards before the page listens", async ({ page }) => {
  const deck = await firstDeck(page);
  await page.route("**/*.js", (route) => (page.url().includes("/study") ? route.continue() : undefined));
  for (const from of ["/", deck]) {
    await page.goto(from, { waitUntil: "commit" });
    await expect(page.getByRole("link", { name: /^Study/u })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/study/u);
    await expect(question(page)).toBeVisible();
  }
});

test("a double click on Show answer does not answer", async ({ page }) => {
  await study(page);
  const asked = await question(page).textContent();
  const box = await showAnswer(page).boundingBox();
  if (!box) throw new Error("The button has no place.");
  // Where Good will stand.
  await page.mouse.dblclick(box.x + box.width * 0.62, box.y + box.height / 2);
  await expect(page.getByRole("heading", { name: /^Answer/u })).toBeVisible();
  await expect(question(page)).toHaveText(asked ?? "");
  await expect(undo(page)).toBeDisabled();
});

test("at the end of the day's cards Enter does not lead to the browser's error page", async ({
  page,
  context,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  await context.setOffline(true);
  const done = page.getByRole("heading", { name: /^That was/u });
  for (let i = 0; i < 80 && !(await done.isVisible()); i += 1) {
    await page.keyboard.press("Space");
    await page.keyboard.press("4");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByText("No other page can be opened")).toBeVisible();
  await page.getByRole("link", { name: /^Back to today/u }).click();
  await expect(done).toBeVisible();
  await context.setOffline(false);
  await saved(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/$/u);
});

test("a stopped sitting takes no answer to the card that it hides, and Enter goes on", async ({
  page,
  context,
}) => {
  await study(page);
  await answer(page, "Easy");
  await saved(page);
  await context.setOffline(true);
  await answer(page, "Easy");
  await expect(sync(page)).toHaveText(/Offline/u);
  const asked = await question(page).textContent();
  await page.keyboard.press("Space");
  await page.getByRole("link", { name: "Stop" }).click();
  await expect(page.getByRole("heading", { name: /^That was two cards/u })).toBeVisible();
  await page.keyboard.press("3");
  await page.keyboard.press("u");
  await expect(page.getByRole("heading", { name: /^That was two cards/u })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(question(page)).toHaveText(asked ?? "");
  await context.setOffline(false);
  await saved(page);
});

test("a tab left open overnight begins the new day, and stays as it is while it cannot", async ({
  page,
  context,
}) => {
  // Answered at nine last night; the clock then jumps to this moment, as it does when a laptop wakes.
  await page.clock.setSystemTime(Date.now() - 15 * 3_600_000);
  await study(page);
  await answer(page, "Easy");
  await saved(page);
  const asked = await question(page).textContent();
  await context.setOffline(true);
  await page.clock.setSystemTime(Date.now() + 12 * 3_600_000);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(sync(page)).toHaveText(/Offline/u);
  await expect(question(page)).toHaveText(asked ?? "");
  await expect(undo(page)).toBeEnabled();
  await context.setOffline(false);
  // The page asks the server for the day anew; what was done on it, as the server counts it, can still be taken back.
  const anew = page.waitForResponse((reply) => /\/study\b/u.test(reply.url()) && reply.ok());
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await anew;
  await expect(question(page)).toBeVisible();
});

test("the head offers a guest to keep the progress from the first answer on, without a reload", async ({
  page,
}) => {
  await page.goto("/");
  const keep = page.getByRole("banner").getByRole("link", { name: "Keep my progress" });
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(keep).toHaveCount(0);
  await page.getByRole("link", { name: /^Study/u }).click();
  await ready(page);
  await answer(page, "Good");
  await saved(page);
  await page.getByRole("link", { name: "Stop" }).click();
  await expect(keep).toBeVisible();
});
