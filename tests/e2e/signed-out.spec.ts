import { answer, answersOnServer, expect, firstDeck, question, saved, study, sync, test } from "./steps.ts";

const PASSWORD = "seven green herons";

test("a session that ends in mid-deck loses no answer, and signing in again leads back to the same card", async ({
  page,
  context,
}) => {
  const name = `Robin ${crypto.randomUUID().slice(0, 8)}`;
  const deck = await firstDeck(page);
  await page.goto("/sign-up");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.locator(".account-entry")).toContainText(name);
  await study(page, deck);
  await answer(page, "Easy");
  await saved(page);

  // What is left of a session that is over: a page without a key.
  await context.clearCookies();
  await answer(page, "Easy");
  await answer(page, "Good");
  await expect(sync(page)).toHaveText(/Signed out, 2\u00a0answers on this device/u);
  const next = (await question(page).textContent()) ?? "";
  await page.getByRole("button", { name: /Signed out/u }).click();
  await expect(
    page.getByText(/You were signed out after a while\. Go on as long as you like/u),
  ).toBeVisible();
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(question(page)).toHaveText(next);
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(3);
});
