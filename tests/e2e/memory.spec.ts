import { LOOKS, sound } from "./soundness.ts";
import { answer, expect, saved, study, test } from "./steps.ts";

for (const { name, viewport, colorScheme } of LOOKS) {
  test.describe(`memory, ${name}`, () => {
    test.use({ viewport, colorScheme });

    test("the figures and the days ahead are sound", async ({ page }) => {
      await study(page);
      for (const word of ["Good", "Again", "Easy"] as const) await answer(page, word);
      await saved(page);
      await page.goto("/memory");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("You remember");
      await sound(page, "memory");
      await page.getByRole("link", { name: "What if I studied otherwise?" }).click();
      await expect(page.getByRole("heading", { name: "Minutes a day" })).toBeVisible();
      await sound(page, "days ahead");
    });
  });
}

test.describe("without scripts", () => {
  test("every picture says what its table says", async ({ page, browser, baseURL }) => {
    await study(page);
    for (const word of ["Good", "Good", "Hard", "Easy"] as const) await answer(page, word);
    await saved(page);
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const still = await plain.newPage();
    await still.goto("/memory");
    const sections = still.locator("section.section:has(svg.chart.wide .bar)");
    expect(await sections.count()).toBeGreaterThanOrEqual(8);
    for (const section of await sections.all()) {
      const drawn = await section.locator("svg.chart.wide .bar title").allTextContents();
      const labels = await section.locator("tbody th").allTextContents();
      const values = await section.locator("tbody td:nth-child(2)").allTextContents();
      const told = labels.map((label, i) => `${label}: ${values[i] ?? ""}`);
      // A table may go on where the picture ends, and a picture may show the unit that the head of the column names.
      expect(drawn.map((title) => title.replace(/ %$/u, ""))).toEqual(told.slice(0, drawn.length));
      await expect(section.locator(".figure-note")).not.toBeEmpty();
    }
    await still.goto("/memory/ahead?retention=80");
    await expect(still.getByText(/Over 180.days/u)).toBeVisible();
    await still.goto("/memory/ahead?retention=5");
    await expect(still.getByText("Known when asked: 70 to 99 percent.")).toBeVisible();
    await plain.close();
  });
});

test("one's own answers are looked at when asked, and too few are said to be too few", async ({ page }) => {
  await study(page);
  await answer(page, "Good");
  await saved(page);
  await page.goto("/memory");
  await page.getByRole("button", { name: "Look at my answers" }).click();
  await expect(page.getByText(/A fit needs 400/u)).toBeVisible();
});
