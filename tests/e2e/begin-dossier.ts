import type { Page } from "@playwright/test";
import { expect } from "./steps.ts";

/** Written for these tests. */
export const CANAL = `The canal at Orsted

On 4 April 1861, the surveyor Ida Mohr proposed a canal of nine locks to the parish council. Miller Anton Brekke asked for a road instead. The council rejected the road because the spring floods had washed away two bridges.

Work began on 2 June 1863. In the summer of 1864 a landslide buried the fourth lock. The landslide delayed the opening by two years.

“Water carries what a horse cannot,” Mohr told the council.

The canal was opened on 11 May 1868 by Governor Karl Lund. It led to the founding of two sawmills within five years.
`;
export const LETTER = `<!doctype html><html><head><title>A letter about the canal</title></head><body>
<nav><a href="/a">Home</a> <a href="/b">About us</a> <a href="/c">Contact</a></nav>
<h1>A letter about the canal</h1>
<p>The canal at Orsted was opened on 12 May 1868 by Governor Karl Lund. Anton Brekke stayed away.</p>
</body></html>`;

const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** Begins a dossier of two documents, waits until its cards are made, and answers its address. */
export async function beginDossier(page: Page, title: string): Promise<string> {
  await page.goto("/dossiers/new");
  await page.getByLabel("What the dossier is called").fill(title);
  await page.locator(".drop input").setInputFiles([file("canal.txt", CANAL), file("letter.html", LETTER)]);
  await expect(page.getByText("2\u00a0documents read.")).toBeVisible();
  await page.getByRole("button", { name: "Make cards" }).click();
  await expect(page).toHaveURL(/\/dossiers\/[0-9a-f-]{36}$/u);
  await expect(page.getByRole("heading", { name: "What to do next" })).toBeVisible({ timeout: 60_000 });
  return page.url();
}
