import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { signedIn, withSeeded } from "./seeded-server.ts";
import { LOOKS, sound } from "./soundness.ts";
import { expect, test } from "./steps.ts";

test.setTimeout(240_000);

const RESULTS = "/quizzes/mock/results";
const WORDS = "in my own words";

/** Answers every question of the mock with the first option, or in words of her own. */
async function sitMock(page: Page): Promise<void> {
  await page.goto("/quizzes/mock");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.locator("h1.attempt-question")).toBeVisible();
  const places = page.locator(".attempt-nav li button");
  const count = await places.count();
  for (let at = 0; at < count; at += 1) {
    await places.nth(at).click();
    const field = page.getByRole("textbox", { name: "Your answer" });
    const option = page.locator('[data-place="0"]');
    await expect(field.or(option)).toBeVisible();
    if (await field.isVisible()) await field.fill(WORDS);
    else await option.check();
  }
  await expect(page.locator(".attempt-bar .sync")).toHaveText("Saved");
  await page
    .getByRole("button", { name: /^Hand in/u })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
  await expect(page).toHaveURL(/\/review$/u);
}

test("a class sits a mock: each question says how it did, a doubted mark moves all marks, and the figures go out", async ({
  browser,
}) => {
  await withSeeded([["seed-mock"]], async (server) => {
    const teacher = await signedIn(browser, server, "teacher");
    await teacher.goto(RESULTS);
    await expect(teacher.getByRole("heading", { level: 1 })).toHaveText("6 of 7 have handed in.");
    const items = teacher.locator(".item-list > li");
    await expect(items).toHaveCount(8);
    // The first six did worse one after the other: nobody had the last, five of six the second.
    for (const facility of ["100", "83", "67", "50", "33", "17", "0"])
      await expect(
        items.filter({ hasText: new RegExp(`facility ${facility}\\s%`, "u") }).first(),
      ).toBeVisible();
    await expect(items.filter({ hasText: /discrimination 0\.\d/u }).first()).toBeVisible();
    // Where all were wrong they chose the same, and that is said.
    await expect(
      items.filter({ hasText: "was chosen more often than the right answer" }).first(),
    ).toBeVisible();

    const ann = await signedIn(browser, server, "ann");
    await sitMock(ann);
    const doubted = ann.locator(".reviewed > li", { hasText: WORDS }).first();
    await doubted.getByText("My answer was right").click();
    await doubted.getByRole("textbox").fill("It says so on the first page.");
    await doubted.getByRole("button", { name: "Send it" }).click();
    await expect(doubted).toContainText("It waits for the teacher.");
    const before = Number.parseInt((await ann.locator("h1").textContent()) ?? "", 10);

    await teacher.reload();
    await expect(teacher.getByRole("heading", { level: 1 })).toHaveText(
      /^7 of 7 have handed in\. 1\sdoubt waits for you\.$/u,
    );
    const doubt = teacher.getByRole("region", { name: "Doubted marks" });
    await expect(doubt).toContainText("It says so on the first page.");
    await doubt.getByText("Change the mark").click();
    await doubt.getByRole("textbox").fill("So it does.");
    await doubt.getByRole("button", { name: "Count it as right" }).click();
    await expect(doubt).toContainText("All are settled.");
    await ann.reload();
    await expect(ann.locator("h1")).toHaveText(new RegExp(`^${before + 1}\\s?of\\s8`, "u"));

    const coming = teacher.waitForEvent("download");
    await teacher.getByRole("link", { name: "Download as CSV" }).click();
    const csv = readFileSync(await (await coming).path(), "utf8");
    for (const name of ["ann", "ben", "gus", "Facility", "Discrimination"])
      expect(csv).toMatch(new RegExp(`^${name},`, "mu"));

    for (const { viewport, colorScheme, name } of LOOKS) {
      await teacher.setViewportSize(viewport);
      await teacher.emulateMedia({ colorScheme });
      for (const part of ["/results", "/print?what=both", "/print?as=large", "/print?as=plain"]) {
        await teacher.goto(`/quizzes/mock${part}`);
        await sound(teacher, `a mock that a class sat, ${part}: ${name}`);
      }
    }
    // Who sat it sees nobody else's marks.
    const reply = await ann.goto(RESULTS);
    expect(reply?.status()).toBe(404);
  });
});
