import type { Browser, Page } from "@playwright/test";
import { type OwnServer, withServer } from "./own-server.ts";
import { answer, expect, ready, saved, test } from "./steps.ts";

test.setTimeout(480_000);

const PUPILS = 30;
/** So many of them are at it at one moment; all are in the class together. */
const AT_ONCE = 3;

async function someone(browser: Browser, server: OwnServer, width: number): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: "en-GB",
    serviceWorkers: "block",
    viewport: { width, height: 800 },
  });
  return context.newPage();
}

/** From a server that nobody runs to a class with something assigned and a code on the board. */
async function classWithWork(teacher: Page, server: OwnServer): Promise<{ path: string; code: string }> {
  const [, setup = ""] = /\/setup#(\S+)/u.exec(server.said()) ?? [];
  await teacher.goto(`/setup#${setup}`);
  await teacher.getByLabel("Name", { exact: true }).fill("Ms Brown");
  await teacher.getByLabel("Password", { exact: true }).fill("marble lantern walnut");
  await teacher.getByRole("button", { name: "Run this server" }).click();
  await teacher.waitForURL((url) => url.pathname !== "/setup");
  await teacher.goto("/classes/new");
  await teacher.getByLabel("Name", { exact: true }).fill("History 11B");
  await teacher.getByRole("button", { name: "Set it up" }).click();
  await teacher.waitForURL(/\/people\/add/u);
  const path = /\/classes\/[^/?#]+/u.exec(teacher.url())?.[0] ?? "";
  await teacher.goto(path);
  await teacher.getByRole("link", { name: "Assign", exact: true }).click();
  await teacher.locator(".pick.part input, .pick input").nth(1).check();
  await teacher.getByRole("button", { name: "Assign", exact: true }).click();
  await teacher.waitForURL(/\/assignments\/[0-9a-f-]{36}$/u);
  await teacher.goto(`${path}/people`);
  await teacher.getByRole("button", { name: "Open a code" }).first().click();
  await expect(teacher.locator(".join-code")).toBeVisible();
  return { path, code: (await teacher.locator(".join-code").textContent()) ?? "" };
}

/** A pupil on a phone, without an account: in by the code, one card answered, gone. */
async function joinAndStudy(browser: Browser, server: OwnServer, code: string, name: string): Promise<void> {
  const pupil = await someone(browser, server, 390);
  await pupil.goto(`/join/${code}`);
  await pupil.getByLabel("Your name").fill(name);
  await pupil.getByRole("button", { name: "Join", exact: true }).click();
  await pupil.waitForURL(/\/classes\//u);
  await pupil.goto("/study");
  await ready(pupil);
  await answer(pupil, "Good");
  await saved(pupil);
  await pupil.context().close();
}

test("thirty pupils join by a code and study, and their teacher's page follows to the last of them", async ({
  browser,
}) => {
  await withServer(async (server) => {
    const teacher = await someone(browser, server, 1280);
    const { path, code } = await classWithWork(teacher, server);
    await teacher.goto(path);
    const names = Array.from({ length: PUPILS }, (_, i) => `Pupil ${String(i + 1).padStart(2, "0")}`);
    const waiting = [...names];
    const desk = async (): Promise<void> => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
        await joinAndStudy(browser, server, code, name);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, desk));

    await teacher.goto(`${path}/people`);
    await expect(teacher.getByRole("heading", { level: 1 })).toHaveText("Thirty pupils.");
    await teacher.goto(`${path}/grid`);
    await expect(teacher.getByRole("rowheader")).toHaveCount(PUPILS);
    await teacher.goto(`${path}/grid?show=not-started`);
    await expect(teacher.getByRole("rowheader")).toHaveCount(0);
  });
});
