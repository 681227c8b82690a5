import { withServer } from "./own-server.ts";
import { answer, expect, saved, study, test, unsentOnThisDevice } from "./steps.ts";

test.setTimeout(240_000);

const WEEKS = 30 * 86_400_000;

/** Runs in the page: puts many answers into the outbox, as a month without the network leaves them; returns the ids of all cards. */
async function amass([count, span]: readonly [number, number]): Promise<readonly string[]> {
  const pack: { userId: string; cards: { id: string }[] } = await (await fetch("/api/study/pack")).json();
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("dossier");
    opening.onerror = () => reject(opening.error ?? new Error("no outbox"));
    opening.onsuccess = () => resolve(opening.result);
  });
  const tx = db.transaction("answers", "readwrite");
  for (let i = 0; i < count; i += 1) {
    const id = `01900000-0000-7000-8000-${i.toString(16).padStart(12, "0")}`;
    const review = {
      id,
      kind: "answered",
      cardId: pack.cards[(i * 7) % pack.cards.length]?.id,
      cardVersion: 1,
      rating: 1 + ((i * 3) % 4),
      target: null,
      deviceId: "a-month-away",
      deviceSequence: i,
      deviceTime: Date.now() - span + Math.floor((i * span) / count),
      utcOffsetMinutes: 0,
      zone: "UTC",
      tookMs: 2_000,
      mode: "study",
      dueShown: null,
    };
    tx.objectStore("answers").put({ id, owner: pack.userId, sequence: i + 10, review });
  }
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onerror = () => reject(tx.error ?? new Error("not kept"));
  });
  db.close();
  return pack.cards.map((card) => card.id);
}

/** Runs in the page: how many answers the server holds for these cards. */
async function answersTo(ids: readonly string[]): Promise<number> {
  let sum = 0;
  for (let i = 0; i < ids.length; i += 50) {
    const posted = await fetch("/api/study/pack", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ids: ids.slice(i, i + 50) }),
    });
    const { cards }: { cards: { packed: { card: { state: { answers: number } } } }[] } = await posted.json();
    for (const { packed } of cards) sum += packed.card.state.answers;
  }
  return sum;
}

test("5,000 answers of a month arrive once each, though the server dies twice on the way", async ({
  browser,
}) => {
  await withServer(async (server) => {
    const context = await browser.newContext({ baseURL: server.url, serviceWorkers: "block" });
    const page = await context.newPage();
    await study(page);
    await answer(page, "Good");
    await saved(page);
    const ids = await page.evaluate(amass, [5_000, WEEKS] as const);
    for (const left of [4_000, 2_000]) {
      await page.goto("/");
      await expect
        .poll(() => page.evaluate(unsentOnThisDevice), { timeout: 60_000, intervals: [50] })
        .toBeLessThanOrEqual(left);
      await server.kill();
      await server.start();
    }
    await page.goto("/");
    await expect.poll(() => page.evaluate(unsentOnThisDevice), { timeout: 60_000, intervals: [100] }).toBe(0);
    // One answer was given before; the server holds each of the others once.
    expect(await page.evaluate(answersTo, ids)).toBe(5_001);
    await context.close();
  });
});
