import { LOOKS, sound } from "./soundness.ts";
import { answer, expect, firstDeck, showAnswer, study, test } from "./steps.ts";

for (const { name, viewport, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test("pages", async ({ page }) => {
      const deck = await firstDeck(page);
      await sound(page, "home");
      await page.locator(".sources summary").first().click();
      await sound(page, "home, sources open");
      await page.goto(deck);
      await sound(page, "deck");
      await page.getByRole("button", { name: "All answers" }).click();
      await sound(page, "deck, answers shown");
    });

    test("study in every state", async ({ page, context }) => {
      await study(page, await firstDeck(page));
      await sound(page, "question");
      await showAnswer(page).click();
      await sound(page, "answer");
      const receipt = page.getByRole("button", { name: "Receipt 1" });
      if (await receipt.isVisible()) {
        await receipt.click();
        await sound(page, "receipt");
      }
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
      await sound(page, "keys");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^Good/u }).click();
      await page.getByRole("button", { name: /^Undo/u }).click();
      await sound(page, "toast");
      await context.setOffline(true);
      await answer(page, "Easy");
      await expect(page.locator(".sync-open")).toBeVisible();
      await sound(page, "offline");
      await page.locator(".sync-open").click();
      await sound(page, "what waits");
      await page.keyboard.press("Escape");
      await page.getByRole("link", { name: "Stop" }).click();
      await sound(page, "stopped");
      await context.setOffline(false);
    });
  });
}

test("an unknown deck is 404 with words and a way back", async ({ page }) => {
  for (const address of ["/decks/no-such-deck", "/study?deck=no-such-deck", "/no-such-page"]) {
    const reply = await page.goto(address);
    expect(reply?.status(), address).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address.");
    await sound(page, address);
  }
});

test("buttons used in a session are at least 44 px high on a phone, and the dock stands still", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await study(page);
  const before = await page.locator(".dock").boundingBox();
  await showAnswer(page).click();
  const boxes = await page
    .locator(".dock button")
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
  expect(Math.min(...boxes)).toBeGreaterThanOrEqual(44);
  expect(await page.locator(".dock").boundingBox()).toEqual(before);
});

for (const { width, size } of [
  { width: 320, size: "100%" },
  { width: 640, size: "200%" },
  { width: 360, size: "200%" },
]) {
  test(`at ${width} px with text of ${size} nothing is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    const deck = await firstDeck(page);
    for (const address of ["/", deck, `/study?deck=${deck.split("/").at(-1) ?? ""}`]) {
      await page.goto(address);
      await page.evaluate((text) => {
        document.documentElement.style.fontSize = text;
      }, size);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider, address).toBeLessThanOrEqual(0);
    }
    await showAnswer(page).click();
    const cut = await page
      .locator(".dock button")
      .evaluateAll((buttons) => buttons.filter((button) => button.scrollWidth > button.clientWidth).length);
    expect(cut).toBe(0);
  });
}

test("paper has no buttons: what is printed is to be read", async ({ page }) => {
  const deck = await firstDeck(page);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.goto(deck);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const operable of ["Show answer", "All answers", "Study this deck", "Keys"])
    await expect(page.getByText(operable).filter({ visible: true })).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await study(page, deck);
  await page.keyboard.press("Space");
  await page.keyboard.press("s");
  await expect(page.locator(".receipt")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button").filter({ visible: true, hasNotText: /^\d$/u })).toHaveCount(0);
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(ink).toBe("rgb(23, 27, 25)");
});
