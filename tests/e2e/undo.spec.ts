import { answer, answersOnServer, expect, firstDeck, question, saved, study, test } from "./steps.ts";

test("undo takes back several answers, each card with its question, and the server agrees", async ({
  page,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  const first = await answer(page, "Easy");
  const second = await answer(page, "Easy");
  await page.keyboard.press("u");
  await expect(question(page)).toHaveText(second);
  await expect(page.locator(".answer")).toHaveCount(0);
  await expect(page.getByText("Taken back: Easy.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(question(page)).toHaveText(first);
  await expect(page.getByText(/^0 of /u)).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("There is nothing to take back.")).toBeVisible();
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(0);
});

test("redo gives the answer again", async ({ page }) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  const first = await answer(page, "Easy");
  const second = await question(page).textContent();
  await page.getByRole("button", { name: /^Undo/u }).click();
  await expect(question(page)).toHaveText(first);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(question(page)).toHaveText(second ?? "");
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(1);
});
