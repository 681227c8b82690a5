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

test("studying goes on offline, and everything arrives once when the network is back", async ({
  page,
  context,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  await answer(page, "Easy");
  await saved(page);
  await context.setOffline(true);
  for (let i = 0; i < 3; i += 1) await answer(page, "Easy");
  await expect(sync(page)).toHaveText(/Offline, 3\u00a0answers on this device/u);
  expect(await page.evaluate(unsentOnThisDevice)).toBe(3);
  await page.getByRole("button", { name: /on this device/u }).click();
  await expect(page.getByRole("dialog").getByText(/wait here\. The server cannot be reached/u)).toBeVisible();
  await page.keyboard.press("Escape");
  await context.setOffline(false);
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(4);
});

test("the bar tells that the network is back also where nothing waits to be sent", async ({
  page,
  context,
}) => {
  await study(page);
  await answer(page, "Easy");
  await saved(page);
  await context.setOffline(true);
  await expect(sync(page)).toHaveText(/Offline/u);
  await context.setOffline(false);
  await expect(sync(page)).toHaveText(/Saved/u);
});

test("Stop while offline ends the sitting on this page, not on the browser's error page", async ({
  page,
  context,
}) => {
  await study(page);
  await answer(page, "Easy");
  await saved(page);
  await context.setOffline(true);
  const asked = await answer(page, "Easy");
  const next = await question(page).textContent();
  await expect(sync(page)).toHaveText(/Offline/u);
  await page.getByRole("link", { name: "Stop" }).click();
  await expect(page.getByRole("heading", { name: /^That was two cards/u })).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(question(page)).toHaveText(next ?? "");
  await expect(question(page)).not.toHaveText(asked);
  await context.setOffline(false);
  await saved(page);
});

test("answers that the server could not take survive a reload and agree with the screen", async ({
  page,
}) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  await page.route("**/api/reviews", (route) => route.fulfill({ status: 503, body: "" }));
  await answer(page, "Easy");
  await answer(page, "Easy");
  const third = await question(page).textContent();
  await expect(sync(page)).toHaveText(/2\u00a0answers waiting/u);
  await page.reload();
  await ready(page);
  // The server's session starts from the first card; the outbox moves it to where the screen was.
  await expect(question(page)).toHaveText(third ?? "");
  await page.unroute("**/api/reviews");
  // Otherwise the next try may be half a minute away by now.
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(2);
});

test("an answer whose reply is lost is sent again and counts once", async ({ page }) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  let replies = 0;
  await page.route("**/api/reviews", async (route) => {
    replies += 1;
    if (replies > 1) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await answer(page, "Easy");
  await expect.poll(() => replies, { timeout: 10_000 }).toBeGreaterThan(1);
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(1);
});

test("a refused answer is set aside with its reason and can be saved as a file", async ({ page }) => {
  await study(page);
  await page.route("**/api/reviews", async (route) => {
    const sent: unknown = route.request().postDataJSON();
    const reviews =
      typeof sent === "object" && sent !== null && "reviews" in sent && Array.isArray(sent.reviews)
        ? sent.reviews
        : [];
    await route.fulfill({
      json: {
        userId: "nobody",
        accepted: [],
        refused: reviews.map((review: { id: string }) => ({
          id: review.id,
          reason: "The card was deleted on Monday.",
        })),
        states: [],
      },
    });
  });
  await answer(page, "Good");
  await page.getByRole("button", { name: "1 answer not accepted" }).click();
  await expect(page.getByText("The card was deleted on Monday.")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a file" }).click();
  expect((await download).suggestedFilename()).toBe("answers-not-accepted.json");
});

test("a browser that keeps nothing still sends, and says what is at stake", async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  const deck = await firstDeck(page);
  await study(page, deck);
  await answer(page, "Easy");
  await expect.poll(() => answersOnServer(page, deck), { timeout: 20_000 }).toBe(1);
  await context.setOffline(true);
  await answer(page, "Easy");
  await expect(sync(page)).toHaveText(/Offline, 1\u00a0answer in this window only/u);
  await context.setOffline(false);
  await expect.poll(() => answersOnServer(page, deck), { timeout: 20_000 }).toBe(2);
});

test("answers given while a visitor's first one is on its way all arrive", async ({ page }) => {
  const deck = await firstDeck(page);
  await study(page, deck);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/reviews", async (route) => {
    await held;
    await route.continue();
  });
  await answer(page, "Easy");
  // The visitor becomes a user somewhere among these: none of them may stay behind under the old name.
  for (let i = 0; i < 6; i += 1) {
    if (i === 2) release();
    await page.keyboard.press("Space");
    await page.keyboard.press("4");
  }
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(7);
});

test("a browser that refuses cookies says that nothing is kept, and sends nothing that nobody could find again", async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(document, "cookie", { get: () => "", set: () => {} });
  });
  let sent = 0;
  await page.route("**/api/reviews", (route) => {
    sent += 1;
    return route.continue();
  });
  await study(page);
  await answer(page, "Easy");
  await page.getByRole("button", { name: /Cookies are refused: nothing is kept/u }).click();
  await expect(page.getByRole("dialog").getByText(/Allow cookies for this site/u)).toBeVisible();
  expect(sent).toBe(0);
});

test("a browser that denies locks to the page sends all the same", async ({ page, context }) => {
  await context.addInitScript(() => {
    // An empty page has no locks at all.
    if (!("locks" in navigator)) return;
    navigator.locks.request = () =>
      Promise.reject(new DOMException("The request was denied.", "SecurityError"));
  });
  const deck = await firstDeck(page);
  await study(page, deck);
  await answer(page, "Easy");
  await saved(page);
  expect(await answersOnServer(page, deck)).toBe(1);
});
