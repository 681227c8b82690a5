import { expect, firstDeck, question, ready, showAnswer, study, test, unsentOnThisDevice } from "./steps.ts";

test("a whole session by keyboard alone, from landing to the next landing", async ({ page }) => {
  const deck = await firstDeck(page);
  await page.goto(deck);
  await page.keyboard.press("Enter");
  await ready(page);
  const done = page.getByRole("heading", { name: /^That was/u });
  let answers = 0;
  for (; answers < 80 && !(await done.isVisible()); answers += 1) {
    await page.keyboard.press("Space");
    await expect(page.getByRole("heading", { name: /^Answer/u })).toBeFocused();
    // Space again is Good; now and then Easy, as a person would.
    await page.keyboard.press(answers % 2 === 0 ? "4" : "Space");
    await expect(page.getByRole("heading", { name: /^Answer/u })).toHaveCount(0);
  }
  await expect(done).toBeVisible();
  await expect(page.getByText(new RegExp(`^${answers}\u00a0answers`, "u"))).toBeVisible();
  await expect.poll(() => page.evaluate(unsentOnThisDevice)).toBe(0);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/$/u);
  await expect(
    page.locator(".decks .num").filter({ hasText: "none today" }).or(page.locator(".decks")),
  ).not.toHaveCount(0);
});

test("keys do nothing while the list of keys is open, and can be switched off", async ({ page }) => {
  await study(page);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toBeVisible();
  await page.keyboard.press("u");
  await sheet.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.locator("body").press("Space");
  await expect(page.locator(".answer")).toHaveCount(0);
  await page.reload();
  await ready(page);
  await page.locator("body").press("Space");
  await expect(page.locator(".answer")).toHaveCount(0);
  // The buttons still answer to the keyboard.
  await showAnswer(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Answer/u })).toBeFocused();
});

test("a key that is held down answers once", async ({ page }) => {
  await study(page);
  const asked = await question(page).textContent();
  await page.keyboard.down("Space");
  for (let i = 0; i < 5; i += 1) await page.keyboard.down("Space");
  await page.keyboard.up("Space");
  await expect(page.getByRole("heading", { name: /^Answer/u })).toBeVisible();
  await expect(question(page)).toHaveText(asked ?? "");
});

test("after the answer, Tab leads to the receipts and then to the grades", async ({ page }) => {
  await study(page);
  await page.keyboard.press("Space");
  await expect(page.getByRole("heading", { name: /^Answer/u })).toBeFocused();
  const seen: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press("Tab");
    seen.push(
      await page.evaluate(
        () =>
          document.activeElement?.getAttribute("aria-label") ??
          document.activeElement?.textContent?.trim() ??
          "",
      ),
    );
    if (seen.at(-1)?.startsWith("Easy")) break;
  }
  const grades = seen.filter((name) => /^(?:Again|Hard|Good|Easy)/u.test(name));
  expect(grades.map((name) => name.slice(0, 4))).toEqual(["Agai", "Hard", "Good", "Easy"]);
  expect(seen.indexOf(grades[0] ?? "")).toBe(seen.filter((name) => name.startsWith("Receipt")).length);
});
