import type { Page } from "@playwright/test";
import { LOOKS, sound } from "./soundness.ts";
import { answer, expect, question, ready, saved, test } from "./steps.ts";

/** Makes an exam over the dossier that is chosen at first; says how long it took. */
async function make(page: Page, title: string, minutes?: string): Promise<string> {
  await page.goto("/exams/new");
  await page.getByLabel("Name").fill(title);
  if (minutes !== undefined) await page.getByLabel("Minutes a day").fill(minutes);
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Expected mark \d+ of 100/u);
  return new URL(page.url()).pathname;
}

/** Waits until nothing on the page is still being worked out. */
async function planned(page: Page): Promise<void> {
  // A plan and its curve are worked out for as long as a busy machine takes.
  await expect(page.getByRole("heading", { name: "Minutes and marks" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("is being worked out")).toHaveCount(0, { timeout: 60_000 });
}

const idOf = (path: string): string => path.split("/").at(-1) ?? "";

test("an exam is made with a name and a button, and its plan is drawn", async ({ page }) => {
  const path = await make(page, "History paper");
  await planned(page);
  await expect(page.getByRole("table", { name: "The days until the exam" })).toContainText("Exam");
  await expect(page.locator(".exam-chart").first()).toBeAttached();
  const slider = page.getByRole("slider", { name: "Minutes a day" });
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: /^Use 21/u }).click();
  await expect(page.getByText("The minutes are changed")).toBeVisible();
  await planned(page);
  await page.goto(`${path}/calendar`);
  await expect(page.getByRole("link", { name: "Calendar file (.ics)" })).toBeVisible();
  const file = await page.request.get(`/api/exams/${idOf(path)}/calendar`);
  expect(file.headers()["content-type"]).toContain("text/calendar");
  expect(await file.text()).toContain("SUMMARY:Study for History paper");
  await page.goto("/exams");
  await expect(page.getByRole("link", { name: "History paper" })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("region", { name: /^History paper/u })).toContainText("Expected mark");
});

test("studying for an exam asks the plan's cards, counts the minutes and says why", async ({ page }) => {
  const path = await make(page, "Short paper", "1");
  await planned(page);
  await page.getByRole("link", { name: /^Study today/u }).click();
  await ready(page);
  await expect(page.getByText(/^0 of 1\smin$/u)).toBeVisible();
  const first = (await question(page).textContent()) ?? "";
  await page.keyboard.press("i");
  await expect(
    page.getByRole("dialog").getByText(/^In today’s plan for Short paper: you have not met it/u),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await answer(page, "Easy");
  await saved(page);
  await page.goto(path);
  await planned(page);
  await expect(page.getByText(/^If it were today: [1-9]/u)).toBeVisible();
  await page.goto(`/study?exam=${idOf(path)}`);
  await ready(page);
  expect(await question(page).textContent()).not.toBe(first);
});

test("two exams share their cards: what is learnt for one is known in the other", async ({ page }) => {
  const first = await make(page, "First paper");
  const second = await make(page, "Second paper");
  await planned(page);
  await expect(page.getByText("The days are shared with First paper")).toBeVisible();
  await expect(page.getByText(/^If it were today: 0,/u)).toBeVisible();
  await page.goto(`/study?exam=${idOf(first)}`);
  await ready(page);
  for (let i = 0; i < 3; i += 1) await answer(page, "Easy");
  await saved(page);
  await page.goto(second);
  await planned(page);
  await expect(page.getByText(/^If it were today: [1-9]/u)).toBeVisible();
});

test("too little time is said with what would do, and cards are left out and taken in again", async ({
  page,
}) => {
  await page.goto("/exams/new");
  await page.getByLabel("Name").fill("Tomorrow’s paper");
  const day = await page.getByLabel("Day", { exact: true }).getAttribute("min");
  const tomorrow = new Date(Date.parse(`${day ?? ""}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Day", { exact: true }).fill(tomorrow);
  await page.getByLabel("Minutes a day").fill("3");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(
    page.getByText(/cards will not be met\. \d+ minutes would do, or leave some out/u),
  ).toBeVisible();
  await page.getByText(/cards? that the mark misses least$/u).click();
  await page.getByRole("button", { name: "Leave them out" }).click();
  await expect(page.getByText(/left out; they count as not known/u)).toBeVisible();
  await page.getByRole("button", { name: "Take them in again" }).click();
  await expect(page.getByText(/cards will not be met/u)).toBeVisible();
});

test("an exam is changed, deleted and brought back", async ({ page }) => {
  const path = await make(page, "Draft paper");
  await page.goto(`${path}/edit`);
  await page.getByLabel("Name").fill("Final paper");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/Final paper, /u)).toBeVisible();
  await page.goto(`${path}/edit`);
  await page.getByRole("button", { name: "Delete “Final paper”" }).click();
  await expect(page.getByText("“Final paper” was deleted.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Expected mark/u);
  const gone = await page.goto("/exams/no-such-exam");
  expect(gone?.status()).toBe(404);
});

for (const { name, viewport, colorScheme } of LOOKS) {
  test(`the pages of an exam are sound: ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.goto("/exams");
    await sound(page, "no exams");
    await page.goto("/exams/new");
    await page.getByText("Other minutes on some weekdays").click();
    await page.getByText("Target and length").click();
    await page.getByText("How much each part counts").click();
    await sound(page, "a new exam");
    const path = await make(page, "History paper");
    await planned(page);
    await page.getByText("As a table").first().click();
    await sound(page, "an exam");
    for (const place of ["calendar", "calibration", "edit"]) {
      await page.goto(`${path}/${place}`);
      await sound(page, place);
    }
    await page.goto(`/study?exam=${idOf(path)}`);
    await ready(page);
    await sound(page, "studying for an exam");
    await page.goto("/exams");
    await sound(page, "exams");
    await page.goto("/");
    await sound(page, "home with an exam");
  });
}
