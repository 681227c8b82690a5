import type { Browser, Page } from "@playwright/test";
import { packsHere, readyForOffline } from "./device.ts";
import { answer, expect, firstDeck, question, ready, saved, showAnswer, study, test } from "./steps.ts";

/** Another device of the same learner. */
async function second(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({
    baseURL: new URL(page.url()).origin,
    storageState: { cookies: await page.context().cookies(), origins: [] },
    viewport: { width: 390, height: 844 },
  });
  return context.newPage();
}

/** What the browser says when its window is chosen again. */
const comesIntoSight = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("focus")));

test("a page that comes into sight shows what another device answered, asks no card twice and keeps its undo", async ({
  page,
  browser,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  const mine = await answer(page, "Easy");
  await saved(page);
  const phone = await second(browser, page);
  await study(phone, deck);
  const theirs = await answer(phone, "Easy");
  await saved(phone);
  // The same card stands on this screen still.
  await expect(question(page)).toHaveText(theirs);
  await comesIntoSight(page);
  await expect(question(page)).not.toHaveText(theirs);
  await expect(page.getByText("dealt with on another device")).toBeVisible();

  // The reply to an answer tells it too: the phone is looked at all the while.
  const next = await answer(page, "Easy");
  await saved(page);
  await expect(question(phone)).toHaveText(next);
  await comesIntoSight(phone);
  await expect(question(phone)).not.toHaveText(next);
  const later = await answer(phone, "Easy");
  await saved(phone);
  await showAnswer(page).click();
  await expect(question(page)).toHaveText(later);
  await comesIntoSight(page);
  await expect(question(page)).not.toHaveText(later);

  await page.keyboard.press("u");
  await expect(question(page)).toHaveText(next);
  await page.keyboard.press("u");
  await expect(question(page)).toHaveText(mine);
  await phone.context().close();
});

test("an answer whose reply shows that another device was there first brings what it did", async ({
  page,
  browser,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  await answer(page, "Easy");
  await saved(page);
  const phone = await second(browser, page);
  await study(phone, deck);
  // The phone goes through the first three; the desk sees none of it and answers the first of them.
  const theirs = [await answer(phone, "Easy"), await answer(phone, "Easy"), await answer(phone, "Easy")];
  await saved(phone);
  expect(await answer(page, "Easy")).toBe(theirs[0]);
  await saved(page);
  for (const asked of theirs) await expect(question(page)).not.toHaveText(asked);
  await expect(page.getByText("dealt with on another device")).toBeVisible();
  await phone.context().close();
});

test("today and a deck are drawn anew when they come into sight after another device answered", async ({
  page,
  browser,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  await answer(page, "Easy");
  await saved(page);
  await page.goto("/");
  const phone = await second(browser, page);
  await phone.goto(deck);
  await expect(phone.locator(".card-list .state", { hasText: "1\u00a0answer" })).toHaveCount(1);
  const counts = page.locator("section.due .counts");
  const before = (await counts.textContent()) ?? "";

  const tablet = await second(browser, page);
  await study(tablet, deck);
  await answer(tablet, "Easy");
  await saved(tablet);
  await expect(counts).toHaveText(before);
  await comesIntoSight(page);
  await expect(counts).not.toHaveText(before);
  await comesIntoSight(phone);
  await expect(phone.locator(".card-list .state", { hasText: "1\u00a0answer" })).toHaveCount(2);
  await phone.context().close();
  await tablet.context().close();
});

test("ten more new cards are for today on every device, after the tab is closed too, and are taken back with U", async ({
  page,
  browser,
}) => {
  test.slow();
  await study(page);
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press("Space");
    await page.keyboard.press("4");
  }
  await saved(page);
  const more = page.getByRole("button", { name: /^10 more new cards today/u });
  await expect(more).toBeVisible();
  const phone = await second(browser, page);
  await phone.goto("/study");
  await expect(phone.getByRole("button", { name: /more new cards today/u })).toBeVisible();

  await more.click();
  await ready(page);
  await expect(page.getByText("More new cards for today.")).toBeVisible();
  expect(new URL(page.url()).search).toBe("");
  await comesIntoSight(phone);
  await ready(phone);
  await phone.goto("/");
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText(/^Ten cards for today/u);

  await page.keyboard.press("u");
  await expect(page.getByRole("button", { name: /^10 more new cards today/u })).toBeVisible();
  await comesIntoSight(phone);
  await expect(phone.getByRole("heading", { level: 1 })).not.toHaveText(/Ten cards/u);

  // Asked again in a tab that is closed then: they are there in the next one.
  await page.getByRole("button", { name: /^10 more new cards today/u }).click();
  await ready(page);
  const tab = await page.context().newPage();
  await page.close();
  await study(tab);
  await phone.context().close();
});

test.describe("with a worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("what this device changes is in the decks on it at once, and what another did when a page is opened", async ({
    page,
    browser,
  }) => {
    test.setTimeout(120_000);
    await study(page);
    await answer(page, "Easy");
    await saved(page);
    await page.goto("/");
    await readyForOffline(page);
    await page.goto("/options");
    const field = page.getByLabel("New cards a day");
    await field.fill("3");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(() => newPerDayHere(page)).toBe(3);

    const phone = await second(browser, page);
    await phone.goto("/options");
    await phone.getByLabel("New cards a day").fill("5");
    await phone.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(() => newPerDayAsked(phone)).toBe("5");
    await page.goto("/");
    await expect.poll(() => newPerDayHere(page), { timeout: 20_000 }).toBe(5);
    await phone.context().close();
  });
});

/** What a fresh page of options says. */
async function newPerDayAsked(page: Page): Promise<string> {
  const other = await page.context().newPage();
  await other.goto("/options");
  const value = await other.getByLabel("New cards a day").inputValue();
  await other.close();
  return value;
}

/** The new cards a day of the decks that lie on this device. */
async function newPerDayHere(page: Page): Promise<number | undefined> {
  return (await packsHere(page))[0]?.preset.newPerDay;
}
