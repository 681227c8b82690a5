import { expect, type Page, test } from "@playwright/test";
import { study } from "./steps.ts";

const toast = (page: Page) => page.locator(".toast");

// Chromium plays a tone into a microphone that does not exist.
test.use({
  launchOptions: {
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--use-fake-device-for-media-stream", "--no-first-run"],
  },
});

test("Shift V records one's own voice and V plays it, for its card alone, and nothing is sent", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["microphone"]);
  await study(page);
  const sent: string[] = [];
  // What is not JSON is no answer, no list of cards and no heartbeat.
  page.on("request", (request) => {
    const type = request.headers()["content-type"] ?? "";
    if (request.method() !== "GET" && type !== "application/json") sent.push(`${type} ${request.url()}`);
  });
  await page.keyboard.press("v");
  await expect(toast(page).getByText("You have recorded nothing for this card yet.")).toBeVisible();
  await page.keyboard.press("Shift+V");
  const dialog = page.getByRole("dialog", { name: "Your voice" });
  await expect(dialog.getByText(/^Recording\./u)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Stop" })).toBeFocused();
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Recorded.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Play" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Recorded.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("v");
  await expect(toast(page).getByText(/recorded nothing|could not be played/u)).toHaveCount(0);
  expect(sent).toEqual([]);
  await page.keyboard.press("Space");
  await page.keyboard.press("4");
  await page.keyboard.press("v");
  await expect(toast(page).getByText("You have recorded nothing for this card yet.")).toBeVisible();
});

test("a browser that refuses the microphone is told of in a sentence, and studying goes on", async ({
  page,
}) => {
  await study(page);
  await page.keyboard.press("Shift+V");
  const dialog = page.getByRole("dialog", { name: "Your voice" });
  await expect(dialog.getByText(/does not let this page use the microphone/u)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Space");
  await expect(page.getByRole("heading", { name: /^Answer/u })).toBeVisible();
});
