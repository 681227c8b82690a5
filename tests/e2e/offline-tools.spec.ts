import type { Browser, BrowserContext, Page } from "@playwright/test";
import { packsHere, readyForOffline } from "./device.ts";
import { type OwnServer, withServer } from "./own-server.ts";
import { sound } from "./soundness.ts";
import { answer, expect, firstDeck, question, ready, saved, study, sync, test } from "./steps.ts";

test.use({ serviceWorkers: "allow" });
test.setTimeout(180_000);

type Offline = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly server: OwnServer;
  readonly deck: string;
};

/** Two cards were answered; then the server dies, and the study page is loaded again without it. */
async function offlineAfterReload(browser: Browser, use: (here: Offline) => Promise<void>) {
  await withServer(async (server) => {
    const context = await browser.newContext({ baseURL: server.url });
    const page = await context.newPage();
    const deck = await firstDeck(page);
    await study(page, deck);
    await answer(page, "Again");
    await answer(page, "Easy");
    await saved(page);
    await readyForOffline(page);
    await page.goto("/");
    await expect.poll(() => eventsHere(page), { timeout: 30_000 }).toBe(2);
    await study(page, deck);
    await server.kill();
    await page.reload();
    await ready(page);
    await use({ page, context, server, deck });
    await context.close();
  });
}

const toast = (page: Page, words: string | RegExp) => page.locator("output.toast", { hasText: words });
const dialog = (page: Page) => page.getByRole("dialog");

test("card info works from the device: memory, curve and reviews, with what was done since", async ({
  browser,
}) => {
  await offlineAfterReload(browser, async ({ page }) => {
    const asked = await answer(page, "Good");
    await page.keyboard.press("Control+Alt+i");
    await expect(dialog(page).getByRole("heading", { name: "What happened" })).toBeVisible();
    await expect(dialog(page).getByText(/The chance that it is known now is \d+/u)).toBeVisible();
    await expect(dialog(page).locator("svg.curve")).toBeVisible();
    await expect(dialog(page).getByRole("row", { name: /Good/u })).toBeVisible();
    await expect(dialog(page).getByText(/^As this device knows it/u)).toBeVisible();
    await page.keyboard.press("Escape");
    // Two answers taken back: the one of just now, and the one that the server has.
    await page.keyboard.press("u");
    await expect(question(page)).toHaveText(asked);
    await page.keyboard.press("u");
    await page.keyboard.press("i");
    await expect(dialog(page).getByRole("row", { name: /Easy.*taken back/u })).toBeVisible();
    await page.keyboard.press("Escape");
  });
});

test("flags, marks, bury, suspend and another day are done and taken back without the network, and arrive", async ({
  browser,
}) => {
  await offlineAfterReload(browser, async ({ page, server }) => {
    const first = (await question(page).textContent()) ?? "";
    await page.keyboard.press("Control+2");
    await expect(toast(page, /flag/iu)).toBeVisible();
    await page.keyboard.press("u");
    await page.keyboard.press("*");
    await expect(toast(page, /mark/iu)).toBeVisible();
    for (const key of ["-", "@"]) {
      await page.keyboard.press(key);
      await expect(question(page)).not.toHaveText(first);
      await page.keyboard.press("u");
      await expect(question(page)).toHaveText(first);
      await page.keyboard.press("Control+Shift+z");
      await expect(question(page)).not.toHaveText(first);
      await page.keyboard.press("u");
      await expect(question(page)).toHaveText(first);
    }
    // The flag, the mark, and for each of the two others the deed, its undo, its redo and its undo again.
    await expect(sync(page)).toHaveText(/Offline, 11\u00a0answers on this device/u);
    // After one more reload all of it can still be seen.
    await page.reload();
    await ready(page);
    await expect(question(page)).toHaveText(first);
    await server.start();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await saved(page);
  });
});

test("an edit and a deletion wait on the device, are seen after a reload, taken back or sent when the server is back", async ({
  browser,
}) => {
  await offlineAfterReload(browser, async ({ page, server, deck }) => {
    const first = (await question(page).textContent()) ?? "";
    await page.keyboard.press("e");
    await dialog(page).getByLabel("Question").fill("What was asked without the network?");
    await dialog(page).getByRole("button", { name: /^Save/u }).click();
    await expect(question(page)).toHaveText("What was asked without the network?");
    await expect(toast(page, "Card edited; it waits on this device")).toBeVisible();
    await expect(sync(page)).toHaveText(/Offline, 1\u00a0change on this device/u);
    await page.keyboard.press("u");
    await expect(question(page)).toHaveText(first);
    await page.keyboard.press("Control+Shift+z");
    await expect(question(page)).toHaveText("What was asked without the network?");

    await answer(page, "Easy");
    const second = (await question(page).textContent()) ?? "";
    await page.keyboard.press("Control+Delete");
    await expect(question(page)).not.toHaveText(second);
    await page.keyboard.press("u");
    await expect(question(page)).toHaveText(second);
    await page.keyboard.press("Control+Delete");
    await expect(sync(page)).toHaveText(/1\u00a0answer and 2\u00a0changes on this device/u);

    await page.reload();
    await ready(page);
    await expect(question(page)).not.toHaveText(second);
    await page.keyboard.press("u");
    await expect(question(page)).toHaveText("What was asked without the network?");
    await page.getByRole("button", { name: /on this device/u }).click();
    await expect(dialog(page).getByText(/^Card deleted: /u)).toBeVisible();
    await expect(dialog(page).getByText(/^Card edited: .* → What was asked/u)).toBeVisible();
    await page.keyboard.press("Escape");

    await server.start();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await saved(page);
    await expect(sync(page)).toHaveText(/Saved/u);
    const other = await page.context().newPage();
    await other.goto(deck);
    await expect(other.locator(".card-list")).toContainText("What was asked without the network?");
    await expect(other.locator(".card-list")).not.toContainText(second);
  });
});

test("pages that need the server say so, and lead back to studying", async ({ browser }) => {
  await offlineAfterReload(browser, async ({ page }) => {
    for (const path of ["/memory", "/options", "/exams"]) {
      await page.goto(path);
      await expect(page.getByText("This page needs the server, which cannot be reached.")).toBeVisible();
      await expect(page.getByRole("link", { name: /^Study/u }).first()).toBeVisible();
    }
    await page
      .getByRole("main")
      .getByRole("link", { name: /^Study/u })
      .first()
      .click();
    await ready(page);
  });
});

test("the cards on the device are looked up by words and by deck, as they stand there", async ({
  browser,
}) => {
  await offlineAfterReload(browser, async ({ page, deck }) => {
    const asked = await answer(page, "Easy");
    await page.goto("/");
    await page.getByRole("link", { name: "The cards on this device" }).click();
    await expect(page.getByRole("heading", { name: "Cards on this device" })).toBeVisible();
    const rows = page.locator(".card-list > li");
    const all = await rows.count();
    expect(all).toBeGreaterThan(10);
    await page.getByLabel("Words").fill(asked);
    const row = rows.filter({ hasText: asked }).first();
    await expect(row).toContainText(/1\u00a0answer/u);
    await expect.poll(() => rows.count()).toBeLessThan(all);
    await row.locator("summary").click();
    await expect(row.locator(".back")).toBeVisible();
    await sound(page, "the cards on the device");
    await page.getByLabel("Words").fill("zzzz");
    await expect(page.getByText("0\u00a0cards.")).toBeVisible();
    await page.goto(deck);
    await expect(page.getByLabel("Deck")).toHaveValue(deck.split("/").at(-1) ?? "");
    await expect(rows.first()).toBeVisible();
  });
});

/** How many events the decks on this device know of. */
async function eventsHere(page: Page): Promise<number | undefined> {
  return (await packsHere(page))[0]?.events;
}
