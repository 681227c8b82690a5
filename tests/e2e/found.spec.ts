import { readFile } from "node:fs/promises";
import { beginDossier } from "./begin-dossier.ts";
import { LOOKS, sound } from "./soundness.ts";
import { expect, test } from "./steps.ts";

for (const { name, viewport, colorScheme } of LOOKS) {
  test.describe(`what was found, ${name}`, () => {
    test.use({ viewport, colorScheme });

    test("timeline, who is who and changes are sound", async ({ page }) => {
      const dossier = await beginDossier(page, `Orsted, ${name}`);
      await page.goto(`${dossier}/timeline`);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("dated events");
      await sound(page, "timeline");
      await page.goto(`${dossier}/people`);
      await expect(page.getByRole("heading", { name: "People", exact: true })).toBeVisible();
      await sound(page, "people");
      await page.goto(`${dossier}/changes`);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("new");
      await sound(page, "changes");
    });
  });
}

test("the timeline is walked by keyboard, filtered by kind, and leads to the words that date an event", async ({
  page,
}) => {
  const dossier = await beginDossier(page, "Orsted in time");
  await page.goto(`${dossier}/timeline?from=all`);
  const rows = page.locator(".time-table tbody tr");
  await expect(rows.filter({ hasText: "4 April 1861" })).toContainText("canal of nine locks");
  const all = await rows.count();
  expect(all).toBeGreaterThan(4);

  await page.locator("body").press("+");
  await expect(page).toHaveURL(/from=-?\d/u);
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await page.locator("body").press("0");
  await expect.poll(() => rows.count()).toBe(all);

  await page.getByRole("link", { name: "Dates" }).click();
  await expect(page).toHaveURL(/kinds=/u);
  await expect.poll(() => rows.count()).toBeLessThan(all);

  await page.goto(`${dossier}/timeline?from=all`);
  await rows.filter({ hasText: "4 April 1861" }).getByRole("link").first().click();
  await expect(page.locator("#here")).toContainText("4 April 1861");
});

test("who is who gives each line its receipt", async ({ page }) => {
  const dossier = await beginDossier(page, "Orsted's people");
  await page.goto(`${dossier}/people`);
  const mohr = page.locator("details").filter({ has: page.getByRole("heading", { name: "Ida Mohr" }) });
  if ((await mohr.getAttribute("open")) === null) await mohr.locator("summary").click();
  await expect(mohr).toContainText("surveyor");
  await expect(mohr).toContainText("“Water carries what a horse cannot,”");
  await mohr.getByRole("link", { name: /proposed a canal/u }).click();
  await expect(page.locator("#here")).toContainText("proposed a canal of nine locks");
});

test("a dossier is downloaded and loaded again", async ({ page }) => {
  const dossier = await beginDossier(page, "Orsted to go");
  await page.goto(dossier);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Orsted to go.dossier.zip");
  const bytes = await readFile(await download.path());
  await page.goto("/dossiers/new");
  await page
    .locator(".load input")
    .setInputFiles({ name: download.suggestedFilename(), mimeType: "application/zip", buffer: bytes });
  await expect(page).toHaveURL(/\/dossiers\/[0-9a-f-]{36}$/u);
  expect(page.url()).not.toBe(dossier);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Orsted to go");
  await expect(page.getByText(/facts?,/u).first()).toBeVisible();
});

test("a file that is no dossier is refused in words", async ({ page }) => {
  await page.goto("/dossiers/new");
  await page
    .locator(".load input")
    .setInputFiles({ name: "holiday.zip", mimeType: "application/zip", buffer: Buffer.from("PK nothing") });
  // The name alone stands there while it is loading, too.
  await expect(page.locator(".load output.danger")).toContainText("holiday.zip");
  await expect(page).toHaveURL(/\/dossiers\/new$/u);
});
