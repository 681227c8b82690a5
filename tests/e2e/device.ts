import type { Page } from "@playwright/test";
import { expect } from "./steps.ts";

/** Waits until the page is in the hands of the worker and the decks of the next days are on the device. */
export async function readyForOffline(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 })
    .toBe(true);
  await expect.poll(() => cardsHere(page), { timeout: 40_000 }).toBeGreaterThan(0);
}

/** Waits until no worker is about to take over: a page asked for in that moment may be lost between the two. */
export async function workerSettled(page: Page): Promise<void> {
  const settled = () =>
    page.evaluate(async () => {
      const known = await navigator.serviceWorker.getRegistration();
      return known?.active?.state === "activated" && !known.waiting && !known.installing;
    });
  await expect.poll(settled, { timeout: 60_000 }).toBe(true);
}

/** What the tests look at in the decks that lie on a device. */
type KeptPack = {
  readonly cards: readonly unknown[];
  readonly events?: number;
  readonly preset: { readonly newPerDay: number };
  readonly exams?: readonly { readonly days: readonly (readonly string[])[] }[];
};

/** The decks on this device, for whoever's are whole. */
export async function packsHere(page: Page): Promise<readonly KeptPack[]> {
  return page.evaluate(keptPacks);
}

export async function cardsHere(page: Page): Promise<number> {
  return (await packsHere(page)).reduce((sum, { cards }) => sum + cards.length, 0);
}

/** Runs in the page. */
async function keptPacks(): Promise<readonly KeptPack[]> {
  const names = (await indexedDB.databases()).map((one) => one.name);
  if (!names.includes("dossier-decks")) return [];
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("dossier-decks");
    opening.onerror = () => reject(opening.error ?? new Error("no store"));
    opening.onsuccess = () => {
      const reading = opening.result.transaction("packs").objectStore("packs").getAll();
      reading.onerror = () => reject(reading.error ?? new Error("no packs"));
      reading.onsuccess = () => {
        opening.result.close();
        const kept: readonly { readonly pack: KeptPack }[] = reading.result;
        resolve(kept.map(({ pack }) => pack));
      };
    };
  });
}

/** Runs in the page: everything that is kept in this browser, as one text. */
export async function everythingKept(): Promise<string> {
  const parts = [localStorage, sessionStorage].map((kept) => JSON.stringify(Object.entries(kept)));
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error ?? new Error(name));
      opening.onsuccess = () => resolve(opening.result);
    });
    for (const store of db.objectStoreNames) {
      const all = await new Promise<unknown[]>((resolve, reject) => {
        const reading = db.transaction(store).objectStore(store).getAll();
        reading.onerror = () => reject(reading.error ?? new Error(store));
        reading.onsuccess = () => resolve(reading.result);
      });
      parts.push(`${name}.${store}: ${JSON.stringify(all)}`);
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const kept = await cache.match(request);
      const text = /text|json/u.test(kept?.headers.get("content-type") ?? "") ? await kept?.text() : "";
      parts.push(`${name}: ${request.url} ${text}`);
    }
  }
  return parts.join("\n");
}
