import type { CDPSession, Page } from "@playwright/test";
import { answer, expect, question, ready, showAnswer, study, test } from "./steps.ts";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

type Point = { readonly x: number; readonly y: number };

/** Draws a finger over the screen, as the browser's own input. */
async function swipe(page: Page, from: Point, to: Point): Promise<void> {
  const client: CDPSession = await page.context().newCDPSession(page);
  const at = (share: number): Point => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  });
  await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at(0)] });
  for (const share of [0.2, 0.4, 0.6, 0.8, 1])
    await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at(share)] });
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await client.detach();
}

const LEFT = [
  { x: 280, y: 300 },
  { x: 90, y: 305 },
] as const;
const RIGHT = [LEFT[1], LEFT[0]] as const;

test("a card is shown and rated by swipes once they are switched on, and never by a scroll", async ({
  page,
}) => {
  await study(page);
  const first = await question(page).textContent();
  await swipe(page, ...LEFT);
  await expect(showAnswer(page)).toBeVisible();

  await page.goto("/settings");
  await page.getByRole("checkbox", { name: /^Swipe over a card/u }).check();
  await study(page);
  await expect(page.locator(".study[data-swipes]")).toBeVisible();
  await swipe(page, ...RIGHT);
  await expect(page.getByRole("heading", { name: "Answer" })).toBeVisible();
  await expect(question(page)).toHaveText(first ?? "");
  // Across the edge, and along the text of a long card: the system's, and the page's own.
  await swipe(page, { x: 4, y: 300 }, { x: 220, y: 300 });
  await swipe(page, { x: 300, y: 300 }, { x: 240, y: 250 });
  await expect(question(page)).toHaveText(first ?? "");
  await swipe(page, ...LEFT);
  await expect(question(page)).not.toHaveText(first ?? "");
  await page.getByRole("button", { name: /^Undo/u }).click();
  await expect(page.getByText(/Taken back: Again/u)).toBeVisible();
  await expect(question(page)).toHaveText(first ?? "");
  await answer(page, "Good");
});

test("the whole session is within reach of a thumb, and no page of it scrolls sideways or zooms by itself", async ({
  page,
}) => {
  await study(page);
  await showAnswer(page).click();
  const buttons = page.getByRole("group", { name: "How well did you recall it?" }).getByRole("button");
  await expect(buttons).toHaveCount(4);
  // The menu is longer than the screen; what closes it is in sight all the same, and so does a press beside it.
  const menu = page.getByRole("dialog", { name: "More" });
  for (const way of ["button", "beside"] as const) {
    await page.getByRole("button", { name: /^More/u }).click();
    const close = menu.getByRole("button", { name: "Close" });
    await expect(close).toBeInViewport({ ratio: 1 });
    if (way === "button") await close.click();
    else await page.mouse.click(4, 300);
    await expect(menu).toBeHidden();
  }
  for (const button of await buttons.all()) {
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.width).toBeGreaterThanOrEqual(44);
    expect(box?.y).toBeGreaterThan(370);
  }
  for (const path of ["/", "/study", "/settings", "/dossiers/new", "/offline"]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    const small = await page
      .locator("input:not([type=checkbox]):not([type=radio]):not([type=file]), select, textarea")
      .evaluateAll(
        (fields) => fields.filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16).length,
      );
    expect(small, path).toBe(0);
  }
  await study(page);
  await ready(page);
});
