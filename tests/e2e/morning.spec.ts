import type { Page } from "@playwright/test";
import { signedIn, withSeeded } from "./seeded-server.ts";
import { LOOKS, sound } from "./soundness.ts";
import { answer, expect, ready, saved, test } from "./steps.ts";

test.setTimeout(240_000);

const CLASS = "/classes/class";

/** A class that was set up ten days ago, by a teacher, with the pupils ann, ben and cem. */
const CLASS_OF_THREE = [["seed-class"]] as const;
/** The same, who have met the first cards. */
const LEARNT = [["seed-class", "learnt"]] as const;

const notStarted = (page: Page) => page.getByRole("link", { name: /^Not started: / });

test("pupils answer, and the overview of their teacher follows without being loaded again", async ({
  browser,
}) => {
  await withSeeded(CLASS_OF_THREE, async (server) => {
    const teacher = await signedIn(browser, server, "teacher");
    await teacher.goto(CLASS);
    await expect(teacher.getByRole("heading", { level: 1 })).toHaveText(
      "Three of three in History 11B need you today.",
    );
    await expect(notStarted(teacher)).toHaveText("3");
    await teacher.evaluate(() => document.documentElement.setAttribute("data-kept", "yes"));

    const [ann, ben] = await Promise.all([
      signedIn(browser, server, "ann"),
      signedIn(browser, server, "ben", { viewport: { width: 390, height: 800 } }),
    ]);
    for (const pupil of [ann, ben]) {
      await pupil.goto("/study");
      await ready(pupil);
    }
    await Promise.all([answer(ann, "Good"), answer(ben, "Good")]);
    await Promise.all([saved(ann), saved(ben)]);
    // Five seconds are promised; a busy machine is given more, but never a reload.
    await expect(notStarted(teacher)).toHaveText("1");
    await expect(teacher.locator("output.live")).toHaveText(/^Updated: [12]\u00a0new answers?\.$/u);
    await expect(teacher.locator("html")).toHaveAttribute("data-kept", "yes");

    await notStarted(teacher).click();
    await expect(teacher.getByRole("rowheader")).toHaveText(["cem"]);
    await teacher.getByRole("link", { name: "cem", exact: true }).click();
    await expect(teacher.getByText("Has not started what is open.")).toBeVisible();
  });
});

test("a starter goes from the wall and from phones into every pupil's schedule, and back", async ({
  browser,
}) => {
  await withSeeded(LEARNT, async (server) => {
    const teacher = await signedIn(browser, server, "teacher");
    await teacher.goto(`${CLASS}/starter`);
    await teacher.getByLabel("Cards", { exact: true }).selectOption("3");
    await teacher.getByRole("button", { name: "Begin a starter" }).click();
    await expect(teacher.getByText("1 of 3")).toBeVisible();
    const question = (await teacher.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await teacher.keyboard.press("Space");
    await expect(teacher.locator(".wall-answer")).not.toBeEmpty();
    await teacher.keyboard.press("t");
    await expect(teacher.getByRole("timer")).toHaveText(/^\d+ s$/u);
    await teacher.keyboard.press("Space");
    await expect(teacher.getByText("2 of 3")).toBeVisible();

    // ann answers the first card on a phone.
    const ann = await signedIn(browser, server, "ann", { viewport: { width: 390, height: 800 } });
    await ann.goto(CLASS);
    await ann.getByRole("link", { name: "Answer the starter" }).click();
    const card = ann.locator(".phone-starter > li").first();
    await expect(card.getByRole("heading")).toHaveText(question);
    const field = card.getByRole("textbox");
    if ((await field.count()) > 0) {
      await field.fill("nothing of the kind");
      await card.getByRole("button", { name: "Check" }).click();
      await expect(card.getByText("Not quite:")).toBeVisible();
    } else {
      await card.getByRole("button", { name: "Show answer" }).click();
      await card.getByRole("button", { name: "I did not" }).click();
      await expect(card.getByText("Not quite:")).toBeVisible();
    }

    // The rest was said aloud: by row, with the keyboard alone.
    await teacher.getByRole("link", { name: "Enter answers" }).click();
    const cell = (row: number, column: number) => teacher.locator(`[data-cell="${row} ${column}"]`);
    await expect(cell(0, 0)).toHaveAccessibleName("ann, card 1: wrong");
    await cell(0, 1).focus();
    await teacher.keyboard.type("11100110");
    await expect(cell(2, 2)).toHaveAccessibleName("cem, card 3: wrong");
    await teacher.getByRole("button", { name: "Save 8 answers" }).click();
    await expect(teacher.getByText("8\u00a0answers saved in the pupils’ schedules.")).toBeVisible();
    await teacher.reload();
    await expect(cell(1, 2)).toHaveAccessibleName("ben, card 3: wrong");

    // Another entry, taken back: what was there before is there again.
    await cell(1, 2).focus();
    await teacher.keyboard.type("1");
    await teacher.getByRole("button", { name: "Save 1 answer" }).click();
    await teacher.getByRole("button", { name: "Undo" }).click();
    await expect(teacher.getByText("1\u00a0answer taken back.")).toBeVisible();
    await teacher.reload();
    await expect(cell(1, 2)).toHaveAccessibleName("ben, card 3: wrong");
    await teacher.goto(`${CLASS}/pupils/ben`);
    await expect(teacher.locator(".day-bars figcaption")).toHaveText(/Studied on 3\u00a0days/u);
  });
});

test("the gradebook's file holds what its screen shows, cell by cell", async ({ browser }) => {
  await withSeeded(LEARNT, async (server) => {
    const teacher = await signedIn(browser, server, "teacher");
    await teacher.goto(`${CLASS}/gradebook`);
    const shown = await teacher
      .locator(".gradebook tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((one) => one.textContent ?? "")));
    const file = await teacher.request.get(`${server.url}/api${CLASS}/gradebook`);
    expect(file.headers()["content-type"]).toContain("text/csv");
    const [, ...lines] = (await file.text()).trim().split("\r\n");
    expect(lines.map((line) => line.split(","))).toEqual(shown);
    expect(shown.map(([name]) => name)).toEqual(["ann", "ben", "cem"]);

    const ann = await signedIn(browser, server, "ann");
    for (const place of ["/gradebook", "/grid", "/pupils/ben", "/cards", "/report/ben"])
      expect((await ann.goto(`${CLASS}${place}`))?.status(), place).toBe(404);
    for (const route of ["overview", "gradebook"])
      expect((await ann.request.get(`${server.url}/api${CLASS}/${route}`)).status(), route).toBe(404);
  });
});

test("the pages of a class are sound in every look", async ({ browser }) => {
  await withSeeded(LEARNT, async (server) => {
    const first = await signedIn(browser, server, "teacher");
    await first.goto(`${CLASS}/starter`);
    await first.getByRole("button", { name: "Begin a starter" }).click();
    await first.waitForURL(/\/starter\/[^/]+$/u);
    const wall = new URL(first.url()).pathname;
    await first.goto(CLASS);
    const card = (await first.locator(".class-table .q a").first().getAttribute("href")) ?? "";
    expect(card).toContain(`${CLASS}/cards/`);
    const pages = [CLASS, `${CLASS}/grid?show=will-miss`, `${CLASS}/pupils/ann`, `${CLASS}/cards`, card];
    pages.push(`${CLASS}/gradebook`, `${CLASS}/report/ann`, `${CLASS}/starter`, wall, `${wall}/answers`);
    for (const look of LOOKS) {
      const teacher = await signedIn(browser, server, "teacher", look);
      for (const page of pages) {
        await teacher.goto(page);
        await sound(teacher, `${page}, ${look.name}`);
      }
      const ann = await signedIn(browser, server, "ann", look);
      for (const page of [CLASS, `${CLASS}/starter`]) {
        await ann.goto(page);
        await sound(ann, `${page} for a pupil, ${look.name}`);
      }
      await teacher.context().close();
      await ann.context().close();
    }
  });
});
