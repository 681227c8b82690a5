import type { Locator, Page } from "@playwright/test";
import { LOOKS, sound } from "./soundness.ts";
import { expect, firstDeck, test } from "./steps.ts";

const field = (page: Page): Locator => page.getByRole("combobox", { name: "Search cards and documents" });
const grid = (page: Page): Locator => page.getByRole("grid", { name: "Found cards" });
const chosen = (page: Page): Locator => page.locator('.browse-body [aria-selected="true"]');
const count = (page: Page): Locator => page.locator(".browse-count");
const toast = (page: Page): Locator => page.locator("output.toast");

/** Opens Browse and waits until it counts. */
async function browse(page: Page, query = ""): Promise<void> {
  await page.goto(query === "" ? "/browse" : `/browse?q=${encodeURIComponent(query)}`);
  await expect(count(page)).toHaveText(/\d[\d,]*\u00a0cards?/u);
}

/** How many cards the page says are found. */
async function found(page: Page): Promise<number> {
  const text = (await count(page).textContent()) ?? "";
  return Number(/([\d,]+)\u00a0card/u.exec(text)?.[1]?.replaceAll(",", "") ?? Number.NaN);
}

test("B opens it from home, and everything in it goes by keyboard, with undo", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator(".sync")).not.toHaveClass(/unknown/u);
  await page.keyboard.press("b");
  await expect(page).toHaveURL(/\/browse$/u);
  await expect(count(page)).toHaveText(/\d\u00a0cards/u);
  const all = await found(page);
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("category:da");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue("category:date ");
  await expect.poll(() => found(page)).toBeLessThan(all);
  await page.keyboard.press("Enter");
  await expect(grid(page)).toBeFocused();

  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".browse-body .active")).toHaveAttribute("aria-rowindex", "2");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(chosen(page)).toHaveCount(3);
  await page.keyboard.press("Space");
  await expect(chosen(page)).toHaveCount(2);
  // The card that the keyboard is on stands beside the table, with its receipt.
  await expect(page.locator(".browse-card h2")).toHaveText(
    (await page.locator(".browse-body .active .c-question").textContent()) ?? "",
  );
  await expect(page.locator(".browse-card .receipt")).toBeVisible();

  await page.getByRole("button", { name: "Suspend", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(toast(page)).toContainText("2 cards suspended.");
  await expect(page.locator(".browse-body [data-suspended]")).toHaveCount(2);
  await grid(page).focus();
  await page.keyboard.press("Control+z");
  await expect(toast(page)).toContainText("Taken back: 2 cards suspended.");
  await expect(page.locator(".browse-body [data-suspended]")).toHaveCount(0);

  await page.keyboard.press("End");
  await expect(page.locator(".browse-body .active")).toHaveAttribute(
    "aria-rowindex",
    String((await found(page)) + 1),
  );
  await page.keyboard.press("Control+a");
  await expect(count(page)).toHaveText(new RegExp(`, ${String(await found(page))} chosen`, "u"));
  await page.keyboard.press("Escape");
  await expect(count(page)).not.toContainText("chosen");
});

test("Enter leads to what was just typed, also when nothing stood there before", async ({ page }) => {
  await page.goto("/browse?q=nothingiscalledso");
  await expect(page.locator(".browse-grid")).toHaveCount(0);
  await field(page).fill("category:date");
  await field(page).press("Enter");
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".browse-body .active")).toHaveAttribute("aria-rowindex", "2");
});

test("what was done to cards is taken back and done again by keyboard, also after leaving the page", async ({
  page,
}) => {
  await browse(page, "category:date");
  await grid(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("combobox", { name: "Go to or do anything" });
  await palette.fill("flag gre");
  await expect(page.getByRole("option", { selected: true })).toHaveText(/^Flag green: 2\u00a0chosen cards/u);
  await page.keyboard.press("Enter");
  await expect(toast(page)).toContainText("2 flags set.");
  await page.goto("/");
  await expect(page.locator(".sync")).not.toHaveClass(/unknown/u);
  await browse(page, "flag:3");
  expect(await found(page)).toBe(2);
  await page.keyboard.press("u");
  await expect(toast(page)).toContainText("Taken back: 2 flags set.");
  await expect(page.getByText("No card has all of this.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("No card has all of this.")).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expect(toast(page)).toContainText("Done again: 2 flags set.");
  await expect.poll(() => found(page)).toBe(2);
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("No card has all of this.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(toast(page)).toContainText("There is nothing to take back.");
});

test("a tag for everything that is found is searched for at once, and goes with undo", async ({ page }) => {
  await browse(page, "category:date");
  const dates = await found(page);
  await grid(page).focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "Tag…" }).click();
  await page.getByLabel("Tags, with spaces between").fill("exam");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(toast(page)).toContainText("tagged");
  await field(page).fill("tag:exam");
  await expect.poll(() => found(page)).toBe(dates);
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("No card has all of this.")).toBeVisible();
});

test("the address, the order and what is kept on the device last over a reload", async ({ page }) => {
  await browse(page);
  await page.getByRole("button", { name: "Due", exact: true }).click();
  await field(page).fill("is:new");
  await expect(page).toHaveURL(/q=is%3Anew&sort=due/u);
  await page.getByRole("button", { name: "Keep this search" }).click();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Stability" }).check();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(field(page)).toHaveValue("is:new");
  await expect(page.getByRole("columnheader", { name: "Due" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page.getByRole("columnheader", { name: "Stability" })).toBeVisible();
  await expect(page.getByRole("button", { name: "is:new", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("what is wrong with a search is said with its place, and what finds nothing offers what does", async ({
  page,
}) => {
  await browse(page, "category:date");
  const dates = await found(page);
  await field(page).fill("category:date (");
  await expect(page.locator(".browse-problem")).toContainText("not closed");
  await expect(page.locator(".browse-problem em")).toHaveText("(");
  await field(page).fill("category:date zzzzqq");
  await expect(page.getByText("No card has all of this.")).toBeVisible();
  await page.getByRole("button", { name: /^category:date: / }).click();
  await expect.poll(() => found(page)).toBe(dates);
});

test("the words of a search stand in documents too, and lead to their place there", async ({ page }) => {
  await browse(page);
  await page.locator(".browse-body .c-question").first().click();
  const words = ((await page.locator(".browse-card .receipt .mark").first().textContent()) ?? "").match(
    /\p{L}{5,}/gu,
  );
  await field(page).fill(words?.[0] ?? "");
  await expect(page.getByRole("heading", { name: "In documents" })).toBeVisible();
  await sound(page, "browse, documents");
  await page.getByRole("link", { name: "Open here" }).first().click();
  await expect(page).toHaveURL(/\/documents\/.+start=\d+&end=\d+/u);
});

test("a card of multiple choice is shown with its options", async ({ page }) => {
  await page.goto("/notes/import");
  await page.waitForLoadState("networkidle");
  await page
    .getByLabel("Or paste lines")
    .fill('#separator:semicolon\n#notetype:Multiple choice\n#deck:Sums\nWhich is prime?;"[x] 7\n[ ] 8"');
  await page.getByRole("button", { name: "Look at it first" }).click();
  await page.getByRole("button", { name: /^Bring in 1\snote/u }).click();
  await expect(page.getByRole("heading", { name: "1\u00a0note added." })).toBeFocused();
  await browse(page, "deck:Sums");
  await page.locator(".browse-body .c-question").first().click();
  await expect(page.getByRole("list", { name: "Options" }).getByRole("listitem")).toHaveText([
    "7 (right)",
    "8",
  ]);
});

test("offline the table stays and says so, and goes on by itself", async ({ page, context }) => {
  await browse(page);
  await context.setOffline(true);
  await field(page).fill("is:new");
  await expect(count(page)).toContainText("out of reach");
  await expect(page.locator(".browse-body [role=row]").first()).toBeVisible();
  await context.setOffline(false);
  await expect(count(page)).not.toContainText("out of reach");
});

test("on a phone a tap shows the card in a sheet, and a tap on the box chooses it", async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await browse(page);
  await page.locator(".browse-body .c-question").first().tap();
  await expect(page.getByRole("dialog", { name: "Card" })).toBeVisible();
  await expect(page.locator("dialog .receipt")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).tap();
  await page.locator(".browse-body .pick").nth(1).tap();
  await expect(chosen(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Mark", exact: true }).tap();
  await expect(toast(page)).toContainText("Card marked.");
  await context.close();
});

for (const { name, viewport, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test("Browse in every state", async ({ page }) => {
      await firstDeck(page);
      await browse(page);
      await sound(page, "browse");
      await grid(page).focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      await sound(page, "browse, a card chosen");
      await page.getByRole("button", { name: "Flag…" }).click();
      await sound(page, "browse, flags");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "How to search" }).click();
      await sound(page, "browse, help");
      await page.keyboard.press("Escape");
      await field(page).fill("de");
      await expect(page.getByRole("option").first()).toBeVisible();
      await sound(page, "browse, suggestions");
      await field(page).fill("is:due (");
      await expect(page.locator(".browse-problem")).not.toBeEmpty();
      await sound(page, "browse, a problem");
      await field(page).fill("zzzzqq");
      await expect(page.getByText("No card has all of this.")).toBeVisible();
      await sound(page, "browse, nothing found");
    });
  });
}
