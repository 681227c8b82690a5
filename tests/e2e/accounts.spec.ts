import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { withServer } from "./own-server.ts";
import { LOOKS, sound } from "./soundness.ts";
import { answer, expect, firstDeck, question, saved, study, test } from "./steps.ts";

const PASSWORD = "seven green herons";
/** Names differ from test to test: they share a server. */
const freshName = (who: string): string => `${who} ${crypto.randomUUID().slice(0, 8)}`;

const entry = (page: Page) => page.locator(".account-entry");

async function signUp(page: Page, name: string): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(entry(page)).toContainText(name);
}

async function fillSignIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
}

const submit = (page: Page) => page.getByRole("button", { name: "Sign in", exact: true });

async function anotherDevice(browser: Browser, baseURL: string | undefined): Promise<BrowserContext> {
  return browser.newContext({ baseURL: baseURL ?? "", serviceWorkers: "block", locale: "en-GB" });
}

async function answersKept(page: Page): Promise<string> {
  await page.goto("/account");
  const words = await page
    .getByText(/\d+\sanswers?/u)
    .first()
    .textContent();
  // A number and its word are kept together by a space that does not break.
  return (words ?? "").replace(/\s/gu, " ");
}

test("a guest keeps what was learnt under a name, goes on at another device, and revokes it", async ({
  page,
  browser,
  baseURL,
}) => {
  const name = freshName("Anna");
  const deck = (await firstDeck(page)).split("/").at(-1);
  await study(page, deck);
  await answer(page, "Good");
  await answer(page, "Again");
  await saved(page);

  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You have no account yet.");
  await page.getByRole("main").getByRole("link", { name: "Keep my progress" }).click();
  await expect(page.getByText(/2\sanswers: all of it stays/u)).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill("password1");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText(/Many people use this password/u)).toBeVisible();
  // What was typed is still there, and the field that is wrong has the focus.
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(entry(page)).toContainText(name);
  expect(await answersKept(page)).toContain("2 answers");

  const phone = await anotherDevice(browser, baseURL);
  const there = await phone.newPage();
  await study(there, deck);
  await answer(there, "Easy");
  await saved(there);
  await fillSignIn(there, name.toUpperCase());
  await expect(there.getByLabel(/Bring along/u)).toBeChecked();
  await expect(there.getByText(/1\sanswer: added to your account/u)).toBeVisible();
  await submit(there).click();
  await expect(entry(there)).toContainText(name);
  expect(await answersKept(there)).toContain("3 answers");
  await study(there, deck);
  await expect(question(there)).toBeVisible();

  await page.goto("/account");
  await expect(page.getByText("this one")).toBeVisible();
  await page.getByRole("button", { name: /^Sign out Chrome/u }).click();
  await expect(page.getByRole("button", { name: /^Sign out Chrome/u })).toHaveCount(0);
  await there.goto("/");
  await expect(entry(there)).toHaveText("Sign in");
  await phone.close();
});

test("signing out leaves nothing of the learner on the device", async ({ page }) => {
  const name = freshName("Ben");
  await study(page);
  await answer(page, "Good");
  await saved(page);
  await signUp(page, name);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(entry(page)).toHaveText("Sign in");
  const left = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const words: string[] = [];
    for (const { name: database } of databases) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(database ?? "");
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error("closed"));
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const asked = db.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
        if (rows.some((row) => JSON.stringify(row).includes("cardId"))) words.push(`${database} ${store}`);
      }
      db.close();
    }
    return words;
  });
  expect(left).toEqual([]);
  await fillSignIn(page, name);
  await submit(page).click();
  await expect(entry(page)).toContainText(name);
});

test("what is taken along is a zip with every answer; what is deleted is gone", async ({ page }) => {
  const name = freshName("Cleo");
  await study(page);
  await answer(page, "Good");
  await saved(page);
  await signUp(page, name);
  await page.goto("/account");
  const data = page.getByRole("region", { name: "Your data" });
  const coming = page.waitForEvent("download");
  await data.getByLabel("Password").fill(PASSWORD);
  await data.getByRole("button", { name: "Download everything" }).click();
  const files = unzipSync(readFileSync(await (await coming).path()));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(["answers.csv", "cards.csv", "data/users.json"]));
  expect(new TextDecoder().decode(files["answers.csv"])).toMatch(/answered/u);

  await page.goto("/account");
  await page.getByText("Delete my account").click();
  const end = page.getByRole("region", { name: "Delete" });
  await end.getByLabel("Password").fill("not this one");
  await end.getByRole("button", { name: "Delete it for good" }).click();
  await expect(end.getByText("This is not your password.")).toBeVisible();
  await end.getByLabel("Password").fill(PASSWORD);
  await end.getByRole("button", { name: "Delete it for good" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everything is deleted.");
  await fillSignIn(page, name);
  await submit(page).click();
  await expect(page.getByText(/do not belong together/u)).toBeVisible();
});

test("signing in works without scripts, and says it when the server is away", async ({
  page,
  browser,
  baseURL,
}) => {
  const name = freshName("Dora");
  await signUp(page, name);
  const plain = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  const there = await plain.newPage();
  await fillSignIn(there, name, "wrong one");
  await submit(there).click();
  await expect(there.getByText(/do not belong together/u)).toBeVisible();
  await fillSignIn(there, name);
  await submit(there).click();
  await expect(there).toHaveURL(/:\d+\/$/u);
  await expect(entry(there)).toContainText(name);
  await there.goto("/account");
  await there.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(entry(there)).toHaveText("Sign in");
  await plain.close();

  const other = await anotherDevice(browser, baseURL);
  const away = await other.newPage();
  await fillSignIn(away, name);
  await away.route("**/*", (route) => route.abort());
  await submit(away).click();
  await expect(away.getByText(/The server could not be reached, and nothing was changed/u)).toBeVisible();
  await expect(away.getByLabel("Name", { exact: true })).toHaveValue(name);
  await other.close();
});

for (const look of LOOKS)
  test(`the pages of an account are sound: ${look.name}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ ...look, baseURL: baseURL ?? "", serviceWorkers: "block" });
    const page = await context.newPage();
    await study(page);
    await answer(page, "Good");
    await saved(page);
    for (const path of ["/sign-in", "/sign-up", "/account", "/invite", "/account/deleted"]) {
      await page.goto(path);
      await sound(page, `${path} of a guest`);
    }
    await page.goto("/sign-in");
    await page.getByLabel("Name", { exact: true }).fill("nobody at all");
    await page.getByLabel("Password", { exact: true }).fill("wrong");
    await submit(page).click();
    await expect(page.getByText(/do not belong together/u)).toBeVisible();
    await sound(page, "a refused sign-in");
    await signUp(page, freshName("Emil of the very long and winding name"));
    await page.goto("/account");
    await sound(page, "an account");
    await context.close();
  });

test("the operator becomes the administrator by the code in the terminal, invites a teacher and helps a learner", async ({
  browser,
}) => {
  await withServer(async (server) => {
    const context = await browser.newContext({ baseURL: server.url, serviceWorkers: "block" });
    const page = await context.newPage();
    const link = /http:\/\/\S+(?<path>\/setup#\S+)/u.exec(server.said());
    await page.goto(link?.groups?.path ?? "/setup");
    await sound(page, "/setup");
    await page.getByLabel("Name", { exact: true }).fill("Olga");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Run this server" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This server");
    await sound(page, "/admin");
    expect((await page.goto("/setup"))?.status()).toBe(404);

    const pupil = await browser.newContext({ baseURL: server.url, serviceWorkers: "block" });
    const there = await pupil.newPage();
    await study(there);
    await answer(there, "Good");
    await saved(there);
    await signUp(there, "Anna Meier");
    expect((await there.goto("/admin"))?.status()).toBe(404);

    await page.goto("/admin");
    await page.getByRole("button", { name: "Make a link" }).click();
    const invitation = (await page.locator(".secret").textContent()) ?? "";
    const teacher = await browser.newContext({ baseURL: server.url, serviceWorkers: "block" });
    const third = await teacher.newPage();
    await third.goto(invitation);
    await third.getByLabel("Name", { exact: true }).fill("Ms Teal");
    await third.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await third.getByRole("button", { name: "Take the invitation up" }).click();
    await expect(third).toHaveURL(/\/classes$/u);
    await third.goto("/account");
    await expect(third.getByText("may set up classes")).toBeVisible();

    await page.goto("/admin");
    await page.getByRole("button", { name: "Make a copy now" }).click();
    await expect(page.getByText(/dossier-\d{4}.*\.db/u)).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "Check the log of answers" }).click();
    await expect(page.getByText(/all are as they were recorded/u)).toBeVisible();

    await page.getByLabel("Name", { exact: true }).fill("meier");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: "Anna Meier" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Anna Meier");
    await sound(page, "a person");
    await page.getByRole("button", { name: "Open the whole record" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Record of Anna Meier");
    await sound(page, "a record");
    await page.getByRole("link", { name: "Back" }).click();
    await page.getByRole("button", { name: "Give a new password" }).click();
    const given = (await page.locator(".secret").textContent()) ?? "";

    await there.goto("/");
    await expect(entry(there)).toHaveText("Sign in");
    await fillSignIn(there, "anna meier", given);
    await submit(there).click();
    await expect(there.getByLabel("A password of your own")).toBeFocused();
    await there.getByLabel("A password of your own").fill("three blue owls");
    await sound(there, "choosing a password");
    await submit(there).click();
    await expect(entry(there)).toContainText("Anna Meier");
    await there.goto("/account");
    await expect(there.getByText("read the whole record of this account")).toBeVisible();
    for (const one of [context, pupil, teacher]) await one.close();
  });
});
