import type { Page } from "@playwright/test";
import { sound } from "./soundness.ts";
import { expect, question, ready, showAnswer, test } from "./steps.ts";

/** A tone of so many seconds, as a WAV file of 8000 samples a second. */
function tone(seconds: number): Buffer {
  const samples = 8_000 * seconds;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(8_000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples, 40);
  const waves = Buffer.from(
    Array.from({ length: samples }, (_, i) => 128 + Math.round(20 * Math.sin(i / 4))),
  );
  return Buffer.concat([head, waves]);
}

type File = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Brings notes in as Anki exports them, with their pictures and sounds, and goes to the home page. */
async function bringIn(page: Page, lines: readonly string[], media: readonly File[] = []): Promise<void> {
  await page.goto("/notes/import");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Text file").setInputFiles({
    name: "anki.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(["#separator:tab", "#html:true", ...lines, ""].join("\n")),
  });
  await page.getByRole("button", { name: "Look at it first" }).click();
  if (media.length > 0) await page.getByLabel("Its pictures and sounds").setInputFiles([...media]);
  await page.getByRole("button", { name: /^Bring in/u }).click();
  await expect(page.getByRole("heading", { name: /added\.$/u })).toBeFocused();
  await page.getByRole("link", { name: "Your decks" }).click();
}

const player = (page: Page) =>
  page.locator("audio").evaluate((audio: HTMLAudioElement) => ({
    paused: audio.paused,
    at: Math.floor(audio.currentTime),
  }));

test("a recording is played, stopped and moved in by Anki's keys, also where it is all that is asked", async ({
  page,
}) => {
  const bell = { name: "bell.wav", mimeType: "audio/wav", buffer: tone(30) };
  await bringIn(page, ["#deck:Listening", "[sound:bell.wav]\tA bell"], [bell]);
  await page.getByRole("link", { name: "Listening", exact: true }).click();
  await page.getByRole("link", { name: /^Study this deck/u }).click();
  await ready(page);
  await expect(page.locator("#question audio")).toHaveCount(1);
  await sound(page, "a card that is a recording");
  await page.keyboard.press("r");
  await expect.poll(async () => (await player(page)).paused).toBe(false);
  await page.keyboard.press("7");
  await page.keyboard.press("7");
  await expect.poll(async () => (await player(page)).at).toBeGreaterThanOrEqual(10);
  await page.keyboard.press("5");
  await expect.poll(async () => (await player(page)).paused).toBe(true);
  await expect(page.getByText("Paused.")).toHaveCount(0);
  const { at } = await player(page);
  await page.keyboard.press("6");
  expect((await player(page)).at).toBeLessThan(at);
  await page.keyboard.press("5");
  await expect.poll(async () => (await player(page)).paused).toBe(false);
  await page.keyboard.press("Space");
  await expect(page.getByText("A bell")).toBeVisible();
  await page.keyboard.press("F5");
  await expect.poll(async () => (await player(page)).paused).toBe(false);
  await expect(showAnswer(page)).toHaveCount(0);
  await expect(question(page)).toHaveCount(0);
});

test("words are replaced in all the notes that were found, and put back by one key", async ({ page }) => {
  await bringIn(page, ["#deck:Cities", "Capital of Ukraine\tKiev", "A city on the Dnieper\tKiev"]);
  await page.goto("/browse?q=deck:Cities");
  const grid = page.locator(".browse-grid");
  await expect(grid.getByText("Kiev")).toHaveCount(2);
  await grid.focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "More…" }).click();
  await page.getByRole("button", { name: "Replace words…" }).click();
  const form = page.getByRole("dialog", { name: /^Replace words/u });
  await form.getByLabel("Find").fill("kiev");
  await form.getByLabel("Put in its place").fill("Kyiv");
  await sound(page, "words to be replaced");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 cards with words replaced.")).toBeVisible();
  await expect(grid.getByText("Kyiv")).toHaveCount(2);
  await grid.focus();
  await page.keyboard.press("Control+z");
  await expect(grid.getByText("Kiev")).toHaveCount(2);
});

test("a range of days spreads the chosen cards over them", async ({ page }) => {
  await bringIn(page, ["#deck:Spread", "one\tuno", "two\tdos", "three\ttres"]);
  await page.goto("/browse?q=deck:Spread");
  const grid = page.locator(".browse-grid");
  await expect(grid.getByText("uno")).toBeVisible();
  await grid.focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "Day…" }).click();
  const form = page.getByRole("dialog", { name: /^A day for/u });
  await form.getByLabel("Ask again in how many days").fill("3-7");
  await expect(form.getByText("Each card on one of these days, spread evenly.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("3 cards given a day.")).toBeVisible();
  await page.getByLabel("Search cards and documents").fill("deck:Spread prop:due>=3 prop:due<=7");
  await expect(page.getByText("3 cards", { exact: true })).toBeVisible();
});

test("new cards are put before the others of their deck and come first", async ({ page }) => {
  await bringIn(page, ["#deck:Order", "first\tuno", "second\tdos", "third\ttres"]);
  await page.goto("/browse?q=answer:tres");
  const grid = page.locator(".browse-grid");
  await expect(grid.getByText("third")).toBeVisible();
  await grid.focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "More…" }).click();
  await sound(page, "more that can be done to cards");
  await page.getByRole("button", { name: "Order while new…" }).click();
  await page.getByRole("button", { name: "Before all others" }).click();
  await expect(page.getByText("Card put in another place.")).toBeVisible();
  await page.goto("/");
  await page.getByRole("link", { name: "Order", exact: true }).click();
  await page.getByRole("link", { name: /^Study this deck/u }).click();
  await ready(page);
  await expect(question(page)).toHaveText("third");
});

test("a note type that asks to type is typed, in a deck that shows its answers", async ({ page }) => {
  await bringIn(page, ["#deck:Typing", "#notetype:Basic (type in the answer)", "uno\tone", "dos\ttwo"]);
  await page.getByRole("link", { name: "Typing", exact: true }).click();
  await page.getByRole("link", { name: /^Study this deck/u }).click();
  await ready(page);
  await page.getByLabel("Your answer").fill("one");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Right.", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(question(page)).toHaveText("dos");
  await page.keyboard.press("e");
  await expect(page.getByLabel("Your answer")).toHaveValue("e");
});

test("the table of cards takes Anki's keys, for the chosen cards or the row one is on", async ({ page }) => {
  await bringIn(page, ["#deck:Table", "first\tuno", "second\tdos", "third\ttres"]);
  await page.goto("/browse?q=deck:Table");
  const grid = page.locator(".browse-grid");
  await expect(grid.getByText("uno")).toBeVisible();
  await grid.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+j");
  await expect(page.getByText("Card suspended.", { exact: true })).toBeVisible();
  await expect(grid.getByText("Suspended")).toHaveCount(1);
  await grid.focus();
  await page.keyboard.press("Control+j");
  await expect(grid.getByText("Suspended")).toHaveCount(0);
  await grid.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+2");
  await expect(page.getByText("3 flags set.")).toBeVisible();
  await grid.focus();
  await page.keyboard.press("Control+Shift+d");
  const form = page.getByRole("dialog", { name: /^A day for/u });
  await form.getByLabel("Ask again in how many days").fill("2");
  await page.keyboard.press("Enter");
  await expect(page.getByText("3 cards given a day.")).toBeVisible();
  await grid.focus();
  // The card beside the table is asked for anew; once it is deleted it would be missing.
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Control+Delete");
  await expect(page.getByText("3 cards deleted.")).toBeVisible();
  // Chosen anew, nothing is done by itself.
  await page.keyboard.press("Control+z");
  await expect(grid.getByText("uno")).toBeVisible();
  await grid.focus();
  await page.keyboard.press("Control+a");
  await expect(page.getByText("3 cards, 3 chosen")).toBeVisible();
  await expect(grid.getByText("uno")).toBeVisible();
});
