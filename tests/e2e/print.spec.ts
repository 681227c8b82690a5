import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { getDocumentProxy } from "unpdf";
import { expect, firstDeck, test } from "./steps.ts";

/** The pages of the PDF that the browser would print: their sizes in points, and their words. */
async function printed(page: import("@playwright/test").Page) {
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-print-"));
  const file = path.join(folder, "out.pdf");
  try {
    await page.pdf({ path: file, preferCSSPageSize: true });
    const document = await getDocumentProxy(new Uint8Array(readFileSync(file)));
    return await Promise.all(
      Array.from({ length: document.numPages }, async (_, i) => {
        const sheet = await document.getPage(i + 1);
        const { width, height } = sheet.getViewport({ scale: 1 });
        const { items } = await sheet.getTextContent();
        const words = items.map((item) => ("str" in item ? item.str : "")).join(" ");
        return { width: Math.round(width), height: Math.round(height), words };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("a deck is printed as cards on whole sheets, fronts and then backs, on the paper that was chosen", async ({
  page,
}) => {
  const deck = await firstDeck(page);
  await page.goto(`${deck}/print`);
  const sheets = await page.locator(".sheet").count();
  expect(sheets % 2).toBe(0);
  const questions = await page.locator(".sheet").first().locator(".paper-card p").allTextContents();
  const pages = await printed(page);
  // Every side of a sheet is a page, and nothing spills over.
  expect(pages.slice(0, sheets).every((one) => one.width === 595 && one.height === 842)).toBe(true);
  const plain = (text: string) => text.replaceAll(/[\s\u00ad-]+/gu, "");
  expect(plain(pages[0]?.words ?? "")).toContain(plain(questions[0] ?? "?").slice(0, 20));
  expect(plain(pages[1]?.words ?? "")).not.toContain(plain(questions[0] ?? "?").slice(0, 20));
  for (const one of pages) expect(one.words).not.toContain("Turned over");

  await page.getByRole("combobox", { name: "Paper" }).selectOption("letter");
  await page.getByRole("combobox", { name: "Letters" }).selectOption("large");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.locator(".sheet.letter.large").first()).toBeVisible();
  const [first] = await printed(page);
  expect([first?.width, first?.height]).toEqual([612, 792]);
});

test("no word is cut off on a card, at either size of print", async ({ page }) => {
  await page.goto("/");
  const decks = await page
    .locator(".decks .name")
    .evaluateAll((links) => links.map((a) => a.getAttribute("href")));
  for (const deck of decks) {
    for (const print of ["usual", "large"]) {
      await page.goto(`${deck}/print?print=${print}&paper=letter`);
      const cut = await page.locator(".paper-card .words").evaluateAll((sides) =>
        sides
          .filter((side) => {
            const card = side.parentElement;
            return card !== null && side.scrollHeight > card.clientHeight;
          })
          .map((side) => side.textContent),
      );
      expect(cut, `${deck} ${print}`).toEqual([]);
    }
  }
});

test("a list has its receipts as notes at the end", async ({ page }) => {
  const deck = await firstDeck(page);
  await page.goto(`${deck}/print?as=list`);
  const notes = page.getByRole("heading", { name: "Receipts" });
  await expect(notes).toBeVisible();
  await expect(page.locator(".paper-list .from").first()).toHaveText(/^Receipts? 1/u);
  await expect(page.locator(".notes li").first()).toContainText("“");
});
