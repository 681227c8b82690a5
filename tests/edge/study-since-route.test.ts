import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { batch, card, context, deck, sent, ship } from "#tests/db/services/fixtures.ts";

const folder = mkdtempSync(path.join(tmpdir(), "dossier-since-"));
const HOST = "127.0.0.1:3000";
let GET: (request: Request) => Promise<Response>;
let answer: (request: Request) => Promise<Response>;
let more: (request: Request) => Promise<Response>;

beforeAll(async () => {
  // Before the first import: the server reads its environment once.
  process.env.DATABASE_URL = `file:${path.join(folder, "test.db")}`;
  ({ GET } = await import("#app/api/study/since/route.ts"));
  ({ POST: answer } = await import("#app/api/reviews/route.ts"));
  ({ POST: more } = await import("#app/api/study/more/route.ts"));
  const { storeOfServer } = await import("#lib/services/server.ts");
  const { syncDecks } = await import("#lib/services/decks/sync-decks.ts");
  ship(path.join(folder, "decks"), deck([card(1), card(2)]));
  await syncDecks(context(await storeOfServer(), { kind: "visitor", key: null }), path.join(folder, "decks"));
});

afterAll(async () => {
  const { storeOfServer } = await import("#lib/services/server.ts");
  await (await storeOfServer()).close();
  globalThis.dossierStore = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const since = (events: string, headers: Record<string, string> = {}) =>
  GET(
    new Request(`http://${HOST}/api/study/since?events=${events}`, { headers: { host: HOST, ...headers } }),
  );
const post = (address: string, body: unknown, headers: Record<string, string> = {}) =>
  new Request(`http://${HOST}${address}`, {
    method: "POST",
    headers: {
      host: HOST,
      origin: `http://${HOST}`,
      "content-type": "application/json",
      ...headers,
    },
    body: JSON.stringify(body),
  });

it("a device is told what its learner's log has gained, and nothing when it has not; no cache may keep it", async () => {
  const nobodys = await since("0");
  expect([nobodys.status, await nobodys.json()]).toEqual([200, {}]);
  expect(nobodys.headers.get("cache-control")).toBe("no-store");

  const recorded = await answer(post("/api/reviews", batch([sent("card-1")])));
  expect(await recorded.clone().json()).toMatchObject({ events: 1 });
  const cookie = recorded.headers.get("set-cookie")?.split(";")[0] ?? "";
  const mine = await since("0", { cookie });
  expect(await mine.json()).toMatchObject({ events: 1, whole: false, states: [{ cardId: "card-1" }] });
  expect(await (await since("1", { cookie })).json()).toEqual({});
  expect((await since("many", { cookie })).status).toBe(400);

  // Ten more new cards change the day: a page is to be drawn anew.
  const id = crypto.randomUUID();
  expect((await more(post("/api/study/more", { id }))).status).toBe(403);
  const asked = await more(post("/api/study/more", { id }, { cookie }));
  expect([asked.status, await asked.json()]).toEqual([200, { cards: 10, asked: [id], last: 10 }]);
  expect(await (await since("1", { cookie })).json()).toMatchObject({ events: 2, whole: true });
});

it("answers of a learner whose session is over are told to wait for a sign-in", async () => {
  const refused = await answer(post("/api/reviews", batch([sent("card-2")], { userId: "somebody" })));
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ code: "not-allowed", fields: { signIn: "needed" } });
});
