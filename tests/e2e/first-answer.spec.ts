import {
  answer,
  answersOnServer,
  expect,
  firstDeck,
  gradeButton,
  question,
  saved,
  showAnswer,
  study,
  sync,
  test,
} from "./steps.ts";

test("a stranger answers the first card within three clicks of landing", async ({ page }) => {
  const started = Date.now();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/cards? to begin with/u);
  await page.getByRole("link", { name: /^Study/u }).click();
  await showAnswer(page).click();
  await gradeButton(page, "Good").click();
  await expect(page.getByText(/^1 of /u)).toBeVisible();
  await saved(page);
  expect(Date.now() - started).toBeLessThan(30_000);
});

test("the answer is not in the page before it is asked for, and then has the focus", async ({ page }) => {
  await study(page);
  await expect(page.locator(".answer")).toHaveCount(0);
  await expect(page.locator(".receipt")).toHaveCount(0);
  await showAnswer(page).click();
  await expect(page.getByRole("heading", { name: /^Answer/u })).toBeFocused();
  const dock = await page.locator(".dock").boundingBox();
  await gradeButton(page, "Good").click();
  await expect(question(page)).toBeFocused();
  expect(await page.locator(".dock").boundingBox()).toEqual(dock);
});

test("the first question is in the page before any script runs", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/study");
  await expect(question(page)).toBeVisible();
  // Nor is there a button that would do nothing.
  await expect(page.locator("noscript p")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await context.close();
});

test("the next card does not wait for the network", async ({ page }) => {
  await study(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/reviews", async (route) => {
    await held;
    await route.continue();
  });
  const asked = await answer(page, "Good");
  await expect(question(page)).not.toHaveText(asked, { timeout: 250 });
  await expect(sync(page)).toHaveText(/1 (?:answer )?waiting/u);
  await answer(page, "Good");
  release();
  await saved(page);
});

test("what was answered is still answered after a reload in mid-session", async ({ page }) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  const first = await answer(page, "Easy");
  const second = await answer(page, "Easy");
  await saved(page);
  await page.reload();
  await expect(page.getByText(/^2 of /u)).toBeVisible();
  await expect(question(page)).not.toHaveText(first);
  await expect(question(page)).not.toHaveText(second);
  expect(await answersOnServer(page, deck)).toBe(2);
});
