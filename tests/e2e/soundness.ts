import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect } from "./steps.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every rule of WCAG 2.2 A and AA that a machine can check, and the good practices. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
      };
    };
    const found = await run.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => String(node.target)).join(" · ")}`,
    );
  });
}

/** Waits for what moves and ends. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished.catch(() => one)),
    ).then(() => true),
  );
}

/** No violation, and nothing that scrolls sideways. */
export async function sound(page: Page, where: string): Promise<void> {
  // On a busy machine the title follows the page: what looks at it must not be quicker.
  await expect(page, `${where} has a title`).toHaveTitle(/\S/u);
  // What is found in a colour that was on its way to another is looked at again; what is there to stay is found again.
  await expect(async () => {
    await settled(page);
    expect(await violations(page), where).toEqual([]);
  }).toPass({ timeout: 10_000 });
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}

export const LOOKS = [
  { name: "desktop, light", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { name: "desktop, dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  { name: "360 px, light", viewport: { width: 360, height: 740 }, colorScheme: "light" },
  { name: "360 px, dark", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
] as const;
