import { readFile } from "node:fs/promises";
import { writeApkg } from "../fixtures/write-apkg.ts";
import { sound } from "./soundness.ts";
import { expect, gradeButton, question, ready, saved, showAnswer, test } from "./steps.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAD0lEQVQImWNgaGAAIQgFAA4OAgHj5clFAAAAAElFTkSuQmCC",
  "base64",
);

test("someone who leaves Anki looks at the package, brings it in, studies it, and takes it back", async ({
  page,
}) => {
  const created = Math.floor(Date.now() / 1_000) - 100 * 86_400;
  const bytes = writeApkg({
    form: "anki21b",
    created,
    media: { "oak leaf.png": new Uint8Array(png) },
    notes: [
      {
        guid: "oak",
        type: "Basic",
        fields: ['What grows on <b>this</b>? <img src="oak leaf.png">', "Acorns"],
        cards: [
          {
            ...{ deck: "Forest::Trees", type: 2, queue: 2, due: 99, ivl: 10, factor: 2_500, reps: 2 },
            reviews: [[(created + 88 * 86_400) * 1_000, 3, 10, 2_500, 4_000, 1]],
          },
        ],
      },
      { guid: "hidden", type: "Image Occlusion", fields: ["{{c1::image-occlusion:rect}}", ""] },
    ],
  });
  await page.goto("/notes/import");
  await page.waitForLoadState("networkidle");
  await page
    .getByLabel("Text file or Anki package")
    .setInputFiles({ name: "forest.apkg", mimeType: "application/zip", buffer: Buffer.from(bytes) });
  await expect(page.getByRole("heading", { name: /^1\snote, 1\scard, 1\sreview$/u })).toBeFocused();
  await expect(page.getByText("1\u00a0note of image occlusion, which there is not here.")).toBeVisible();
  await expect(page.getByText("What you have learnt comes along")).toBeVisible();
  await sound(page, "what is in a package");
  await page.getByRole("button", { name: /^Bring in 1\snote$/u }).click();
  await expect(
    page.getByRole("heading", { name: /^1\snote with 1\scard and 1\sreview brought in\.$/u }),
  ).toBeFocused();
  await sound(page, "what came of a package");
  await page.getByRole("link", { name: "Study", exact: true }).click();
  await expect(question(page)).toContainText("What grows on this?");
  await expect(page.getByRole("img", { name: "oak leaf" })).toBeVisible();
  await ready(page);
  await showAnswer(page).click();
  await gradeButton(page, "Good").click();
  await saved(page);

  await page.goto("/notes/import");
  await page.waitForLoadState("networkidle");
  const file = page.getByLabel("Text file or Anki package");
  await file.setInputFiles({ name: "forest.apkg", mimeType: "application/zip", buffer: Buffer.from(bytes) });
  await expect(page.getByText("1\u00a0note is here already and stays as it is.")).toBeVisible();
  await file.setInputFiles({
    name: "new.apkg",
    mimeType: "application/zip",
    buffer: Buffer.from(
      writeApkg({
        form: "anki2",
        notes: [{ guid: "elm", type: "Basic", fields: ["elm", "Ulme"], cards: [{ deck: "Forest" }] }],
      }),
    ),
  });
  await page.getByRole("button", { name: /^Bring in 1\snote$/u }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("All of it is taken back.")).toBeVisible();
});

test("what is no package is refused with words that say what to do", async ({ page }) => {
  await page.goto("/notes/import");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Text file or Anki package").setInputFiles({
    name: "deck.apkg",
    mimeType: "application/zip",
    buffer: Buffer.from("PK\u0003\u0004 and more"),
  });
  await expect(page.getByText(/This is no Anki package, or a damaged one\. Export it again/u)).toBeVisible();
});

test("a deck is downloaded for Anki, with what was learnt where that is ticked, and known when it comes back", async ({
  page,
}) => {
  await page.goto("/notes/new");
  await page.waitForLoadState("networkidle");
  await page.getByRole("textbox", { name: "Front" }).fill("What grows on an oak?");
  await page.getByRole("textbox", { name: "Back" }).fill("Acorns");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("link", { name: "To the deck" }).click();
  const take = page.getByRole("region", { name: "Take it along" });
  const tick = take.getByRole("checkbox", { name: "With my reviews and schedule" });
  await expect(tick).not.toBeChecked();
  await sound(page, "a deck with its download for Anki");
  await tick.focus();
  await page.keyboard.press("Space");
  await expect(tick).toBeChecked();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    take.getByRole("button", { name: "Download for Anki" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.apkg$/u);
  const bytes = await readFile(await download.path());
  await page.goto("/notes/import");
  await page.waitForLoadState("networkidle");
  await page
    .getByLabel("Text file or Anki package")
    .setInputFiles({ name: "mine.apkg", mimeType: "application/zip", buffer: bytes });
  await expect(page.getByText("1\u00a0note is here already and stays as it is.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Download all decks for Anki" })).toBeVisible();
});
