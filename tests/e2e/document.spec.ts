import type { Page } from "@playwright/test";
import { LOOKS, sound } from "./soundness.ts";
import { expect, test } from "./steps.ts";

/** The address of a document whose text travels with its deck. */
async function documentWithText(page: Page): Promise<string> {
  await page.goto("/");
  const addresses = await page
    .locator(".sources a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const address of addresses) {
    await page.goto(address);
    if ((await page.locator(".document-text").count()) > 0) return address;
  }
  throw new Error("No shipped document has its text here.");
}

test("a receipt leads to its words in the document, marked and in sight", async ({ page, context }) => {
  const address = await documentWithText(page);
  await page.locator(".cards-from summary").first().click();
  await page.locator(".cards-from li a").first().click();
  await expect(page).toHaveURL(/[?&]card=/u);
  const mark = page.locator("mark.current").first();
  await expect(mark).toBeInViewport();
  await expect(mark).toBeFocused();
  const asked = await page.locator(".asked .q").textContent();
  await page.getByRole("link", { name: "To its deck" }).click();
  const row = page.locator(".card-list li").filter({ hasText: asked ?? "" });
  await row.locator("summary").first().click();
  const quoted = await row.locator(".proof .mark").first().textContent();
  const opening = context.waitForEvent("page");
  await row
    .getByRole("link", { name: /^Open in document/u })
    .first()
    .click();
  const document = await opening;
  await expect(document.locator("mark.current").first()).toBeInViewport();
  const words = (await document.locator("mark.current").allTextContents()).join("");
  expect(words.replace(/\s+/gu, " ")).toBe((quoted ?? "").replace(/\s+/gu, " "));
  expect(address).toContain("/documents/");
});

test("what was left out stands in grey with its reason; a missing document has excerpts and no link to itself", async ({
  page,
}) => {
  await page.goto("/");
  const addresses = await page
    .locator(".sources a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  let reasons = 0;
  let excerpts = 0;
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
    reasons += await page.locator(".left-out-block .why").count();
    excerpts += await page.locator(".excerpts li").count();
  }
  expect(reasons).toBeGreaterThan(0);
  expect(excerpts).toBeGreaterThan(0);
  const missing = await page.goto("/documents/no-such-document");
  expect(missing?.status()).toBe(404);
});

for (const { name, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use(look);
    test("documents are sound", async ({ page }) => {
      const address = await documentWithText(page);
      await sound(page, "document");
      for (const summary of await page.locator(".cards-from summary").all()) await summary.click();
      await sound(page, "document, cards shown");
      await page.locator(".cards-from li a").first().click();
      await expect(page.locator("mark.current").first()).toBeVisible();
      // A move inside the app hands over the title a moment after the page.
      await expect(page).toHaveTitle(/ · Dossier$/u);
      await sound(page, `${address}, a card's evidence`);
      await page.goto("/");
      const other = await page.locator(".sources a").first().getAttribute("href");
      await page.goto(other ?? "");
      await sound(page, "another document");
    });
  });
}
