import { createClient } from "@libsql/client";
import { withServer } from "./own-server.ts";
import { expect, test } from "./steps.ts";

test.setTimeout(180_000);

test("a page that the server could not draw is asked for anew when it is tried again", async ({
  browser,
}) => {
  await withServer(async (server) => {
    const database = createClient({ url: `file:${server.database}` });
    const context = await browser.newContext({ baseURL: server.url, serviceWorkers: "block" });
    const page = await context.newPage();
    await database.execute("alter table decks rename to decks_away");
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "This page could not be shown." })).toBeVisible();
    await database.execute("alter table decks_away rename to decks");
    database.close();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("link", { name: /^Study/u }).first()).toBeVisible();
  });
});
