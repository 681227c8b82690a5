import type { Page } from "@playwright/test";
import { LOOKS, sound } from "./soundness.ts";
import { expect, gradeButton, question, saved, showAnswer, study, test } from "./steps.ts";

const toast = (page: Page) => page.locator(".toast");
const explained = (page: Page) => page.getByRole("region", { name: "What the answers mean" });

/** Writes notes with a question and an answer into a deck, and opens it to be studied. */
async function written(
  page: Page,
  deck: string,
  notes: readonly (readonly [string, string])[],
): Promise<void> {
  await page.goto("/notes/new");
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await expect(field("Front")).toBeFocused();
  await page.waitForLoadState("networkidle");
  await field("Deck").fill(deck);
  for (const [front, back] of notes) {
    await field("Front").fill(front);
    await field("Back").fill(back);
    await page.keyboard.press("Control+Enter");
    await expect(page.locator(".note-write .toast")).toContainText("Note added.");
    await expect(field("Front")).toHaveValue("");
  }
  await page.goto("/");
  const href = await page.getByRole("link", { name: deck, exact: true }).first().getAttribute("href");
  await page.goto(`/study?deck=${href?.split("/").at(-1) ?? ""}`);
  await expect(page.locator(".dock .btn.full")).toHaveAttribute("aria-disabled", "false");
}

test("a key that can do nothing before the answer says so", async ({ page }) => {
  await study(page);
  for (const key of ["x", "s", "c", "1"]) {
    await page.keyboard.press(key);
    await expect(toast(page)).toHaveText("Show the answer first.");
    await page.keyboard.press("h");
    await expect(toast(page)).toHaveText("This card has no hint.");
  }
  await page.keyboard.press("k");
  await expect(toast(page)).toContainText("confused no two cards");
  await page.keyboard.press("Space");
  await page.keyboard.press("x");
  await expect(page.getByRole("dialog", { name: "The source does not say this" })).toBeVisible();
});

for (const { name, viewport, colorScheme } of LOOKS) {
  test(`a first sitting says what the answers mean, until that is put away: ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await study(page);
    await expect(explained(page)).toHaveCount(0);
    await showAnswer(page).click();
    await expect(explained(page)).toContainText("you knew it, but barely");
    await sound(page, "the answers explained");
    await explained(page).getByRole("button", { name: "Got it" }).click();
    await expect(explained(page)).toHaveCount(0);
    await gradeButton(page, "Good").click();
    await showAnswer(page).click();
    await expect(gradeButton(page, "Good")).toBeVisible();
    await expect(explained(page)).toHaveCount(0);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("you knew it, but barely");
  });
}

test("a right-to-left card stands at the right, each side by itself", async ({ page }) => {
  await written(page, "Hebrew", [["**כלב**", "dog"]]);
  await expect(question(page)).toHaveCSS("direction", "rtl");
  await expect(question(page)).toHaveCSS("text-align", "start");
  await showAnswer(page).click();
  await expect(page.locator(".answer .rich")).toHaveCSS("direction", "ltr");
  await expect(page.locator(".answer .rich")).toHaveText("dog");
});

test("the answer to another card is named, kept as a confusion, and shown beside it", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("dossier.answering", "typed"));
  await written(page, "Capitals", [
    ["Capital of Australia?", "Canberra"],
    ["Capital of Austria?", "Vienna"],
  ]);
  const first = (await question(page).textContent()) ?? "";
  const [own, other] = first.includes("Australia") ? ["Canberra", "Vienna"] : ["Vienna", "Canberra"];
  await page.getByLabel("Your answer").fill(other.toLowerCase());
  await page.keyboard.press("Enter");
  const told = page.locator("#told");
  await expect(told).toContainText("That is the answer to: “Capital of Austr");
  // They have nothing in common that could be compared.
  await expect(told.locator(".diff dd .sr")).toHaveText([other.toLowerCase()]);
  await expect(page.getByRole("region", { name: "Answer", exact: true })).toContainText(own);
  await sound(page, "the answer to another card");
  await page.keyboard.press("k");
  const compare = page.getByRole("dialog", { name: "Easily confused" });
  await expect(compare).toContainText("Canberra");
  await expect(compare).toContainText("Vienna");
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await expect(toast(page)).toContainText("You gave the answer to another card.");
  await saved(page);
});

test("what was buried is brought back from the end of a sitting, in one step", async ({ page }) => {
  await written(page, "Buried", [
    ["First?", "one"],
    ["Second?", "two"],
  ]);
  const first = (await question(page).textContent()) ?? "";
  await page.keyboard.press("-");
  await expect(question(page)).not.toHaveText(first);
  await page.keyboard.press("-");
  await page.getByRole("button", { name: /^Bring back 2\sburied cards/u }).click();
  await expect(question(page)).toHaveText(first);
  await expect(toast(page)).toContainText("2 cards no longer buried.");
  await page.keyboard.press("u");
  await expect(page.getByRole("button", { name: /^Bring back/u })).toBeVisible();
  await saved(page);
});
