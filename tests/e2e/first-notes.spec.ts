import type { Page } from "@playwright/test";
import { sound } from "./soundness.ts";
import { expect, test } from "./steps.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAD0lEQVQImWNgaGAAIQgFAA4OAgHj5clFAAAAAElFTkSuQmCC",
  "base64",
);

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const add = (page: Page) => page.getByRole("button", { name: "Add", exact: true });
const told = (page: Page) => page.locator(".note-write .toast");

async function editor(page: Page): Promise<void> {
  await page.goto("/notes/new");
  await page.waitForLoadState("networkidle");
}

test.use(PHONE);

test("who begins with an empty note is told what is missing, no longer once it is there, and goes on", async ({
  page,
}) => {
  await editor(page);
  await add(page).tap();
  await expect(page.locator(".field .err")).toHaveText(["Write what is asked.", "Write the answer."]);
  await field(page, "Front").fill("Which planet is hottest?");
  await expect(page.locator(".field .err")).toHaveText(["Write the answer."]);
  // The words that somebody writes are not taken from under their fingers.
  await expect(field(page, "Front")).toBeFocused();
  await field(page, "Back").fill("Venus");
  await expect(page.locator(".note-write .problem, .field .err")).toHaveCount(0);
  await add(page).tap();
  await expect(told(page)).toContainText("Note added.");
  // The name of a deck that is there means that deck.
  await field(page, "Deck").selectOption({ label: "A new deck …" });
  await field(page, "Name of the new deck").fill("my notes");
  await field(page, "Front").fill("Which planet is smallest?");
  await field(page, "Back").fill("Mercury");
  await add(page).tap();
  await expect(field(page, "Front")).toHaveValue("");
  await page.getByRole("link", { name: "To the deck" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "My notes" })).toBeVisible();
  await expect(page.locator(".card-list > li")).toHaveCount(2);
});

test("a picture is seen below its field, and not only as signs in it", async ({ page }) => {
  await editor(page);
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "leaf.png", mimeType: "image/png", buffer: PNG });
  await page.getByLabel("In words, for those who cannot see it").fill("an oak leaf");
  await page.getByRole("button", { name: "Keep these words" }).tap();
  const shown = page.getByRole("list", { name: "Pictures and sounds in Front" });
  await expect(shown.getByRole("img", { name: "an oak leaf" })).toBeVisible();
  await sound(page, "a field with a picture");
  await field(page, "Front").fill("no picture");
  await expect(shown).toHaveCount(0);
});

test("who pastes more than a field takes is told that it was cut", async ({ page }) => {
  await editor(page);
  await field(page, "Front").focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "word ".repeat(3_000));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.getByText("what is beyond them was left out")).toBeVisible();
});

test("a gap is made with a finger, and what is meant as a formula is said how to write", async ({ page }) => {
  await editor(page);
  await field(page, "Kind").selectOption("cloze");
  const text = field(page, "Text with gaps");
  await text.fill("Paris lies on the Seine");
  const select = (from: number, to: number) =>
    text.evaluate((area: HTMLTextAreaElement, [a, b]) => area.setSelectionRange(a ?? 0, b ?? 0), [from, to]);
  await select(0, 5);
  await page.getByRole("button", { name: /^Make a gap/u }).tap();
  await expect(text).toHaveValue("{{c1::Paris}} lies on the Seine");
  await select(26, 31);
  await page.getByRole("button", { name: /^One more of that number/u }).tap();
  await expect(text).toHaveValue("{{c1::Paris}} lies on the {{c1::Seine}}");
  await expect(page.locator(".note-cards > li")).toHaveCount(1);
  await text.fill("{{c1::Energy}} is $mc^2$");
  await expect(page.locator(".note-preview")).toContainText("A formula stands between \\( and \\)");
  await page.getByText("Bold, lists, formulas").tap();
  await sound(page, "the editor with what can be written");
  await text.fill("{{c1::Energy}} is \\(mc^2\\)");
  await expect(page.locator(".note-cards math").first()).toBeVisible();
  await expect(page.locator(".note-preview .note")).toHaveCount(0);
});

test("a picture is in the note at once, with words or without, and a second does not push it out", async ({
  page,
}) => {
  await editor(page);
  const front = field(page, "Front");
  await front.fill("Which leaf?");
  const file = page.getByLabel("Picture or sound");
  await file.setInputFiles({ name: "leaf.png", mimeType: "image/png", buffer: PNG });
  await expect(front).toHaveValue(/^Which leaf\?!\[\]\(media:[\w-]{43}\)$/u);
  await expect(page.locator(".note-cards img")).toHaveCount(1);
  await page.getByLabel("In words, for those who cannot see it").fill("A green leaf");
  await page.getByRole("button", { name: "Keep these words" }).tap();
  await expect(front).toHaveValue(/^Which leaf\?!\[A green leaf\]\(media:[\w-]{43}\)$/u);
  await field(page, "Back").fill("oak");
  await front.focus();
  await file.setInputFiles({ name: "leaf.png", mimeType: "image/png", buffer: PNG });
  await expect(page.getByText("What does the picture show?")).toBeVisible();
  // Nothing is said of the second: both are saved, and the next note begins without the question.
  await add(page).tap();
  await expect(told(page)).toContainText("Note added.");
  await expect(page.getByText("What does the picture show?")).toHaveCount(0);
  await page.getByRole("link", { name: "To the deck" }).tap();
  await expect(page.locator(".card-list > li").first()).toContainText("Which leaf?");
});
