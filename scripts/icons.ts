import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { ROOT } from "./setup/operator.ts";

/**
 * Draws the pictures of the installed app from the same few shapes as `app/icon.svg`: `node scripts/run.mjs
 * scripts/icons.ts`, with a Chromium in CHROMIUM_PATH. The results are small and are kept with the sources.
 */

/** The folder with its sheet, the marked line and two lines of text, on a square of 32. */
const SHEET =
  '<path d="M9 7h10l4 4v14H9z" fill="#f7f8f6"/><path d="M12 15h8v3h-8z" fill="#e8b830"/>' +
  '<path d="M12 12h5v1.4h-5zM12 20.5h8v1.4h-8z" fill="#14604f"/>';
const GROUND = "#14604f";

/** Rounded, for where the system shows it as it is. */
const plain = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${GROUND}"/>${inside}</svg>`;
/** Full to the edges, with everything in the middle 60 %, for systems that cut their own shape out of it. */
const full = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${GROUND}"/><g transform="translate(4.8 4.8) scale(.7)">${inside}</g></svg>`;
/** Two cards, one behind the other. */
const CARDS =
  '<rect x="11" y="7" width="14" height="17" rx="1.5" fill="#9cc4b5"/><rect x="7" y="9" width="14" height="17" rx="1.5" fill="#f7f8f6"/>' +
  '<path d="M10 14h8v1.6h-8z" fill="#14604f"/><path d="M10 18.5h6v3h-6z" fill="#e8b830"/>';

const PICTURES = [
  { file: "public/icons/dossier-192.png", size: 192, svg: plain(SHEET) },
  { file: "public/icons/dossier-512.png", size: 512, svg: plain(SHEET) },
  { file: "public/icons/maskable-512.png", size: 512, svg: full(SHEET) },
  { file: "public/icons/study-96.png", size: 96, svg: plain(CARDS) },
  { file: "app/apple-icon.png", size: 180, svg: full(SHEET) },
];

const executablePath = process.env.CHROMIUM_PATH;
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  const page = await browser.newPage();
  for (const { file, size, svg } of PICTURES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    const target = path.join(ROOT, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
