import type { BrowserContext, Page } from "@playwright/test";
import { withServer } from "./own-server.ts";
import { beginTeaching, joinAs, newClass, openCode, someone } from "./people.ts";
import { LOOKS, sound } from "./soundness.ts";
import { expect, test } from "./steps.ts";

test.setTimeout(240_000);

/** Sets a class up with these names; ends where the cards are. */
async function setUp(page: Page, name: string, names: readonly string[]): Promise<void> {
  await newClass(page, name);
  await page.getByLabel("Names", { exact: true }).fill(names.join("\n"));
  await page.getByRole("button", { name: "Look at the list" }).click();
  await page.getByRole("button", { name: new RegExp(`^Make ${names.length}`, "u") }).click();
  await expect(page.getByRole("heading", { name: "The class is ready." })).toBeVisible();
}

/** What stands on the login card of a pupil. */
async function cardOf(page: Page, name: string): Promise<{ signInName: string; password: string }> {
  const typed = page.locator(".login-card").filter({ hasText: name }).locator(".typed");
  const [signInName = "", password = ""] = await typed.allTextContents();
  return { signInName, password };
}

/** The address of the class that a page belongs to. */
const classPath = (page: Page): string => /\/classes\/[^/?#]+/u.exec(page.url())?.[0] ?? "";

test("a teacher sets up a class from nothing; pupils come in by card and by code, and one is taken out", async ({
  browser,
}) => {
  await withServer(async (server) => {
    const teacher = await someone(browser, server);
    await beginTeaching(teacher, server);
    const names = Array.from({ length: 30 }, (_, i) => `Pupil ${String(i + 1).padStart(2, "0")}`);
    await setUp(teacher, "History 11B", names);
    const path = classPath(teacher);
    await expect(teacher.locator(".login-card")).toHaveCount(30);
    const card = await cardOf(teacher, "Pupil 07");
    await teacher.reload();
    await expect(teacher.getByText(card.password)).toHaveCount(0);

    const pupil = await someone(browser, server);
    await pupil.goto("/sign-in");
    await pupil.getByLabel("Name", { exact: true }).fill(card.signInName);
    await pupil.getByLabel("Password", { exact: true }).fill(card.password);
    await pupil.getByRole("button", { name: "Sign in" }).click();
    await pupil.getByLabel("A password of your own").fill("copper meadow 8");
    await pupil.getByRole("button", { name: "Sign in" }).click();
    await pupil.waitForURL((url) => url.pathname !== "/sign-in");
    await pupil.goto("/classes");
    await pupil.getByRole("link", { name: "History 11B" }).click();
    await expect(pupil.getByRole("heading", { name: "What your teacher sees" })).toBeVisible();
    await expect(pupil.getByText("Ms Brown can see the name you go by here")).toBeVisible();

    const code = await openCode(teacher, path);
    const guest = await someone(browser, server);
    await joinAs(guest, code, "Gus");
    await expect(guest.getByRole("link", { name: "Choose a name and a password" })).toBeVisible();

    await teacher.goto(`${path}/people`);
    await expect(teacher.getByRole("heading", { level: 1 })).toHaveText("Thirty-one pupils.");
    await expect(teacher.getByRole("row", { name: /Pupil 07/u })).not.toContainText("not used");
    await expect(teacher.getByRole("row", { name: /Pupil 08/u })).toContainText("card not used yet");
    await teacher.getByRole("link", { name: "Gus", exact: true }).click();
    await teacher.getByRole("button", { name: "Take out of the class" }).click();
    await expect(teacher.getByText("Gus is no longer in the class.")).toBeVisible();
    expect((await guest.goto(path))?.status()).toBe(404);
    await guest.goto(`/join/${code}`);
    await expect(guest.getByRole("heading", { level: 1 })).toHaveText("You were taken out of History 11B.");
    await teacher.getByRole("button", { name: "Undo" }).click();
    await expect(teacher.getByText("Gus is back in the class.")).toBeVisible();
    expect((await guest.goto(path))?.status()).toBe(200);
  });
});

test("a forgotten password is two clicks, and ends what was open elsewhere", async ({ browser }) => {
  await withServer(async (server) => {
    const teacher = await someone(browser, server);
    await beginTeaching(teacher, server);
    await setUp(teacher, "History 11B", ["Ann Bell", "Bob Cole"]);
    const path = classPath(teacher);
    const first = await cardOf(teacher, "Ann Bell");
    await teacher.goto(`${path}/people`);
    await teacher.getByRole("link", { name: "New password for Ann Bell" }).click();
    await teacher.getByRole("button", { name: "Give a new password" }).click();
    await expect(teacher.getByRole("heading", { name: "A login card for Ann Bell" })).toBeFocused();
    const second = await cardOf(teacher, "Ann Bell");
    expect(second.signInName).toBe(first.signInName);
    expect(second.password).not.toBe(first.password);
  });
});

test("a colleague is asked by a link, teaches from then on, and two who rename at once are told", async ({
  browser,
}) => {
  await withServer(async (server) => {
    const teacher = await someone(browser, server);
    await beginTeaching(teacher, server);
    await setUp(teacher, "History 11B", ["Ann Bell"]);
    const path = classPath(teacher);
    await teacher.goto(`${path}/settings`);
    await teacher.getByRole("button", { name: "Link to look in" }).click();
    const link = await teacher.getByLabel("The link, for one person").inputValue();

    const head = await someone(browser, server);
    await head.goto(link);
    await expect(head.getByText("Sign in or make an account first")).toBeVisible();
    await head.goto("/sign-up");
    await head.getByLabel("Name", { exact: true }).fill("Head");
    await head.getByLabel("Password", { exact: true }).fill("velvet orchid 77");
    await head
      .getByRole("button", { name: /account|Sign up|Keep/u })
      .first()
      .click();
    await head.waitForURL((url) => url.pathname !== "/sign-up");
    await head.goto(link);
    await head.getByRole("button", { name: "Yes" }).click();
    await head.waitForURL(`**${path}`);
    await head.goto(`${path}/people`);
    await expect(head.getByText("Ann Bell")).toBeVisible();
    await expect(head.getByRole("link", { name: "Add pupils" })).toHaveCount(0);
    expect((await head.goto(`${path}/people/add`))?.status()).toBe(404);

    // The same class in two windows.
    const other = await teacher.context().newPage();
    for (const page of [teacher, other]) await page.goto(`${path}/settings`);
    await teacher.getByLabel("Name of the class").fill("History 12B");
    await teacher.getByRole("button", { name: "Rename" }).click();
    await expect(teacher.getByText("Renamed.")).toBeVisible();
    await other.getByLabel("Name of the class").fill("History XI");
    await other.getByRole("button", { name: "Rename" }).click();
    await expect(other.getByText("now called “History 12B”")).toBeVisible();
    await expect(other.getByLabel("Name of the class")).toHaveValue("History XI");
  });
});

test("every page of a class answers like one that is not there, to whoever has no business in it", async ({
  browser,
}) => {
  await withServer(async (server) => {
    const teacher = await someone(browser, server);
    await beginTeaching(teacher, server);
    await setUp(teacher, "History 11B", ["Ann Bell"]);
    const path = classPath(teacher);
    const code = await openCode(teacher, path);
    await teacher.goto(`${path}/people`);
    const pupilPath =
      (await teacher.getByRole("link", { name: "Ann Bell", exact: true }).getAttribute("href")) ?? "";
    await teacher.getByLabel("New group").fill("Red");
    await teacher.getByRole("button", { name: "Make it" }).click();
    await teacher.waitForURL(/\/groups\//u);
    const pages = [
      "/people",
      "/people/add",
      "/people/code",
      "/settings",
      "/assignments",
      "/starter",
      "/gradebook",
    ];
    const addresses = [
      ...pages.map((page) => `${path}${page}`),
      pupilPath,
      new URL(teacher.url()).pathname,
      `/api${path}/roster`,
    ];
    const pupil = await someone(browser, server);
    await joinAs(pupil, code, "Gus");
    const visitor = await someone(browser, server);
    for (const address of addresses) {
      const absent = address.replace(path, "/classes/no-such-class");
      expect(await status(teacher.context(), address), `teacher, ${address}`).toBe(200);
      for (const [who, { context }] of Object.entries({
        pupil: { context: pupil.context() },
        visitor: { context: visitor.context() },
      })) {
        // Of these two a pupil has a page of their own.
        const own = who === "pupil" && /\/(?:assignments|starter)$/u.test(address);
        expect(await status(context, address), `${who}, ${address}`).toBe(own ? 200 : 404);
        expect(await status(context, absent), `${who}, ${absent}`).toBe(404);
      }
    }
    expect(await status(pupil.context(), path)).toBe(200);
    expect(await status(visitor.context(), path)).toBe(404);
  });
});

async function status(context: BrowserContext, address: string): Promise<number> {
  return (await context.request.get(address)).status();
}

test("a pupil joins without scripts", async ({ browser }) => {
  await withServer(async (server) => {
    const teacher = await someone(browser, server);
    await beginTeaching(teacher, server);
    await setUp(teacher, "History 11B", ["Ann Bell"]);
    const code = await openCode(teacher, classPath(teacher));
    const pupil = await someone(browser, server, { javaScriptEnabled: false });
    await pupil.goto("/join");
    await pupil.getByLabel("Code").fill("CCCC-CCCC");
    await pupil.getByRole("button", { name: "Go on" }).click();
    await expect(pupil.getByRole("heading", { level: 1 })).toHaveText("This code opens no class.");
    await joinAs(pupil, code, "Gus");
    await expect(pupil.getByRole("link", { name: "Choose a name and a password" })).toBeVisible();
  });
});

test("every page of classes is sound, wide and narrow, light and dark", async ({ browser }) => {
  await withServer(async (server) => {
    const teacher = await someone(browser, server);
    await beginTeaching(teacher, server);
    await teacher.goto("/classes");
    await sound(teacher, "no class");
    await setUp(teacher, "History 11B", ["Ann Bell", "Bob Cole", "Zoë Müller-Lüdenscheidt of the Long Name"]);
    const path = classPath(teacher);
    await sound(teacher, "login cards");
    const code = await openCode(teacher, path);
    await teacher.goto(`${path}/people`);
    await teacher.getByLabel("New group").fill("Red");
    await teacher.getByRole("button", { name: "Make it" }).click();
    await teacher.waitForURL(/\/groups\//u);
    await teacher.getByLabel("Ann Bell").check();
    await teacher.getByRole("button", { name: "Save", exact: true }).click();
    await expect(teacher.getByRole("heading", { level: 1 })).toHaveText("Red has one pupil.");
    const group = new URL(teacher.url()).pathname;
    await teacher.goto(`${path}/people`);
    const pupilPath =
      (await teacher.getByRole("link", { name: "Ann Bell", exact: true }).getAttribute("href")) ?? "";
    const pupil = await someone(browser, server);
    await joinAs(pupil, code, "Gus");
    for (const { name, viewport, colorScheme } of LOOKS) {
      for (const page of [teacher, pupil]) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
      }
      const pages = [
        "/classes",
        "/classes/new",
        `${path}/people`,
        `${path}/people/add`,
        `${path}/people/code`,
      ];
      for (const address of [...pages, `${path}/settings`, pupilPath, group, "/join", `/join/${code}`]) {
        await teacher.goto(address);
        await sound(teacher, `${name}, teacher, ${address}`);
      }
      // Phones do not read a light code on a dark ground.
      await teacher.goto(`${path}/people/code`);
      await expect(teacher.locator(".qr")).toHaveCSS("fill", "rgb(0, 0, 0)");
      await expect(teacher.locator(".qr")).toHaveCSS("background-color", "rgb(255, 255, 255)");
      for (const address of ["/classes", path, "/join", `/join/${code}`]) {
        await pupil.goto(address);
        await sound(pupil, `${name}, pupil, ${address}`);
      }
      await teacher.goto(`${path}/people/add`);
      await teacher.getByLabel("Names", { exact: true }).fill("Ann Bell\nCat Dean\n???");
      await teacher.getByRole("button", { name: "Look at the list" }).click();
      await expect(teacher.getByRole("heading", { level: 1 })).toHaveText(
        "One new account, one line left out.",
      );
      await sound(teacher, `${name}, what a list would do`);
    }
  });
});
