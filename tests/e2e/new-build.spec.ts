import { readyForOffline, workerSettled } from "./device.ts";
import { withNextBuild } from "./next-build.ts";
import { withServer } from "./own-server.ts";
import { answer, answersOnServer, expect, firstDeck, ready, saved, study, test } from "./steps.ts";

test.setTimeout(240_000);

test("a tab of the old build ends its session after the next build has begun, and is never reloaded under a card", async ({
  browser,
}) => {
  await withServer((server) =>
    withNextBuild(async (next) => {
      const context = await browser.newContext({ baseURL: server.url, serviceWorkers: "allow" });
      const page = await context.newPage();
      const buildOf = (tab: typeof page) => tab.evaluate(() => document.documentElement.dataset.build);
      const builds = () =>
        page.evaluate(
          async () => (await caches.keys()).filter((name) => name.startsWith("dossier-build-")).length,
        );
      const deck = await firstDeck(page);
      await study(page, deck);
      await readyForOffline(page);
      const old = await buildOf(page);
      await answer(page, "Easy");
      await saved(page);

      await server.kill();
      await server.start(next);
      // Another tab of the same learner loads the next build, whose worker takes over.
      const other = await context.newPage();
      await other.goto("/");
      expect(await buildOf(other)).toBe(`${old}-next`);
      await expect.poll(builds, { timeout: 60_000 }).toBe(2);
      await workerSettled(other);

      // The old tab is as it was: no reload, its dialogs open though the server has their files no more, answers arrive.
      expect(await buildOf(page)).toBe(old);
      await ready(page);
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^More/u }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.getByText("A new version is ready")).toHaveCount(0);
      for (let i = 0; i < 5; i += 1) await answer(page, "Easy");
      await saved(page);
      expect(await answersOnServer(other, deck)).toBe(6);

      // Also with the network cut in between: what the old tab needs is on the device.
      await page.getByRole("link", { name: "Stop" }).click();
      await expect(page.locator("html")).toHaveAttribute("data-build", `${old}-next`, { timeout: 30_000 });
      // Now no tab of the old build is left, and its files go with the next page.
      await page.reload();
      await expect.poll(builds, { timeout: 30_000 }).toBe(1);
      await context.close();
    }),
  );
});

test("a page that stays open offers the new version", async ({ browser }) => {
  await withServer((server) =>
    withNextBuild(async (next) => {
      const context = await browser.newContext({ baseURL: server.url, serviceWorkers: "allow" });
      const page = await context.newPage();
      await page.goto("/");
      await readyForOffline(page);
      await server.kill();
      await server.start(next);
      const other = await context.newPage();
      await other.goto("/");
      await page.getByRole("button", { name: "A new version is ready" }).click({ timeout: 60_000 });
      await expect(page.locator("html")).toHaveAttribute("data-build", /-next$/u, { timeout: 30_000 });
      await context.close();
    }),
  );
});
