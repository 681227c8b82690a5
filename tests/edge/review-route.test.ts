import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { batch, card, context, deck, ids, sent, ship } from "#tests/db/services/fixtures.ts";

const folder = mkdtempSync(path.join(tmpdir(), "dossier-edge-"));
const HOST = "127.0.0.1:3000";
const OWN = { origin: `http://${HOST}` };
const step = ids(3);
let POST: (request: Request) => Promise<Response>;
let owner: Record<string, string>;

/** Posts as the browser does; the cookie is the owner's unless another is named. */
function post(body: unknown, headers: Record<string, string> = owner): Promise<Response> {
  return POST(
    new Request(`http://${HOST}/api/dossiers/mill/review`, {
      method: "POST",
      headers: { host: HOST, "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
}

const accept = (changes: object = {}) => ({
  kind: "decide",
  id: step(),
  dossierId: "mill",
  cardId: "card-1",
  seen: "1.0",
  decision: "accepted",
  ...changes,
});

beforeAll(async () => {
  // Before the first import: the server reads its environment once.
  process.env.DATABASE_URL = `file:${path.join(folder, "test.db")}`;
  ({ POST } = await import("#app/api/dossiers/[dossierId]/review/route.ts"));
  const reviews = await import("#app/api/reviews/route.ts");
  const { storeOfServer } = await import("#lib/services/server.ts");
  const { syncDecks } = await import("#lib/services/decks/sync-decks.ts");
  const { dossiers } = await import("#lib/db/schema/documents.ts");
  const store = await storeOfServer();
  ship(path.join(folder, "decks"), deck([card(1), card(2)]));
  await syncDecks(context(store, { kind: "visitor", key: null }), path.join(folder, "decks"));
  const first = await reviews.POST(
    new Request(`http://${HOST}/api/reviews`, {
      method: "POST",
      headers: { host: HOST, "content-type": "application/json", ...OWN },
      body: JSON.stringify(batch([sent("card-1")])),
    }),
  );
  const { userId } = (await first.json()) as { userId: string };
  owner = { ...OWN, cookie: first.headers.get("set-cookie")?.split(";")[0] ?? "" };
  await store.write((tx) => tx.update(dossiers).set({ ownerId: userId }));
}, 60_000);

afterAll(async () => {
  const { storeOfServer } = await import("#lib/services/server.ts");
  await (await storeOfServer()).close();
  globalThis.dossierStore = undefined;
  rmSync(folder, { recursive: true, force: true });
});

describe("POST /api/dossiers/…/review", () => {
  it("does a step for the owner, and answers the card as it is then", async () => {
    const body = accept({ cardId: "card-2" });
    const reply = await post(body);
    expect(reply.status).toBe(200);
    const answer = (await reply.json()) as { cards: readonly { id: string; decision: string }[] };
    expect(answer.cards.map(({ id, decision }) => [id, decision])).toEqual([["card-2", "accepted"]]);
    expect(await (await post(body)).json()).toEqual(answer);
  });

  it("is 403 from another site, and 404 for a visitor as for a dossier that does not exist", async () => {
    expect((await post(accept(), { ...owner, origin: "http://evil.example" })).status).toBe(403);
    expect((await post(accept(), OWN)).status).toBe(404);
    expect((await post(accept({ dossierId: "no-such" }))).status).toBe(404);
  });

  it("answers what came too late with 409, words, and the card as it is now", async () => {
    const reply = await post(accept({ seen: "7.7" }));
    expect(reply.status).toBe(409);
    expect(await reply.json()).toMatchObject({
      code: "stale",
      message: expect.stringContaining("changed in another window"),
      reply: { cards: [{ id: "card-1", decision: null }], gone: [] },
    });
  });

  it("is 400 for a step that there is none, and for one that names what no object has of its own", async () => {
    for (const body of [accept({ kind: "erase" }), accept({ kind: "constructor" }), [], "null", "{"]) {
      expect((await post(body)).status, JSON.stringify(body)).toBe(400);
    }
    expect((await post(accept({ id: "not-a-uuid" }))).status).toBe(400);
  });

  it("takes no more than a card's worth of words", async () => {
    const body = accept({ kind: "edit", question: "x".repeat(50_000), answer: "y" });
    expect((await post(body)).status).toBe(413);
    expect((await post(accept({ kind: "edit", question: "x".repeat(700), answer: "y" }))).status).toBe(400);
  });
});
