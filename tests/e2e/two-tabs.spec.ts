import { answer, answersOnServer, expect, firstDeck, question, saved, study, test } from "./steps.ts";

test("two tabs of one visitor are one learner, and a card is asked in one of them only", async ({
  page,
  context,
}) => {
  const deck = await firstDeck(page);
  const other = await context.newPage();
  await study(page, deck);
  await study(other, deck);
  const first = await answer(page, "Easy");
  await expect(question(other)).not.toHaveText(first);
  await expect(other.getByText("answered in another window")).toBeVisible();
  const second = await answer(other, "Easy");
  await expect(question(page)).not.toHaveText(second);
  // At the same moment, each its own card or both the same: what was given is kept, what was overtaken is not.
  await Promise.all([page.keyboard.press("Space"), other.keyboard.press("Space")]);
  await Promise.all([page.keyboard.press("4"), other.keyboard.press("4")]);
  await saved(page);
  await saved(other);
  expect(await answersOnServer(page, deck)).toBeGreaterThanOrEqual(3);
  expect(await answersOnServer(other, deck)).toBe(await answersOnServer(page, deck));
});

test("two learners on two devices do not see each other's answers", async ({ page, browser, baseURL }) => {
  const deck = await firstDeck(page);
  const device = await browser.newContext(baseURL ? { baseURL } : {});
  const other = await device.newPage();
  await study(page, deck);
  await study(other, deck);
  await Promise.all([answer(page, "Easy"), answer(other, "Easy")]);
  await answer(page, "Easy");
  await saved(page);
  await saved(other);
  expect(await answersOnServer(page, deck)).toBe(2);
  expect(await answersOnServer(other, deck)).toBe(1);
  await device.close();
});
