import type { Locator, Page } from "@playwright/test";
import { LOOKS, sound } from "./soundness.ts";
import { expect, test } from "./steps.ts";

const grid = (page: Page): Locator => page.getByRole("grid", { name: "Found cards" });
const toast = (page: Page): Locator => page.locator("output.toast");
const tags = (page: Page): Locator => page.getByRole("dialog", { name: "Tags" });

async function browse(page: Page, query = ""): Promise<void> {
  await page.goto(`/browse?q=${encodeURIComponent(query)}`);
  await expect(page.locator(".browse-count")).toHaveText(/\d[\d,]*\u00a0cards?/u);
}

/** Chooses the first cards by keyboard and gives them a tag. */
async function tag(page: Page, cards: number, name: string): Promise<void> {
  await grid(page).focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  for (let i = 1; i < cards; i += 1) {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
  }
  await page.getByRole("button", { name: "Tag…" }).click();
  await page.getByLabel("Tags, with spaces between").fill(name);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(toast(page)).toContainText(/tagged\./u);
}

test("a tag is renamed with those below it from the list of tags, by keyboard, and taken back", async ({
  page,
}) => {
  await browse(page, "category:date");
  await page.getByRole("button", { name: "Tags", exact: true }).click();
  await expect(tags(page).getByText("No card has a tag yet.")).toBeVisible();
  await page.keyboard.press("Escape");
  await tag(page, 2, "war");
  await tag(page, 1, "war::north");
  await tag(page, 1, "peace");

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Go to or do anything" }).fill("tags rename");
  await page.keyboard.press("Enter");
  await expect(tags(page).getByRole("listitem")).toHaveCount(3);
  await tags(page).getByRole("button", { name: "Rename war", exact: true }).press("Enter");
  await expect(tags(page).getByLabel("New name")).toBeFocused();
  await page.keyboard.type("peace");
  await expect(tags(page).getByText("You have such a tag: the two become one.")).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("conflict");
  await page.keyboard.press("Enter");
  await expect(toast(page)).toContainText('Tag "war" renamed "conflict" on 2\u00a0cards.');
  await browse(page, "tag:conflict::north");
  await expect(page.locator(".browse-count")).toHaveText(/^1\u00a0card/u);

  await page.keyboard.press("Control+z");
  await expect(toast(page)).toContainText(/^Taken back/u);
  await browse(page, "tag:war");
  await expect(page.locator(".browse-count")).toHaveText(/^2\u00a0cards/u);

  await page.getByRole("button", { name: "Tags", exact: true }).click();
  await tags(page).getByRole("button", { name: "Delete war from all cards" }).click();
  await expect(toast(page)).toContainText('Tag "war" taken from 2\u00a0cards.');
  await expect(page.getByText('You have no tag called "war".')).toBeVisible();
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".browse-count")).toHaveText(/^2\u00a0cards/u);
});

test("cards are set back to new with their place and counts kept, or not, as one chooses", async ({
  page,
}) => {
  await browse(page, "category:date");
  await grid(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Day…" }).click();
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await expect(toast(page)).toContainText("Day set.");
  await page.getByRole("button", { name: "More…" }).click();
  await page.getByRole("button", { name: "Set back to new…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Set 1\scard back to new/u });
  await expect(dialog.getByRole("checkbox", { name: /^Keep their place/u })).toBeChecked();
  await expect(dialog.getByRole("checkbox", { name: /^Count answers/u })).not.toBeChecked();
  await dialog.getByRole("button", { name: "Set back to new" }).click();
  await expect(toast(page)).toContainText("Card set back to new.");
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(toast(page)).toContainText("Taken back: Card set back to new.");
});

for (const { name, viewport, colorScheme } of LOOKS) {
  test(`the list of tags and what is asked of cards that are set back are sound: ${name}`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await browse(page);
    await tag(page, 1, "war::north");
    await page.getByRole("button", { name: "More…" }).click();
    await page.getByRole("button", { name: "Set back to new…" }).click();
    await sound(page, "set back to new");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Tags", exact: true }).click();
    await tags(page).getByRole("button", { name: "Rename war::north" }).click();
    await sound(page, "the list of tags");
  });
}
