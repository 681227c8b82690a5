import type { Page } from "@playwright/test";
import {
  answer,
  answersOnServer,
  expect,
  firstDeck,
  gradeButton,
  question,
  ready,
  saved,
  showAnswer,
  study,
  test,
} from "./steps.ts";

const toast = (page: Page) => page.locator(".toast");
const asked = async (page: Page): Promise<string> => (await question(page).textContent()) ?? "";
const flagged = (page: Page, name: string) => page.locator(".card-head").getByText(`${name} flag`);

/** Presses a key and waits until the screen says what was done. */
async function press(page: Page, key: string, says: string | RegExp): Promise<void> {
  await page.keyboard.press(key);
  await expect(toast(page).getByText(says)).toBeVisible();
}

test("every deed has Anki's key, and thirty steps of every kind are taken back one by one", async ({
  page,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  const first = await asked(page);
  await press(page, "Control+3", "Green flag.");
  await expect(flagged(page, "Green")).toBeVisible();
  await press(page, "Control+3", "Flag taken away.");
  await expect(flagged(page, "Green")).toHaveCount(0);
  await press(page, "Control+1", "Red flag.");
  await press(page, "Shift+Digit8", "Card marked.");
  await expect(page.locator(".card-head").getByText("Marked")).toBeVisible();
  await press(page, "Shift+Digit2", "Card suspended.");
  await expect(question(page)).not.toHaveText(first);
  const second = await asked(page);
  await press(page, "Minus", /^Card buried until tomorrow\.$/u);
  await expect(question(page)).not.toHaveText(second);
  await press(page, "Equal", /buried until tomorrow/u);
  await press(page, "Shift+Digit1", /suspended/u);
  await press(page, "Control+Alt+n", "Card starts again as new.");
  await page.keyboard.press("Control+Shift+D");
  const due = page.getByRole("dialog", { name: "When should this card come back?" });
  await due.getByLabel("In days").fill("3-7");
  await expect(due.getByText(/or a day between/u)).toBeVisible();
  await due.getByLabel("In days").fill("9");
  await expect(due.getByLabel("Or on")).not.toHaveValue("");
  await page.keyboard.press("Enter");
  await expect(due).toBeHidden();
  await expect(toast(page).getByText(/^Card due on/u)).toBeVisible();
  let steps = 10;
  for (; steps < 30; steps += 1) {
    if (steps % 2 === 0) {
      await press(page, "Control+4", /Blue flag|Flag taken away/u);
    } else {
      await page.keyboard.press("Space");
      await page.keyboard.press("1");
      await expect(page.locator(".answer")).toHaveCount(0);
    }
  }
  for (let back = 0; back < steps; back += 1) {
    await page.keyboard.press(back % 2 === 0 ? "u" : "Control+z");
  }
  await expect(question(page)).toHaveText(first);
  await expect(page.getByText(/^0 of /u)).toBeVisible();
  await expect(page.locator(".card-head").getByText(/flag|Marked/u)).toHaveCount(0);
  await press(page, "u", "There is nothing to take back.");
  await press(page, "Control+Shift+Z", /^Done again: Green flag\.$/u);
  await press(page, "Control+z", /^Taken back: Green flag\.$/u);
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(0);
});

test("what was done before a reload can be taken back after it", async ({ page }) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  const first = await answer(page, "Easy");
  const second = await asked(page);
  await press(page, "Shift+Digit2", "Card suspended.");
  const third = await asked(page);
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(question(page)).toHaveText(third);
  await press(page, "u", "Taken back: Card suspended.");
  await expect(question(page)).toHaveText(second);
  await press(page, "u", "Taken back: Easy.");
  await expect(question(page)).toHaveText(first);
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(0);
});

test("deeds and their undoing work without the network, and arrive when it is back", async ({
  page,
  context,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  await answer(page, "Easy");
  await saved(page);
  const second = await asked(page);
  await context.setOffline(true);
  await press(page, "Shift+Digit2", "Card suspended.");
  await press(page, "Control+2", "Orange flag.");
  await press(page, "Minus", /buried/u);
  const fourth = await asked(page);
  await answer(page, "Easy");
  await press(page, "u", "Taken back: Easy.");
  await press(page, "u", /^Taken back: Card buried/u);
  await expect(flagged(page, "Orange")).toBeVisible();
  const third = await asked(page);
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(question(page)).toHaveText(third);
  await expect(question(page)).not.toHaveText(second);
  await expect(flagged(page, "Orange")).toBeVisible();
  expect(fourth).not.toBe(third);
  expect(await answersOnServer(page, deck)).toBe(1);
});

test("with the network cut, thirty-odd steps of every kind are taken back, done again and taken back", async ({
  page,
  context,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  const first = await answer(page, "Easy");
  await saved(page);
  // What dialogs are made of comes behind the first card: it is here once one was open.
  const due = page.getByRole("dialog", { name: "When should this card come back?" });
  await page.keyboard.press("Control+Shift+D");
  await expect(due).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(due).toBeHidden();
  await context.setOffline(true);
  await press(page, "Shift+Digit2", "Card suspended.");
  await press(page, "Minus", /buried until tomorrow/u);
  await press(page, "Control+Alt+n", "Card starts again as new.");
  await page.keyboard.press("Control+Shift+D");
  await due.getByLabel("In days").fill("9");
  await expect(due.getByLabel("Or on")).not.toHaveValue("");
  await page.keyboard.press("Enter");
  await expect(toast(page).getByText(/^Card due on/u)).toBeVisible();
  let steps = 5;
  for (; steps < 34; steps += 1) {
    if (steps % 3 === 0) await press(page, "Control+6", /Turquoise flag|Pink flag|Flag taken away/u);
    else if (steps % 3 === 1) await press(page, "Shift+Digit8", /marked|Mark/u);
    else {
      await page.keyboard.press("Space");
      await page.keyboard.press("3");
      await expect(page.locator(".answer")).toHaveCount(0);
    }
  }
  const last = await asked(page);
  const place = await page.getByText(/^\d+ of /u).textContent();
  const backToTheFirst = async () => {
    for (let back = 0; back < steps; back += 1) await page.keyboard.press("u");
    await expect(question(page)).toHaveText(first);
    await expect(page.getByText(/^0 of /u)).toBeVisible();
    await expect(page.locator(".card-head").getByText(/flag|Marked/u)).toHaveCount(0);
    await press(page, "u", "There is nothing to take back.");
  };
  await backToTheFirst();
  for (let again = 0; again < steps; again += 1) await page.keyboard.press("Control+Shift+Z");
  await expect(question(page)).toHaveText(last);
  await expect(page.getByText(/^\d+ of /u)).toHaveText(place ?? "");
  await backToTheFirst();
  await context.setOffline(false);
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(0);
});

test("another device of the same learner opens at the card that comes next", async ({
  page,
  browser,
  baseURL,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  for (const word of ["Easy", "Again", "Good", "Easy", "Easy", "Again", "Easy"] as const)
    await answer(page, word);
  const next = await asked(page);
  await saved(page);
  const cookies = await page.context().cookies();
  const device = await browser.newContext(baseURL ? { baseURL } : {});
  await device.addCookies(cookies);
  const other = await device.newPage();
  await study(other, deck);
  await expect(question(other)).toHaveText(next);
  await answer(other, "Easy");
  const after = await asked(other);
  await answer(page, "Easy");
  await expect(question(page)).toHaveText(after);
  // What was done on the one can be taken back on the other.
  await saved(other);
  await device.close();
});

test("an edit and a deletion are steps among the others, and need the server to be taken back", async ({
  page,
  context,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  const first = await answer(page, "Easy");
  const second = await asked(page);
  await page.keyboard.press("e");
  const edit = page.getByRole("dialog", { name: "Edit the card" });
  await edit.getByLabel("Question").fill("What would you ask instead?");
  await edit.getByRole("button", { name: /^Save/u }).click();
  await expect(question(page)).toHaveText("What would you ask instead?");
  await page.keyboard.press("Control+Delete");
  await expect(toast(page).getByText(/deleted/iu)).toBeVisible();
  await expect(question(page)).not.toHaveText("What would you ask instead?");
  const third = await asked(page);
  await answer(page, "Easy");
  await press(page, "u", "Taken back: Easy.");
  await expect(question(page)).toHaveText(third);
  await saved(page);
  await context.setOffline(true);
  await press(page, "u", /^Offline\./u);
  await expect(question(page)).toHaveText(third);
  await context.setOffline(false);
  await press(page, "u", /^Taken back: /u);
  await expect(question(page)).toHaveText("What would you ask instead?");
  await page.keyboard.press("u");
  await expect(question(page)).toHaveText(second);
  await page.keyboard.press("u");
  await expect(question(page)).toHaveText(first);
  await page.keyboard.press("Control+Shift+Z");
  await expect(question(page)).toHaveText(second);
  await page.keyboard.press("Control+Shift+Z");
  await expect(question(page)).toHaveText("What would you ask instead?");
});

test("the menu does by touch what the keys do", async ({ browser, baseURL }) => {
  const phone = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await phone.newPage();
  const deck = await firstDeck(page);
  await study(page, deck);
  const first = await asked(page);
  const more = page.getByRole("button", { name: /^More/u });
  const menu = page.getByRole("dialog", { name: "More" });
  await more.tap();
  await menu.getByRole("button", { name: /^Purple flag/u }).tap();
  await expect(flagged(page, "Purple")).toBeVisible();
  await more.tap();
  await menu.getByRole("button", { name: /^Take the flag away/u }).tap();
  await expect(flagged(page, "Purple")).toHaveCount(0);
  await more.tap();
  await menu
    .getByRole("button", { name: /^Suspend/u })
    .first()
    .tap();
  await expect(question(page)).not.toHaveText(first);
  await toast(page).getByRole("button", { name: "Undo" }).tap();
  await expect(question(page)).toHaveText(first);
  await toast(page).getByRole("button", { name: "Redo" }).tap();
  await expect(question(page)).not.toHaveText(first);
  await showAnswer(page).tap();
  await gradeButton(page, "Easy").tap();
  await saved(page);
  await phone.close();
});

test("a pause hides the card and stops its time", async ({ page }) => {
  await page.goto("/settings");
  await page.getByLabel(/Show the seconds/u).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Kept in this browser.")).toBeVisible();
  await study(page);
  await expect(page.getByRole("timer")).toHaveText(/^[1-9]\d?\u00a0s$/u);
  const first = await asked(page);
  await page.keyboard.press("5");
  await expect(page.getByRole("heading", { name: "Paused." })).toBeFocused();
  await expect(page.getByText(first)).toHaveCount(0);
  await expect(page.getByRole("timer")).toHaveCount(0);
  // What is not on the screen is not answered.
  await page.keyboard.press("3");
  await page.keyboard.press("5");
  await expect(question(page)).toHaveText(first);
  await expect(page.getByRole("timer")).toBeVisible();
});

test("a sitting says when its goal is reached, and goes on", async ({ page }) => {
  await page.goto("/settings");
  await page.getByLabel("A sitting aims at").selectOption("cards");
  await page.getByLabel("How many cards").fill("2");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await study(page);
  await expect(page.getByText("0 of 2\u00a0cards")).toBeVisible();
  await answer(page, "Easy");
  await expect(page.getByText("1 of 2\u00a0cards")).toBeVisible();
  await answer(page, "Easy");
  await expect(toast(page).getByText(/that was your goal/u)).toBeVisible();
  await answer(page, "Easy");
  await expect(page.getByText("2 of 2\u00a0cards")).toBeVisible();
  await expect(question(page)).toBeVisible();
  // On a phone there is room for it and for what is left today.
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByText("Goal 2/2")).toBeInViewport({ ratio: 1 });
  await expect(page.locator(".counts-left")).toBeInViewport({ ratio: 1 });
});

test("auto-advance goes on by itself, and stops when nobody is there", async ({ page }) => {
  await page.goto("/settings");
  await page.getByLabel("Seconds until the answer").fill("1");
  await page.getByLabel("Seconds on the answer").fill("1");
  await page.getByLabel("Then with the card").selectOption("good");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Kept in this browser.")).toBeVisible();
  await study(page);
  const first = await asked(page);
  await press(page, "Shift+A", /^Auto-advance is on/u);
  await expect(page.locator(".answer")).toBeVisible();
  await expect(question(page)).not.toHaveText(first);
  await expect(toast(page).getByText(/nobody seemed to be here/u)).toBeVisible({ timeout: 30_000 });
  await saved(page);
  const stays = await asked(page);
  await page.waitForTimeout(2_500);
  await expect(question(page)).toHaveText(stays);
});

test("without a voice, reading aloud says why; with one, each side is read in its language", async ({
  page,
  context,
}) => {
  await study(page);
  await press(page, "r", /no voice/u);
  await context.addInitScript(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    const voice = { lang: "en-GB", voiceURI: "en", name: "A voice", default: true, localService: true };
    class Utterance {
      text: string;
      lang = "";
      constructor(text: string) {
        this.text = text;
      }
    }
    const synthesis = Object.assign(new EventTarget(), {
      speaking: false,
      getVoices: () => [voice],
      cancel: () => {},
      speak: (one: Utterance) => spoken.push(`${one.lang}: ${one.text}`),
    });
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  });
  await page.reload();
  await ready(page);
  await page.keyboard.press("F5");
  const said = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  await expect.poll(said).toEqual([`en-GB: ${await asked(page)}`]);
  await page.keyboard.press("Space");
  await page.keyboard.press("r");
  await expect.poll(async () => (await said()).length).toBe(2);
});
