import { expect, firstDeck, ready, showAnswer, study, test } from "./steps.ts";

test("S shows the receipt of an answer: document, place and the proving words", async ({ page }) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  await page.keyboard.press("s");
  await expect(page.getByRole("complementary", { name: "Receipt" })).toHaveCount(0);
  await page.keyboard.press("Space");
  await page.keyboard.press("s");
  const slip = page.getByRole("complementary", { name: "Receipt" });
  await expect(slip).toBeVisible();
  await expect(slip).toBeFocused();
  await expect(slip.getByRole("heading", { level: 3 })).not.toBeEmpty();
  const where = slip.getByTitle(/^characters\u00a0[\d,]+ to\u00a0[\d,]+$/u);
  await expect(where).toHaveText(/^(?:Near the|About|Paragraph\u00a0\d)/u);
  await expect(slip.locator("mark")).not.toBeEmpty();
  await page.keyboard.press("s");
  await expect(slip).toHaveCount(0);
});

test("the number after an answer opens its receipt on a phone, in sight", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const deck = await firstDeck(page);
  await study(page, deck);
  await showAnswer(page).click();
  await page.getByRole("button", { name: "Receipt 1" }).click();
  await expect(page.getByRole("complementary", { name: "Receipt" })).toBeInViewport();
});

test("a disputed card shows every reading with its documents, and no verdict", async ({ page }) => {
  await page.goto("/");
  const decks = await page
    .locator(".decks .name")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  let found = "";
  for (const deck of decks) {
    await page.goto(`${deck}?show=disputed`);
    if ((await page.locator(".card-list .contested").count()) > 0) {
      found = deck;
      break;
    }
  }
  expect(found, "a shipped deck has a disputed card").not.toBe("");
  await page.locator(".card-list summary").first().click();
  await expect(page.locator(".card-list .back").first().locator(".a").nth(1)).toBeVisible();

  await study(page, found);
  const contested = page.getByText("source criticism");
  for (let i = 0; i < 40 && !(await contested.isVisible()); i += 1) {
    await page.keyboard.press("Space");
    await page.keyboard.press("4");
  }
  await expect(contested).toBeVisible();
  await ready(page);
  await page.keyboard.press("Space");
  await expect(page.getByRole("heading", { name: /^Answer: (?:two|three|four|five)/u })).toBeFocused();
  expect(await page.locator(".reading").count()).toBeGreaterThanOrEqual(2);
  await expect(page.locator(".reading").first().locator("mark").first()).not.toBeEmpty();
  await expect(page.locator(".tally").first()).toHaveText(/documents?/u);
  await expect(page.getByRole("heading", { name: "How to weigh them" })).toBeVisible();
});
