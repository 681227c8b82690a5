import { build } from "esbuild";
import { everythingKept, readyForOffline } from "./device.ts";
import { answer, expect, saved, study, test, unsentOnThisDevice } from "./steps.ts";

test.use({ serviceWorkers: "allow" });
test.setTimeout(150_000);

/** Runs in the page: whose decks are here. */
function ownersHere(): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("dossier-decks");
    opening.onerror = () => reject(opening.error ?? new Error("no store"));
    opening.onsuccess = () => {
      const reading = opening.result.transaction("packs").objectStore("packs").getAllKeys();
      reading.onerror = () => reject(reading.error ?? new Error("no packs"));
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.map(String));
      };
    };
  });
}

test("nothing of one learner stays in a browser that another uses next", async ({ page, context }) => {
  await study(page);
  await answer(page, "Good");
  await saved(page);
  await readyForOffline(page);
  await expect.poll(() => page.evaluate(ownersHere), { timeout: 60_000 }).not.toContain("visitor");
  const [first = ""] = await page.evaluate(ownersHere);
  expect(first).not.toBe("");
  expect(await page.evaluate(everythingKept)).toContain(first);

  // The session ends, and somebody else begins one in the same browser.
  await context.clearCookies();
  await study(page);
  await answer(page, "Easy");
  await saved(page);
  await expect
    .poll(() => page.evaluate(ownersHere), { timeout: 60_000 })
    .toEqual([expect.not.stringMatching(new RegExp(`^(?:${first}|visitor)$`, "u"))]);
  expect(await page.evaluate(everythingKept)).not.toContain(first);
});

test("answers that only another learner can send are said to be here, and go when they are removed", async ({
  page,
  context,
}) => {
  await study(page);
  await answer(page, "Good");
  await saved(page);
  // A request that is still under way would bring the session back that is ended below.
  await readyForOffline(page);
  await context.setOffline(true);
  await answer(page, "Good");
  await expect.poll(() => page.evaluate(unsentOnThisDevice)).toBe(1);
  await page.goto("about:blank");
  await context.clearCookies();
  await context.setOffline(false);

  await study(page);
  await answer(page, "Easy");
  await expect.poll(() => page.evaluate(unsentOnThisDevice)).toBe(1);
  await page.goto("/");
  await page.getByRole("button", { name: "Saved" }).click();
  const dialog = page.getByRole("dialog", { name: "On this device" });
  await expect(dialog.getByRole("heading", { name: "1\u00a0answer of somebody else" })).toBeVisible();
  await dialog.getByRole("button", { name: "Remove it for ever" }).click();
  await expect.poll(() => page.evaluate(unsentOnThisDevice)).toBe(0);
});

/** What sign-out calls, as one script for the page. */
async function forgetting(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'import { forgetDevice } from "#app/offline/forget-device.ts"; globalThis.forgetDevice = forgetDevice;',
      resolveDir: process.cwd(),
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "iife",
  });
  return outputFiles[0]?.text ?? "";
}

test("leaving a device sends what waits, asks before it loses anything, and then leaves nothing", async ({
  page,
  context,
}) => {
  await study(page);
  await answer(page, "Good");
  await saved(page);
  await readyForOffline(page);
  await expect.poll(() => page.evaluate(ownersHere), { timeout: 60_000 }).not.toContain("visitor");
  const [learner = ""] = await page.evaluate(ownersHere);
  // A place of the same site without the app: what it tells the tabs, they are told by another.
  const door = await context.newPage();
  await door.goto("/icons/dossier-192.png");
  await page.bringToFront();
  await context.setOffline(true);
  await answer(page, "Good");
  await expect.poll(() => page.evaluate(unsentOnThisDevice)).toBe(1);
  await door.evaluate(await forgetting());
  const leave = (evenUnsent: boolean) =>
    door.evaluate(
      ([userId, lose]) =>
        (
          globalThis as unknown as {
            forgetDevice(id: string, how: { evenUnsent: boolean }): Promise<unknown>;
          }
        ).forgetDevice(userId, { evenUnsent: lose }),
      [learner, evenUnsent] as const,
    );
  expect(await leave(false)).toEqual({ kind: "unsent", answers: 1, changes: 0 });
  expect(await door.evaluate(everythingKept)).toContain(learner);
  expect(await leave(true)).toEqual({ kind: "forgotten" });
  // The tab that showed this learner's card shows it no more.
  await expect(page.getByText("There are no decks on this device yet.")).toBeVisible();
  const kept = await door.evaluate(everythingKept);
  expect(kept).not.toContain(learner);
  expect(kept).not.toContain('"question":');
  expect(await door.evaluate(unsentOnThisDevice)).toBe(0);
});
