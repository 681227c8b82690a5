import { cardsHere, readyForOffline } from "./device.ts";
import { withServer } from "./own-server.ts";
import {
  answer,
  answersOnServer,
  expect,
  firstDeck,
  question,
  ready,
  saved,
  study,
  sync,
  test,
  unsentOnThisDevice,
} from "./steps.ts";

test.use({ serviceWorkers: "allow" });

/** The decks come once the page has been quiet for a while. */
const PATIENT = { timeout: 40_000 };

test.describe("with a server of its own", () => {
  test.setTimeout(180_000);

  test("studies after a reload while the server is dead, today and two days on, and sends it all when it is back", async ({
    browser,
  }) => {
    await withServer(async (server) => {
      const context = await browser.newContext({ baseURL: server.url });
      const page = await context.newPage();
      const deck = await firstDeck(page);
      await study(page, deck);
      await answer(page, "Easy");
      await saved(page);
      await readyForOffline(page);
      await server.kill();

      await page.reload();
      await ready(page);
      await expect(sync(page)).toHaveText(/Offline, on this device until \d/u);
      const asked = [await answer(page, "Easy"), await answer(page, "Easy")];
      const next = await question(page).textContent();
      await expect(sync(page)).toHaveText(/Offline, 2\u00a0answers on this device/u);

      // The tab is closed and opened again: the screen is where it was, and the answers can still be taken back.
      await page.close();
      const again = await context.newPage();
      await again.goto(`/study?deck=${deck.split("/").at(-1) ?? ""}`);
      await ready(again);
      await expect(question(again)).toHaveText(next ?? "");
      await again.keyboard.press("u");
      await expect(question(again)).toHaveText(asked[1] ?? "");
      await answer(again, "Easy");

      // Two days later there are new cards, and what was answered is not asked again.
      await again.clock.setSystemTime(Date.now() + 2 * 86_400_000);
      await again.reload();
      await ready(again);
      for (let i = 0; i < 3; i += 1) asked.push(await answer(again, "Easy"));
      expect(new Set(asked).size).toBe(asked.length);
      expect(await again.evaluate(unsentOnThisDevice)).toBe(7);

      await server.start();
      await again.evaluate(() => dispatchEvent(new Event("online")));
      await saved(again);
      expect(await answersOnServer(again, deck)).toBe(6);
      // From here on the server's pages again, without a reload in between.
      await again.getByRole("link", { name: "Stop" }).click();
      await expect(again.getByRole("heading", { level: 1 })).toHaveText(/due|for today/u);
      await expect(again.locator("[data-shell]")).toHaveCount(0);
      await context.close();
    });
  });

  test("says at home what is due on this device, and goes back to the server when it answers", async ({
    browser,
  }) => {
    await withServer(async (server) => {
      const context = await browser.newContext({ baseURL: server.url });
      const page = await context.newPage();
      await page.goto("/");
      await readyForOffline(page);
      await server.kill();
      await page.reload();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/cards for today\./u);
      await expect(page.getByText(/The server cannot be reached\. You can study .* until/u)).toBeVisible();
      await page.goto("/settings");
      await expect(page.getByText("This page needs the server, which cannot be reached.")).toBeVisible();
      await page
        .getByRole("link", { name: /^Study/u })
        .first()
        .click();
      await ready(page);
      await answer(page, "Good");
      await page.goto("/");
      await server.start();
      await expect(
        page.getByRole("heading", { name: "Sources" }).or(page.getByText("Sources").first()),
      ).toBeVisible(PATIENT);
      await saved(page);
      await context.close();
    });
  });
});

test("the app can be installed: a whole manifest, its pictures, and a worker with a policy of its own", async ({
  page,
  request,
}) => {
  await page.goto("/");
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest: {
    name: string;
    display: string;
    start_url: string;
    icons: { src: string; sizes: string; purpose: string }[];
    shortcuts: { url: string }[];
  } = await (await request.get(href ?? "")).json();
  expect(manifest).toMatchObject({ name: "Dossier", display: "standalone", start_url: "/" });
  expect(manifest.shortcuts.map((one) => one.url)).toContain("/study");
  expect(manifest.icons.some((icon) => icon.purpose === "maskable" && icon.sizes === "512x512")).toBe(true);
  for (const { src } of manifest.icons) expect((await request.get(src)).status()).toBe(200);
  const apple = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
  expect((await request.get(apple ?? "")).headers()["content-type"]).toBe("image/png");
  await expect(page.locator('meta[name="theme-color"]')).toHaveCount(2);
  const worker = await request.get("/sw.js");
  expect(worker.headers()).toMatchObject({
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
  });
  await readyForOffline(page);
  // What the browser itself finds missing.
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A test's browser is a private one, in which nothing is installed.
  expect(installabilityErrors.map((one) => one.errorId).filter((id) => id !== "in-incognito")).toEqual([]);
});

test("the shell is the same for everybody, and asks for no cookie", async ({ page, request }) => {
  const shell = async (headers: Record<string, string>) =>
    (await (await request.get("/offline", { headers })).text()).replaceAll(
      /nonce="[^"]*"|"nonce":"[^"]*"/gu,
      "",
    );
  const nobody = await shell({});
  await study(page);
  await answer(page, "Good");
  await saved(page);
  const cookies = await page.context().cookies();
  const somebody = await shell({ cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") });
  expect(somebody.length).toBe(nobody.length);
  expect(cookies.length).toBeGreaterThan(0);
  expect((await request.get("/offline")).headers()["set-cookie"]).toBeUndefined();
  expect(await cardsHere(page)).toBeGreaterThanOrEqual(0);
});

test("a browser that keeps nothing is told so before the first card", async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await page.goto("/");
  await page.getByRole("button", { name: "Nothing is kept on this device" }).click();
  await expect(
    page.getByRole("dialog").getByText("Nothing can be studied here without the network."),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await study(page);
  await expect(sync(page)).toHaveText(/Nothing is kept on this device/u);
});
