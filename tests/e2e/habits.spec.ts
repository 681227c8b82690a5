import { LOOKS, sound } from "./soundness.ts";
import { answer, expect, firstDeck, question, saved, study, test } from "./steps.ts";

test("keys are chosen by pressing them; a key that is taken is given only when told to", async ({ page }) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  await answer(page, "Easy");
  await saved(page);
  await page.goto("/settings#keys");
  const suspend = page.locator(".keys-table li").filter({ has: page.getByText("Suspend", { exact: true }) });
  await suspend.getByRole("button", { name: /^Add/u }).click();
  await page.keyboard.press("Escape");
  await expect(suspend.getByRole("textbox")).toHaveCount(0);
  await expect(suspend.getByRole("button", { name: /^Add/u })).toBeFocused();
  await suspend.getByRole("button", { name: /^Add/u }).click();
  await page.keyboard.press("q");
  await expect(suspend.getByRole("button", { name: /^Q/u })).toBeVisible();
  await expect(suspend.getByRole("button", { name: /^Add/u })).toBeFocused();
  await suspend.getByRole("button", { name: /^Add/u }).click();
  await page.keyboard.press("u");
  await expect(suspend.getByText("U is the key for “Undo”.")).toBeVisible();
  await sound(page, "a key that is taken");
  await suspend.getByRole("button", { name: "Use it here" }).click();
  await page.getByLabel("A new day begins at").selectOption("3");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("A new day begins at")).toHaveValue("3");

  await study(page, deck);
  const first = (await question(page).textContent()) ?? "";
  await page.keyboard.press("q");
  await expect(question(page)).not.toHaveText(first);
  await page.keyboard.press("Control+z");
  await expect(question(page)).toHaveText(first);
  await page.keyboard.press("u");
  await expect(page.locator(".toast").getByText("Card suspended.")).toBeVisible();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet.locator("div").filter({ hasText: /^Suspend @ Q U$/u })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto("/settings");
  await page.getByRole("button", { name: "Restore the default keys" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await study(page, deck);
  await page.keyboard.press("q");
  await page.keyboard.press("u");
  await expect(page.locator(".toast").getByText(/^Taken back/u)).toBeVisible();
});

test("the palette does what the page can do and goes anywhere, from the keyboard", async ({ page }) => {
  const deck = await firstDeck(page);
  const name = (await page.locator(".decks .name").first().textContent()) ?? "";
  await study(page, deck);
  const palette = page.getByRole("dialog", { name: "Go to or do anything" });
  const field = palette.getByRole("combobox");
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("or fl");
  await expect(palette.getByRole("option", { selected: true })).toContainText("Orange flag");
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(page.locator(".card-head").getByText("Orange flag")).toBeVisible();
  // What was used last comes first.
  await expect(palette).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("option").first()).toContainText("Take the flag away");
  await expect(palette.getByRole("option").filter({ hasText: "Deck" }).first()).toBeAttached();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await expect(field).toHaveAttribute("aria-activedescendant", "palette-0");
  await page.keyboard.type("nothing is called this");
  await expect(palette.getByText("Nothing has this name.")).toBeVisible();
  await field.fill(`study ${name}`);
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await page.keyboard.press("Control+k");
  await field.fill(name);
  await expect(palette.getByRole("option", { selected: true })).toContainText(name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${deck}$`, "u"));
  await page.keyboard.press("Control+k");
  await field.fill("how you study");
  await palette.getByRole("option").first().click();
  await expect(page).toHaveURL(/\/settings$/u);
});

test("what is typed before the palette is there is meant for it", async ({ page }) => {
  await study(page, await firstDeck(page));
  const first = (await question(page).textContent()) ?? "";
  await page.keyboard.press("Control+k");
  // None of these letters does what it does on the page.
  for (const letter of "suspend") await page.keyboard.press(letter);
  const palette = page.getByRole("dialog", { name: "Go to or do anything" });
  await expect(palette.getByRole("option", { selected: true })).toContainText("Suspend");
  await expect(palette.getByRole("combobox")).toHaveValue("suspend");
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(question(page)).toHaveText(first);
});

test("the palette opens without the network, and says what cannot be reached", async ({ page, context }) => {
  await study(page, await firstDeck(page));
  await page.waitForTimeout(1_500);
  await context.setOffline(true);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Go to or do anything" });
  await page.keyboard.type("how you study");
  await page.keyboard.press("Enter");
  await expect(palette.getByText(/^Offline\./u)).toBeVisible();
  await palette.getByRole("combobox").fill("susp");
  await page.keyboard.press("Enter");
  await expect(page.locator(".toast").getByText("Card suspended.")).toBeVisible();
  await context.setOffline(false);
});

for (const { name, viewport, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test("deeds, menus, palette and settings", async ({ page }) => {
      await study(page, await firstDeck(page));
      await page.keyboard.press("Control+1");
      await page.keyboard.press("Shift+Digit8");
      await expect(page.locator(".card-head").getByText("Marked")).toBeVisible();
      await sound(page, "flag and mark");
      await page.getByRole("button", { name: /^More/u }).click();
      await expect(page.getByRole("dialog", { name: "More" })).toBeVisible();
      await sound(page, "more");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog", { name: "More" })).toBeHidden();
      await page.keyboard.press("Control+Shift+D");
      await expect(page.getByLabel("In days")).toBeVisible();
      await sound(page, "due date");
      await page.keyboard.press("Escape");
      await page.keyboard.press("5");
      await expect(page.getByRole("heading", { name: "Paused." })).toBeVisible();
      await sound(page, "paused");
      await page.keyboard.press("5");
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("option").first()).toBeVisible();
      await sound(page, "palette");
      await page.keyboard.press("Escape");
      await page.goto("/settings");
      await page.getByLabel("A sitting aims at").selectOption("minutes");
      await page.getByLabel(/Show the seconds/u).check();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await sound(page, "settings");
      await page.getByRole("button", { name: /^Add/u }).first().click();
      await sound(page, "a key is awaited");
      await study(page);
      await page.keyboard.press("Shift+A");
      await expect(page.locator(".toast")).toBeVisible();
      await sound(page, "goal, timer and auto-advance");
    });
  });
}

test("what was changed under How you study is still there after a look at another page, until it is saved", async ({
  page,
}) => {
  await page.goto("/settings");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("A sitting aims at").selectOption("cards");
  const goal = page.getByLabel("How many cards");
  await goal.fill("7");
  await expect(page.getByText("Not saved yet.")).toBeVisible();
  await page.getByRole("link", { name: "Today" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/settings");
  await expect(page.getByText("What you changed before is still here, and not saved.")).toBeVisible();
  await expect(goal).toHaveValue("7");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Kept in this browser.")).toBeVisible();
  await page.reload();
  await expect(goal).toHaveValue("7");
  await expect(page.getByText("and not saved")).toHaveCount(0);
});
