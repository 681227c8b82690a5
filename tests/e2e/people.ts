import type { Browser, Page } from "@playwright/test";
import type { OwnServer } from "./own-server.ts";
import { expect } from "./steps.ts";

/** The password of everybody who makes an account in a test. */
export const PASSWORD = "marble lantern walnut";

/** A browser of its own, as everybody in a class has one. */
export async function someone(
  browser: Browser,
  server: OwnServer,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: "en-GB",
    serviceWorkers: "block",
    ...options,
  });
  return context.newPage();
}

/** Whoever started the server becomes its administrator, who may teach. */
export async function beginTeaching(page: Page, server: OwnServer): Promise<void> {
  const [, code = ""] = /\/setup#(\S+)/u.exec(server.said()) ?? [];
  await page.goto(`/setup#${code}`);
  await page.getByLabel("Name", { exact: true }).fill("Ms Brown");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Run this server" }).click();
  await page.waitForURL((url) => url.pathname !== "/setup");
}

/** An empty class; ends where its pupils are added, and says where the class is. */
export async function newClass(teacher: Page, name: string): Promise<string> {
  await teacher.goto("/classes");
  await teacher.getByRole("link", { name: "New class" }).click();
  await teacher.getByLabel("Name", { exact: true }).fill(name);
  await teacher.getByRole("button", { name: "Set it up" }).click();
  await teacher.waitForURL(/\/people\/add/u);
  return /\/classes\/[^/?#]+/u.exec(teacher.url())?.[0] ?? "";
}

/** Opens the class to whoever has its code, and says the code. */
export async function openCode(teacher: Page, path: string): Promise<string> {
  await teacher.goto(`${path}/people`);
  await teacher.getByRole("button", { name: "Open a code" }).first().click();
  await expect(teacher.locator(".join-code")).toBeVisible();
  return (await teacher.locator(".join-code").textContent()) ?? "";
}

/** Into a class by its code, typed as phones type it. */
export async function joinAs(pupil: Page, code: string, name: string): Promise<void> {
  await pupil.goto("/join");
  await pupil.getByLabel("Code").fill(code.toLowerCase());
  await pupil.getByRole("button", { name: "Go on" }).click();
  await pupil.getByLabel("Your name").fill(name);
  await pupil.getByRole("button", { name: "Join", exact: true }).click();
  await pupil.waitForURL(/\/classes\//u);
}

/** Three clicks from the class: Assign, a deck, Assign. Returns the assignment's address. */
export async function assignDeck(teacher: Page, path: string): Promise<string> {
  await teacher.goto(path);
  await teacher.getByRole("link", { name: "Assign", exact: true }).click();
  await teacher.locator(".pick.part input, .pick input").nth(1).check();
  await teacher.getByRole("button", { name: "Assign", exact: true }).click();
  await teacher.waitForURL(/\/assignments\/[0-9a-f-]{36}$/u);
  return new URL(teacher.url()).pathname;
}
