import type { Page } from "@playwright/test";
import { LOOKS, sound } from "./soundness.ts";
import { answer, expect, ready, saved, test } from "./steps.ts";

/** Written for these tests. */
const CANAL = `The canal at Orsted

On 4 April 1861, the surveyor Ida Mohr proposed a canal of nine locks to the parish council. Miller Anton Brekke asked for a road instead. The council rejected the road because the spring floods had washed away two bridges.

Work began on 2 June 1863. In the summer of 1864 a landslide buried the fourth lock. The landslide delayed the opening by two years.

“Water carries what a horse cannot,” Mohr told the council.

The canal was opened on 11 May 1868 by Governor Karl Lund. It led to the founding of two sawmills within five years.
`;
const LETTER = `<!doctype html><html><head><title>A letter about the canal</title></head><body>
<nav><a href="/a">Home</a> <a href="/b">About us</a> <a href="/c">Contact</a></nav>
<h1>A letter about the canal</h1>
<p>The canal at Orsted was opened on 12 May 1868 by Governor Karl Lund. Anton Brekke stayed away.</p>
</body></html>`;

const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** Begins a dossier of two documents and waits until its cards are made. */
async function begin(page: Page, title: string): Promise<void> {
  await page.goto("/dossiers/new");
  await page.getByLabel("What the dossier is called").fill(title);
  await page.locator(".drop input").setInputFiles([file("canal.txt", CANAL), file("letter.html", LETTER)]);
  await expect(page.getByText("2\u00a0documents read.")).toBeVisible();
  await page.getByRole("button", { name: "Make cards" }).click();
  await expect(page).toHaveURL(/\/dossiers\/[0-9a-f-]{36}$/u);
  await expect(page.getByRole("heading", { name: "What to do next" })).toBeVisible({ timeout: 60_000 });
  // The head of a page comes a moment after its body.
  await expect(page).toHaveTitle(`${title} · Dossier`);
}

test("from dropped files to a studied card", async ({ page }) => {
  await page.goto("/dossiers/new");
  // As a drop brings them; the picture is of a kind that is not read.
  const files = await page.evaluateHandle(
    ([canal, letter]) => {
      const data = new DataTransfer();
      data.items.add(new File([canal ?? ""], "canal.txt", { type: "text/plain" }));
      data.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], "map.png", { type: "image/png" }));
      data.items.add(new File([letter ?? ""], "letter.html", { type: "text/html" }));
      return data;
    },
    [CANAL, LETTER],
  );
  await expect(page.getByRole("button", { name: "Make cards" })).toBeDisabled();
  await page.locator("body").dispatchEvent("drop", { dataTransfer: files });
  await expect(page.getByText("2\u00a0documents read, 1\u00a0file not added.")).toBeVisible();
  await expect(page.getByText(/map\.png is a picture/u)).toBeVisible();
  await sound(page, "new dossier, files added");
  await page.getByRole("button", { name: /^Leave it out/u }).click();
  await page.getByRole("button", { name: "Make cards" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The canal at Orsted");
  await expect(page.getByRole("heading", { name: "What to do next" })).toBeVisible({ timeout: 60_000 });
  const report = page.locator(".papers > li").first().locator(".report");
  await expect(report).toHaveText(/^[1-9]\d*\u00a0facts?, [1-9]\d*\u00a0cards?/u);
  await expect(page.getByText(/passages? of page furniture/u)).toBeVisible();
  const dossier = page.url();
  // A reload shows the same, and the start page knows it.
  await page.reload();
  await expect(page.getByRole("heading", { name: "What to do next" })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("link", { name: "The canal at Orsted" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Your dossiers" })).toContainText("to review");

  await page.goto(dossier);
  await page.getByRole("button", { name: /^Publish/u }).click();
  await expect(page.locator(".toast")).toContainText("given out");
  await expect(page.getByRole("button", { name: "Take back from study" })).toBeVisible();
  const deck = page.locator(".mine .name").first();
  await deck.click();
  await page
    .getByRole("link", { name: /^Study/u })
    .first()
    .click();
  await ready(page);
  await answer(page, "Good");
  await saved(page);
});

test("long work shows how far it is, survives a reload, and can be stopped", async ({ page }) => {
  const years = Array.from({ length: 6000 }, (_, i) => 1100 + (i % 800));
  const long = years.map(
    (year, i) =>
      `On ${1 + (i % 28)} May ${year}, surveyor Ida Mohr proposed canal ${i} to the council. The council refused it because flood ${i} had washed away two bridges.`,
  );
  await page.goto("/dossiers/new");
  await page.locator(".drop input").setInputFiles(file("long.txt", long.join("\n\n")));
  await page.getByRole("button", { name: "Make cards" }).click();
  await expect(page.getByText("You can leave this page; it goes on.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("progressbar", { name: "The making of the cards" })).toBeVisible();
  await sound(page, "dossier, making");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped. Nothing was changed.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Make cards" })).toBeVisible();
});

test("a server that is away is said, and the page stays as it is", async ({ page, context }) => {
  await begin(page, "Orsted");
  await context.setOffline(true);
  await page.getByRole("button", { name: /^Publish/u }).click();
  await expect(page.locator(".toast")).toContainText("could not be reached");
  await sound(page, "dossier, offline");
  await page.locator(".drop input").setInputFiles(file("more.txt", "The canal froze in 1871."));
  await expect(page.getByText(/the file is not there/u)).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: /^Try again/u }).click();
  await expect(page.locator(".papers > li")).toHaveCount(3);
});

test("a document is corrected, taken out, put back and replaced; the cards follow", async ({ page }) => {
  await begin(page, "Orsted");
  const paper = page.locator(".papers > li").nth(1);
  await paper.getByRole("button", { name: /^Edit/u }).click();
  await paper.getByLabel("Title").fill("");
  await paper.getByLabel("Link").fill("orsted.example");
  await paper.getByRole("button", { name: "Save" }).click();
  await expect(paper.getByText("Give it a title.")).toBeVisible();
  await expect(paper.getByText(/A link begins with/u)).toBeVisible();
  await sound(page, "a document's fields with what is wrong");
  await paper.getByLabel("Title").fill("Letter of 1868");
  await paper.getByLabel("Author").fill("A neighbour");
  await paper.getByLabel("Link").fill("https://orsted.example/letter");
  await paper.getByRole("button", { name: "Save" }).click();
  await expect(paper.getByRole("link", { name: "Letter of 1868" })).toBeVisible();
  await expect(paper).toContainText("A neighbour.");

  await paper.getByRole("button", { name: /^Take out/u }).click();
  await expect(page.locator(".papers > li")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".papers > li")).toHaveCount(2);
  await paper.getByRole("button", { name: /^Take out/u }).click();
  await expect(page.locator(".papers > li")).toHaveCount(1);
  await page.getByRole("button", { name: "Make them again" }).click();
  await expect(page.getByText(/\d+ gone/u)).toBeVisible({ timeout: 60_000 });

  const first = page.locator(".papers > li").first();
  await first.locator("input[type=file]").setInputFiles(file("new.txt", CANAL.replace("1868", "1869")));
  await expect(first).toContainText("version 2");
  await expect(page.getByRole("button", { name: "Make them again" })).toBeVisible();

  await page.getByRole("button", { name: "Delete this dossier" }).click();
  await expect(page.getByText("“Orsted” was deleted.")).toBeVisible();
  await sound(page, "home, a dossier deleted");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Orsted");
});

test("pasted page source is a document, by keyboard alone", async ({ page }) => {
  await page.goto("/dossiers/new");
  await page.getByText("Paste text or the source of a web page").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Letter");
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(LETTER);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Read: “Letter”/u)).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("one file can be added with a plain form", async ({ page }) => {
    await page.goto("/dossiers/new");
    await expect(page.getByLabel("What the dossier is called")).toBeHidden();
    await page.getByLabel("Title of the dossier").fill("Orsted");
    await page.getByLabel("First document").setInputFiles(file("canal.txt", CANAL));
    await page.getByRole("button", { name: "Add it and make cards" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Orsted");
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("heading", { name: "What to do next" })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole("button", { name: /^Publish/u }).click();
    await expect(page.getByRole("button", { name: "Take back from study" })).toBeVisible();
  });

  test("a file that is not read leads back with the reason", async ({ page }) => {
    await page.goto("/dossiers/new");
    await page.getByLabel("Title of the dossier").fill("Orsted");
    await page.getByLabel("First document").setInputFiles(file("canal.doc", CANAL));
    await page.getByRole("button", { name: "Add it and make cards" }).click();
    await expect(page.getByText(/old Word file/u)).toBeVisible();
  });
});

test("somebody else's dossier is not there", async ({ page, browser }) => {
  await begin(page, "Orsted");
  const other = await browser.newContext();
  const stranger = await other.newPage();
  expect((await stranger.goto(page.url()))?.status()).toBe(404);
  await other.close();
});

for (const { name, viewport, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test("the pages of making a dossier", async ({ page }) => {
      await page.goto("/dossiers/new");
      await sound(page, "new dossier");
      await begin(page, "Orsted");
      await sound(page, "dossier, made");
      await page.goto("/");
      await sound(page, "home with a dossier");
    });
  });
}
