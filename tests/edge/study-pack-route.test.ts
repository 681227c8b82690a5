import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { batch, card, context, deck, sent, ship } from "#tests/db/services/fixtures.ts";

const folder = mkdtempSync(path.join(tmpdir(), "dossier-pack-"));
const HOST = "127.0.0.1:3000";
const OWN = { origin: `http://${HOST}` };
let GET: (request: Request) => Promise<Response>;
let POST: (request: Request) => Promise<Response>;
let answer: (request: Request) => Promise<Response>;

beforeAll(async () => {
  // Before the first import: the server reads its environment once.
  process.env.DATABASE_URL = `file:${path.join(folder, "test.db")}`;
  ({ GET, POST } = await import("#app/api/study/pack/route.ts"));
  ({ POST: answer } = await import("#app/api/reviews/route.ts"));
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

const pack = (headers: Record<string, string> = {}, query = "") =>
  GET(new Request(`http://${HOST}/api/study/pack${query}`, { headers: { host: HOST, ...headers } }));

const contents = (body: unknown, headers: Record<string, string> = OWN) =>
  POST(
    new Request(`http://${HOST}/api/study/pack`, {
      method: "POST",
      headers: { host: HOST, "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    }),
  );

describe("/api/study/pack", () => {
  it("is kept by no cache, and says in a word that the device has it all", async () => {
    const first = await pack();
    expect(first.status).toBe(200);
    expect(first.headers.get("cache-control")).toBe("no-store");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{12}"$/u);
    const again = await pack({ "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await pack({ "if-none-match": '"another"' })).status).toBe(200);
  });

  it("belongs to whoever holds the cookie", async () => {
    const recorded = await answer(
      new Request(`http://${HOST}/api/reviews`, {
        method: "POST",
        headers: { host: HOST, "content-type": "application/json", ...OWN },
        body: JSON.stringify(batch([sent("card-1")])),
      }),
    );
    const cookie = recorded.headers.get("set-cookie")?.split(";")[0] ?? "";
    const nobodys = await pack();
    const mine = await pack({ cookie });
    expect(await nobodys.json()).toMatchObject({ userId: null, done: [] });
    expect(await mine.json()).toMatchObject({ userId: expect.any(String), done: [{ id: "card-1" }] });
    expect(mine.headers.get("etag")).not.toBe(nobodys.headers.get("etag"));
  });

  it("gives contents to our own pages only, and to the ids that are asked for", async () => {
    const reply = await contents({ ids: ["card-2"] });
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(await reply.json()).toMatchObject({ cards: [{ packed: { card: { id: "card-2" } } }] });
    expect((await contents({ ids: ["card-2"] }, { origin: "http://evil.example" })).status).toBe(403);
    expect((await contents({ ids: "card-2" })).status).toBe(400);
    expect((await pack({}, "?days=99")).status).toBe(400);
  });
});
