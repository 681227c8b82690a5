import { test as base, expect, type Locator, type Page } from "@playwright/test";

/** What every browser test checks besides its own subject: nothing is loaded from elsewhere, nothing is complained of. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ context, baseURL }, use) => {
      const complaints: string[] = [];
      const origin = new URL(baseURL ?? "http://127.0.0.1").origin;
      context.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(origin) && !/^(?:data|blob|about):/u.test(url))
          complaints.push(`request to ${url}`);
      });
      context.on("console", (message) => {
        if (message.type() !== "error" && message.type() !== "warning") return;
        // The browser itself notes each request that a test makes fail on purpose.
        if (
          /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of (?:400|403|404|409|422|429|503)/u.test(
            message.text(),
          )
        )
          return;
        if (message.text().includes("registration blocked by Playwright")) return;
        complaints.push(`console: ${message.text()}`);
      });
      context.on("response", (response) => {
        const asset = response.request().resourceType() !== "document";
        if (asset && response.status() === 404) complaints.push(`missing: ${response.url()}`);
      });
      context.on("weberror", (error) => complaints.push(`error: ${error.error().message}`));
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

export const question = (page: Page): Locator => page.locator("h1.question");
export const showAnswer = (page: Page): Locator => page.getByRole("button", { name: /^Show answer/u });
export const gradeButton = (page: Page, word: "Again" | "Hard" | "Good" | "Easy"): Locator =>
  page.getByRole("button", { name: new RegExp(`^${word}`, "u") });
export const sync = (page: Page): Locator => page.locator(".sync");

/** The address of the first deck on the home page. */
export async function firstDeck(page: Page): Promise<string> {
  await page.goto("/");
  const href = await page.locator(".decks .name").first().getAttribute("href");
  if (href === null) throw new Error("The home page has no deck.");
  return href;
}

/** Opens the study screen of a deck and waits until it takes keys. */
export async function study(page: Page, deck?: string): Promise<void> {
  await page.goto(deck === undefined ? "/study" : `/study?deck=${deck.split("/").at(-1) ?? ""}`);
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  await expect(showAnswer(page)).toHaveAttribute("aria-disabled", "false");
}

/** Answers the card on the screen with the mouse; returns its question. */
export async function answer(page: Page, word: "Again" | "Hard" | "Good" | "Easy"): Promise<string> {
  const asked = (await question(page).textContent()) ?? "";
  await showAnswer(page).click();
  await gradeButton(page, word).click();
  return asked;
}

/** Waits until the server has everything. */
export async function saved(page: Page): Promise<void> {
  await expect(sync(page)).toHaveText(/Saved/u);
  // "Saved" is said at once for answers that are sent at once; the outbox itself is the witness.
  await expect.poll(() => page.evaluate(unsentOnThisDevice)).toBe(0);
}

/** Runs in the page: how many answers wait in the device's outbox. */
export function unsentOnThisDevice(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("dossier");
    opening.onerror = () => reject(opening.error ?? new Error("no outbox"));
    opening.onsuccess = () => {
      const counting = opening.result.transaction("answers").objectStore("answers").count();
      counting.onerror = () => reject(counting.error ?? new Error("no count"));
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}

/** How many answers the server holds for the cards of a deck, as its page tells. */
export async function answersOnServer(page: Page, deck: string): Promise<number> {
  const other = await page.context().newPage();
  await other.goto(deck);
  const told = await other.locator(".card-list .state").allTextContents();
  await other.close();
  return told.reduce((sum, text) => sum + Number(/(\d+)\u00a0answers?/u.exec(text)?.[1] ?? 0), 0);
}
