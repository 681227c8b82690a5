import type { Browser, Page } from "@playwright/test";
import { type OwnServer, withServer } from "./own-server.ts";
import { assignDeck, beginTeaching, newClass, openCode, someone } from "./people.ts";
import { answer, expect, ready, saved, test } from "./steps.ts";

test.setTimeout(480_000);

const PUPILS = 30;
/** So many of them are at it at one moment; all are in the class together. */
const AT_ONCE = 3;

const wide = (width: number) => ({ viewport: { width, height: 800 } });

/** From a server that nobody runs to a class with something assigned and a code on the board. */
async function classWithWork(teacher: Page, server: OwnServer): Promise<{ path: string; code: string }> {
  await beginTeaching(teacher, server);
  const path = await newClass(teacher, "History 11B");
  await assignDeck(teacher, path);
  return { path, code: await openCode(teacher, path) };
}

/** A pupil on a phone, without an account: in by the code, one card answered, gone. */
async function joinAndStudy(browser: Browser, server: OwnServer, code: string, name: string): Promise<void> {
  const pupil = await someone(browser, server, wide(390));
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
    const teacher = await someone(browser, server, wide(1280));
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
