import { signedIn, withSeeded } from "./seeded-server.ts";
import { LOOKS, sound } from "./soundness.ts";
import { answer, expect, saved, study, test } from "./steps.ts";

/** A class whose six pupils have studied what ships for a year. */
const YEAR = [["seed-memory"]] as const;

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

test.describe("after a year in a class", () => {
  // Eight pages with every rule of accessibility: minutes on a machine that does other things too.
  test.setTimeout(600_000);

  test("fitted weights are looked for, looked at, taken and taken back; their pages are sound", async ({
    browser,
  }) => {
    await withSeeded(YEAR, async (server) => {
      const ann = await signedIn(browser, server, "ann");
      await ann.goto("/memory");
      await ann.getByRole("button", { name: "Look at my answers" }).click();
      const change = ann.getByRole("link", { name: "What they would change" });
      await expect(change).toBeVisible({ timeout: 60_000 });
      const href = (await change.getAttribute("href")) ?? "";
      for (const look of LOOKS) {
        const page = await signedIn(browser, server, "ann", look);
        await page.goto("/memory");
        await expect(page.getByRole("button", { name: "Study by these" })).toBeVisible();
        await sound(page, `a year of memory, ${look.name}`);
        await page.goto(href);
        await expect(page.getByRole("heading", { name: "Minutes a day" })).toBeVisible();
        await sound(page, `what fitted weights would change, ${look.name}`);
        await page.context().close();
      }
      await change.click();
      // The page before has a button of the same name.
      await expect(ann.getByRole("heading", { name: "Minutes a day" })).toBeVisible();
      await ann.getByRole("button", { name: "Study by these" }).click();
      await ann.waitForURL(/\/memory#weights$/u);
      await expect(ann.getByText("Your cards are scheduled by weights fitted to you.")).toBeVisible();
      await ann.getByRole("button", { name: "Go back to the weights before" }).click();
      await expect(ann.getByText(/^Your cards are scheduled by the published weights/u)).toBeVisible();
    });
  });

  test("the class's answers are looked at, and its settings say what new pupils begin with", async ({
    browser,
  }) => {
    await withSeeded(YEAR, async (server) => {
      const settings = "/classes/class/settings";
      const teacher = await signedIn(browser, server, "teacher");
      await teacher.goto(settings);
      await teacher.getByRole("button", { name: "Look at the class’s answers" }).click();
      const begin = teacher.getByText(/^New pupils begin with what this class’s answers taught/u);
      await expect(begin).toContainText("6\u00a0pupils", { timeout: 60_000 });
      await expect(teacher.getByRole("button", { name: "Look again" })).toBeVisible();
      for (const look of LOOKS) {
        const page = await signedIn(browser, server, "teacher", look);
        await page.goto(settings);
        await expect(page.getByRole("heading", { name: "How new pupils begin" })).toBeVisible();
        await sound(page, `settings of a class, ${look.name}`);
        await page.context().close();
      }
      await teacher.getByRole("button", { name: "Look again" }).click();
      await expect(begin).toBeVisible({ timeout: 60_000 });
    });
  });
});
