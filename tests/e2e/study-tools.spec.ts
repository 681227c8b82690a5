import { LOOKS, sound } from "./soundness.ts";
import { answer, answersOnServer, expect, firstDeck, question, ready, saved, study, test } from "./steps.ts";

const deckId = (deck: string): string => deck.split("/").at(-1) ?? "";

test("options of a deck change what it asks today, say what knowing more costs, and are given up again", async ({
  page,
}) => {
  const deck = await firstDeck(page);
  const place = `/options?for=${deckId(deck)}`;
  await page.goto(place);
  await page.getByLabel("New cards a day").fill("3");
  await page.getByLabel(/^Known when asked/u).fill("95");
  await expect(page.getByText(/About \d+ answers? and [\d.]+ (?:minutes|seconds?) a day/u)).toBeVisible();
  await page.getByRole("button", { name: "Save for this" }).click();
  await expect(page.getByText("It has its own.")).toBeVisible();
  await study(page, deck);
  await expect(page.getByText(/^0 of 3/u)).toBeVisible();
  await page.goto(place);
  await expect(page.getByLabel("New cards a day")).toHaveValue("3");
  await page.getByLabel("Use", { exact: true }).selectOption({ index: 0 });
  await page.getByRole("button", { name: "Use these" }).click();
  await expect(page.getByText(/Nothing was chosen yet/u)).toBeVisible();
});

test("a deck whose new cards of the day are used up says so, and offers more of them", async ({ page }) => {
  const deck = await firstDeck(page);
  await page.goto(`/options?for=${deckId(deck)}`);
  await page.getByLabel("New cards a day").fill("1");
  await page.getByRole("button", { name: "Save for this" }).click();
  await expect(page.getByText("It has its own.")).toBeVisible();
  await study(page, deck);
  await answer(page, "Easy");
  await saved(page);
  await page.goto(deck);
  await expect(
    page.getByText(/^No new cards are left for today: \d+.cards of this deck wait/u),
  ).toBeVisible();
  await page.getByRole("button", { name: /^10.more new cards today$/u }).click();
  await ready(page);
});

test("numbers that cannot be used are said beside their field, and nothing that was written is lost", async ({
  page,
}) => {
  await page.goto("/options");
  await page.getByLabel("Steps of a new card").fill("soon");
  await page.getByLabel("Steps after forgetting").fill("15m");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Write steps such as 1m 10m 1d, at most ten.")).toBeVisible();
  await expect(page.getByLabel("Steps of a new card")).toBeFocused();
  await expect(page.getByLabel("Steps after forgetting")).toHaveValue("15m");
  await page.getByLabel("Steps of a new card").fill("1m 10m");
  await page.getByRole("button", { name: "What would it change?" }).click();
  await expect(page.getByRole("region", { name: "What it would change" })).toBeFocused();
});

test("card info, other words and a doubt are one key away, and taken back by another", async ({ page }) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  await answer(page, "Easy");
  await saved(page);
  await page.keyboard.press("u");
  await saved(page);
  await page.keyboard.press("i");
  const info = page.getByRole("dialog");
  await expect(info.getByText("What happened")).toBeVisible();
  await expect(info.getByText("taken back", { exact: false })).toBeVisible();
  await page.keyboard.press("Escape");

  const before = (await question(page).textContent()) ?? "";
  await page.keyboard.press("e");
  const edit = page.getByRole("dialog", { name: "Edit the card" });
  await edit.getByLabel("Question").fill("What did I write here myself?");
  await page.keyboard.press("Control+Enter");
  await expect(edit).toBeHidden();
  await expect(question(page)).toHaveText("What did I write here myself?");
  await page.keyboard.press("u");
  await expect(question(page)).toHaveText(before);

  await page.keyboard.press("Space");
  await page.keyboard.press("x");
  const doubt = page.getByRole("dialog", { name: "The source does not say this" });
  await doubt.getByLabel(/^What does it say instead/u).fill("It names another year.");
  await page.keyboard.press("Enter");
  await expect(question(page)).not.toHaveText(before);
  await saved(page);
  await page.goto("/challenges");
  await expect(page.getByText("“It names another year.”")).toBeVisible();
  await page.getByRole("button", { name: "The source says it" }).click();
  await expect(page.getByText("The source does say it.")).toBeVisible();
  await page.getByRole("button", { name: "Ask me this card again" }).click();
  await expect(page.getByRole("button", { name: "Ask me this card again" })).toHaveCount(0);
});

test("practice goes through the cards of a search by keyboard and moves no schedule", async ({ page }) => {
  const deck = await firstDeck(page);
  await page.goto("/practice");
  await page.getByLabel("Search").fill("category:date");
  await page.getByLabel("Cards, at most").fill("2");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Practice: your schedule does not move.")).toBeVisible();
  const first = (await question(page).textContent()) ?? "";
  await ready(page);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Missed/u })).toBeVisible();
  await page.keyboard.press("1");
  await expect(question(page)).not.toHaveText(first);
  await page.keyboard.press("u");
  await expect(question(page)).toHaveText(first);
  for (let i = 0; i < 2; i += 1) {
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: /^Knew it/u })).toBeVisible();
    await page.keyboard.press("Space");
  }
  await expect(page.getByText("You knew all of them.")).toBeVisible();
  await expect(page.getByText("Your answers moved nothing in your schedule.")).toBeVisible();
  expect(await answersOnServer(page, deck)).toBe(0);
});

test("the answers of a practice count where that is asked for, and that is said at every card", async ({
  page,
}) => {
  await page.goto("/practice");
  await page.getByRole("link", { name: "These answers count" }).click();
  await expect(page.getByText(/^Go through cards before their day/u)).toBeVisible();
  await page.getByLabel("Search").fill("category:date");
  await page.getByLabel("Cards, at most").fill("2");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Chosen cards: your answers count")).toBeVisible();
  await ready(page);
  const first = (await question(page).textContent()) ?? "";
  await answer(page, "Easy");
  await answer(page, "Easy");
  await expect(page.getByText(/^That was two cards/u)).toBeVisible();
  await saved(page);
  const met = await page.evaluate(async () => (await fetch("/api/browse/count?q=is:review")).json());
  expect(met).toMatchObject({ cards: 2 });
  // What was answered today is not asked once more.
  await page.reload();
  await ready(page);
  await expect(question(page)).not.toHaveText(first);
});

test("practice is the same desk: typed answers, flags, other words, a doubt and card info, all taken back", async ({
  page,
}) => {
  await page.goto("/practice/cards?q=category:date&order=deck&most=6");
  await ready(page);
  await page.keyboard.press("m");
  await page.getByRole("button", { name: "Type", exact: true }).click();
  const field = page.getByLabel("Your answer");
  await field.fill("some other day");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Missed/u })).toHaveClass(/\bgo\b/u);
  const first = (await question(page).textContent()) ?? "";
  await page.keyboard.press("Control+2");
  await expect(page.getByText("Orange flag", { exact: true })).toBeVisible();
  await page.keyboard.press("e");
  const edit = page.getByRole("dialog", { name: "Edit the card" });
  await edit.getByLabel("Question").fill("When was that again?");
  await page.keyboard.press("Control+Enter");
  await expect(question(page)).toHaveText("When was that again?");
  await page.keyboard.press("u");
  await expect(question(page)).toHaveText(first);
  // The field to type in has the focus again: letters are letters there.
  await field.fill("no idea");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Missed/u })).toBeVisible();
  await page.keyboard.press("i");
  await expect(page.getByRole("dialog").getByText("What happened")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("x");
  const doubt = page.getByRole("dialog", { name: "The source does not say this" });
  await doubt.getByLabel(/^What does it say instead/u).fill("Another year.");
  await page.keyboard.press("Enter");
  await expect(question(page)).not.toHaveText(first);
  await expect(page.getByText("5 left", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(question(page)).toHaveText(first);
  await expect(page.getByText("6 left", { exact: true })).toBeVisible();
  await saved(page);
});

test("a visitor's very first deed may be other words for a card of a practice", async ({ page }) => {
  await page.goto("/practice/cards?q=category:date&order=deck&most=2");
  await ready(page);
  await page.keyboard.press("e");
  const edit = page.getByRole("dialog", { name: "Edit the card" });
  await edit.getByLabel("Question").fill("When was it?");
  await page.keyboard.press("Control+Enter");
  await expect(question(page)).toHaveText("When was it?");
});

test("days off say what they cost before they are planned, and are cancelled", async ({ page }) => {
  await study(page);
  await answer(page, "Good");
  await saved(page);
  await page.goto("/plan");
  await page.getByRole("button", { name: "What would it cost?" }).click();
  await expect(page.getByText(/days\soff: \d+\sreviews? would be due/u)).toBeVisible();
  await page.getByRole("button", { name: "Plan these days off" }).click();
  await expect(page.getByRole("button", { name: "Cancel" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(/^None are planned/u)).toBeVisible();
});

for (const { name, viewport, colorScheme } of LOOKS) {
  test(`options, card info, practice, plan, leeches and doubts are sound: ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const deck = await firstDeck(page);
    await study(page, deck);
    await answer(page, "Easy");
    await answer(page, "Again");
    await saved(page);
    const card = await page.evaluate(async () => {
      const found: unknown = await (await fetch("/api/browse?q=-is:new&limit=1")).json();
      return JSON.stringify(found);
    });
    const id = /"id":"(?<id>[^"]+)"/u.exec(card)?.groups?.id ?? "";
    for (const path of [
      `/options?for=${deckId(deck)}`,
      `/cards/${id}`,
      "/practice",
      "/practice?counts=1",
      "/practice/cards?q=",
      "/practice/cards?q=nothing-is-called-so",
      "/plan",
      "/leeches",
      "/challenges",
    ]) {
      await page.goto(path);
      await sound(page, path);
    }
  });
}

test("cards that are known get new days after a change of options: told first, given, and taken back", async ({
  page,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  await answer(page, "Easy");
  await saved(page);
  await page.goto("/options");
  const known = page.getByRole("region", { name: "Cards you know already" });
  await known.getByRole("button", { name: "What would new days do?" }).click();
  await expect(known.getByText(/come on days that these options give too/u)).toBeVisible();
  await page.locator("#retention").fill("98");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/^Saved\./u)).toBeVisible();
  await known.getByRole("button", { name: "What would new days do?" }).click();
  await expect(known.getByText(/^Of 1\scard 1 would come sooner and 0 later\./u)).toBeVisible();
  await sound(page, "what new days would do");
  await known.getByRole("button", { name: /^Give 1\scard new days$/u }).press("Enter");
  await expect(known.getByText(/^1\scard has a new day\.$/u)).toBeVisible();
  await known.getByRole("button", { name: "Undo" }).click();
  await expect(known.getByText("Undone: the days are as before.")).toBeVisible();
});
