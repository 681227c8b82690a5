import { cardsHere } from "./device.ts";
import { answer, expect, saved, study, test, unsentOnThisDevice } from "./steps.ts";

test.use({ serviceWorkers: "allow" });

test("who answers without a rest has the decks on the device all the same", async ({ page }) => {
  // What a page brings when it has settled is lost here, as with a learner who begins at once.
  let lets = false;
  await page.route("**/api/study/pack?*", (route) => (lets ? route.continue() : route.abort()));
  await page.clock.install();
  await study(page);
  await answer(page, "Good");
  await saved(page);
  lets = true;
  for (let i = 0; i < 12 && (await cardsHere(page)) === 0; i += 1) {
    await answer(page, "Good");
    await saved(page);
    // Less than the rest after which what is new is brought.
    await page.clock.runFor(5_000);
  }
  // Not awaited: that would be a rest.
  expect(await cardsHere(page)).toBeGreaterThan(0);
});

test("answers that wait where there are no decks yet are told, and not lost", async ({ page, context }) => {
  await study(page);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 })
    .toBe(true);
  await page.evaluate(() => indexedDB.deleteDatabase("dossier-decks"));
  await context.setOffline(true);
  await answer(page, "Good");
  await expect.poll(() => page.evaluate(unsentOnThisDevice)).toBe(1);
  await page.goto("/offline");
  await expect(page.getByRole("heading", { name: "The server cannot be reached." })).toBeVisible();
  await expect(page.getByText("1\u00a0answer of yours is kept here")).toBeVisible();
  await context.setOffline(false);
  await page.goto("/");
  await saved(page);
});
