import type { Locator, Page } from "@playwright/test";
import { sound } from "./soundness.ts";
import { answer, expect, firstDeck, saved, showAnswer, study, test } from "./steps.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const COLUMNS =
  "question answer deck due interval stability difficulty recall reps lapses tags flag added edited category document";

async function box(of: Locator): Promise<{ top: number; bottom: number; left: number; right: number }> {
  const found = await of.boundingBox();
  if (found === null) throw new Error("It is not on the page.");
  const { x, y, width, height } = found;
  return { top: y, bottom: y + height, left: x, right: x + width };
}

async function choose(page: Page, way: string): Promise<void> {
  await page.getByRole("button", { name: /^More/u }).tap();
  await page.getByRole("dialog").getByRole("button", { name: way, exact: true }).tap();
}

test.describe("on a phone", () => {
  test.use(PHONE);

  test("what was said before lies on no button under a wrong answer, and the answer stands there once", async ({
    page,
  }) => {
    await study(page, await firstDeck(page));
    await choose(page, "Type");
    await page.getByLabel("Your answer").fill("Napoleon");
    await page.getByRole("button", { name: /^Check/u }).tap();
    const right = page.getByRole("button", { name: /^Count it as right/u });
    await expect(right).toBeVisible();
    const toast = page.locator(".toast");
    await expect(toast).toContainText("Short answers are typed");
    const [said, button] = [await box(toast), await box(right)];
    expect(said.bottom <= button.top || said.top >= button.bottom).toBe(true);
    expect(said.bottom).toBeLessThan(button.top);
    // Nothing of it was right: the answer is above, and what was written alone below.
    await expect(page.locator(".diff dt")).toHaveText(["You wrote"]);
    await right.tap();
    await expect(toast).toContainText("Kept as another right answer");
  });

  test("the menu says what the words of the trade do", async ({ page }) => {
    await study(page);
    await showAnswer(page).tap();
    await page.getByRole("button", { name: /^More/u }).tap();
    const menu = page.getByRole("dialog", { name: "More" });
    await expect(menu.getByRole("button", { name: "Suspend", exact: true })).toHaveAccessibleDescription(
      /^Not asked again until you bring it back/u,
    );
    await expect(menu.getByRole("button", { name: /^Bury until tomorrow/u })).toHaveAccessibleDescription(
      /^Not asked again today/u,
    );
    await sound(page, "the menu with what its words mean");
  });

  test("after the first answer the way to an account is in sight, without a reload", async ({ page }) => {
    await study(page);
    await answer(page, "Good");
    await saved(page);
    await page.getByText("Stop", { exact: true }).tap();
    await page.waitForURL((url) => url.pathname === "/");
    await expect(page.locator(".due").getByRole("link", { name: "Keep my progress" })).toBeVisible();
  });

  test("a row with every column ends where the next begins", async ({ page }) => {
    await page.goto("/browse");
    await page.evaluate((names) => localStorage.setItem("dossier.browse-columns", names), COLUMNS);
    await page.reload();
    const rows = page.locator(".browse-body [role=row]");
    await expect(rows.nth(1).locator(".c-question")).toHaveText(/\S/u);
    for (const at of [0, 1]) {
      const [row, next] = [await box(rows.nth(at)), await box(rows.nth(at + 1))];
      const question = await box(rows.nth(at).locator(".c-question"));
      expect(question.top).toBeGreaterThanOrEqual(row.top - 1);
      expect(row.bottom).toBeLessThanOrEqual(next.top + 1);
    }
  });
});

test("all columns and what closes them are on the screen at once", async ({ page }) => {
  await page.goto("/browse");
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Columns" }).click();
  const dialog = page.getByRole("dialog", { name: "Columns" });
  await expect(dialog.getByRole("checkbox")).toHaveCount(COLUMNS.split(" ").length);
  await expect(dialog.getByRole("button", { name: "Close" })).toBeInViewport();
  await sound(page, "the choice of columns");
});
