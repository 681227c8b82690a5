import type { Browser } from "@playwright/test";
import { type OwnServer, withServer } from "./own-server.ts";
import { assignDeck, beginTeaching, joinAs, newClass, openCode, someone } from "./people.ts";
import { LOOKS, sound } from "./soundness.ts";
import { answer, expect, ready, saved, test } from "./steps.ts";

test.setTimeout(240_000);

/** A teacher with a class, and a pupil who came in by its code. */
async function taught(browser: Browser, server: OwnServer) {
  const teacher = await someone(browser, server);
  await beginTeaching(teacher, server);
  const path = await newClass(teacher, "History 11B");
  const pupil = await someone(browser, server);
  await joinAs(pupil, await openCode(teacher, path), "Gus");
  return { teacher, pupil, path };
}

test("a deck is assigned in three clicks, studied, seen, put away and brought back", async ({ browser }) => {
  await withServer(async (server) => {
    const { teacher, pupil, path } = await taught(browser, server);
    const page = await assignDeck(teacher, path);
    const title = (await teacher.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await expect(teacher.getByText("1 not started.")).toBeVisible();

    await pupil.goto("/");
    const section = pupil.getByRole("region", { name: "Assigned to you" });
    await expect(section).toContainText("Not begun.");
    await section.getByRole("link", { name: title, exact: true }).click();
    await expect(pupil.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(pupil.getByRole("heading", { name: "What your teacher sees" })).toBeVisible();
    await expect(pupil.getByText("No single day counts for more than 60 %")).toBeVisible();
    await pupil.getByRole("link", { name: /^Study/u }).click();
    await ready(pupil);
    await answer(pupil, "Good");
    await saved(pupil);

    await pupil.goto("/assignments");
    await expect(pupil.getByText(/1 of \d+\scards met\./u)).toBeVisible();
    await teacher.goto(page);
    await expect(teacher.getByRole("row", { name: /Gus/u })).toContainText(/1 of \d+\scards met, on 1\sday/u);

    await teacher.goto(`${path}/assignments`);
    await teacher.getByRole("button", { name: /^Put away/u }).click();
    await expect(teacher.getByText("Nothing is assigned now.")).toBeVisible();
    await pupil.goto("/");
    await expect(pupil.getByRole("region", { name: "Assigned to you" })).toHaveCount(0);
    await teacher.getByText(/1\sassignment put away/u).click();
    await teacher.getByRole("button", { name: /^Bring back/u }).click();
    await expect(teacher.getByText("One assignment under way.")).toBeVisible();
    await pupil.goto("/");
    await expect(pupil.getByRole("region", { name: "Assigned to you" })).toContainText("1 of");
  });
});

test("the form says what the dates mean a day, and warns of a pile-up", async ({ browser }) => {
  await withServer(async (server) => {
    const { teacher, path } = await taught(browser, server);
    await teacher.goto(`${path}/assignments/new`);
    await teacher.locator(".pick.head input").first().check();
    const pace = teacher.locator(".pace");
    await expect(pace).toContainText(/new cards a day: about .* with their reviews/u);
    const today = await teacher.getByLabel("Opens", { exact: true }).inputValue();
    await teacher.getByLabel("Due", { exact: true }).fill(today);
    await expect(pace).toHaveClass(/warn/u);
    await teacher.getByLabel("Due", { exact: true }).fill("2001-01-01");
    await teacher.getByRole("button", { name: "Assign", exact: true }).click();
    await expect(teacher.locator("form [role=alert]")).toContainText("It is due before it opens.");
    await expect(teacher.getByLabel("Due", { exact: true })).toHaveValue("2001-01-01");
  });
});

test("of two who change the same assignment the later is told, and keeps what they wrote", async ({
  browser,
}) => {
  await withServer(async (server) => {
    const { teacher, path } = await taught(browser, server);
    const page = await assignDeck(teacher, path);
    const other = await teacher.context().newPage();
    for (const tab of [teacher, other]) await tab.goto(`${page}/edit`);
    await teacher.getByLabel("Name", { exact: true }).fill("First");
    await teacher.getByRole("button", { name: "Save", exact: true }).click();
    await expect(teacher.getByRole("heading", { level: 1 })).toHaveText("First");
    await other.getByLabel("Name", { exact: true }).fill("Second");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await expect(other.locator("form [role=alert]")).toContainText("Somebody else changed this assignment");
    await expect(other.getByLabel("Name", { exact: true })).toHaveValue("Second");
    await other.goto(page);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("First");
  });
});

test("every page of an assignment is sound, for those who teach and those who learn", async ({ browser }) => {
  await withServer(async (server) => {
    const { teacher, pupil, path } = await taught(browser, server);
    const page = await assignDeck(teacher, path);
    const own = `/assignments/${page.split("/").at(-1) ?? ""}`;
    for (const { name, viewport, colorScheme } of LOOKS) {
      for (const tab of [teacher, pupil]) {
        await tab.setViewportSize(viewport);
        await tab.emulateMedia({ colorScheme });
      }
      for (const where of [`${path}/assignments`, `${path}/assignments/new`, page, `${page}/edit`]) {
        await teacher.goto(where);
        await expect(teacher.getByRole("heading", { level: 1 })).toBeVisible();
        await sound(teacher, `${where}, ${name}`);
      }
      for (const where of ["/", "/assignments", own]) {
        await pupil.goto(where);
        await expect(pupil.getByRole("heading", { level: 1 })).toBeVisible();
        await sound(pupil, `${where}, ${name}`);
      }
    }
  });
});

test("what is wrong with an assignment takes the focus that the button lost", async ({ browser }) => {
  await withServer(async (server) => {
    const { teacher, path } = await taught(browser, server);
    await teacher.goto(`${path}/assignments/new`);
    await teacher.getByRole("button", { name: "Assign", exact: true }).press("Enter");
    await expect(teacher.getByRole("alert").filter({ hasText: "Pick at least one deck." })).toBeFocused();
  });
});
