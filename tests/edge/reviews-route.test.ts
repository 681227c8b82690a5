import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { batch, card, context, deck, sent, ship } from "#tests/db/services/fixtures.ts";

const folder = mkdtempSync(path.join(tmpdir(), "dossier-edge-"));
const HOST = "127.0.0.1:3000";
const OWN = { origin: `http://${HOST}` };
let POST: (request: Request) => Promise<Response>;
let GET: () => Promise<Response>;

beforeAll(async () => {
  // Before the first import: the server reads its environment once.
  process.env.DATABASE_URL = `file:${path.join(folder, "test.db")}`;
  ({ POST } = await import("#app/api/reviews/route.ts"));
  ({ GET } = await import("#app/api/health/route.ts"));
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

function post(body: unknown, headers: Record<string, string> = OWN): Promise<Response> {
  return POST(
    new Request(`http://${HOST}/api/reviews`, {
      method: "POST",
      headers: { host: HOST, "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
}

const cookieOf = (response: Response): string => response.headers.get("set-cookie")?.split(";")[0] ?? "";

describe("POST /api/reviews", () => {
  it("answers 403, 403, 403, 200 to no origin, null, another site, and our own", async () => {
    const statuses = [];
    for (const headers of [{}, { origin: "null" }, { origin: "http://evil.example" }, OWN]) {
      statuses.push((await post(batch([sent("card-1")]), headers)).status);
    }
    expect(statuses).toEqual([403, 403, 403, 200]);
  });

  it("gives a visitor a session that scripts cannot read, and the same learner back for it", async () => {
    const first = await post(batch([sent("card-1")]));
    const cookie = first.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^dossier=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/u);
    expect(first.headers.get("cache-control")).toBe("no-store");
    const { userId } = (await first.json()) as { userId: string };
    const again = await post(batch([sent("card-2")]), { ...OWN, cookie: cookieOf(first) });
    expect(await again.json()).toMatchObject({ userId, refused: [] });
    expect(cookieOf(again)).toBe(cookieOf(first));
  });

  it("makes one learner of two tabs that share the key of the study page", async () => {
    const { newToken } = await import("#app/_edge/session-cookie.ts");
    const cookie = `dossier=${newToken()}`;
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => post(batch([sent("card-1")]), { ...OWN, cookie })),
    );
    const ids = await Promise.all(
      replies.map(async (reply) => ((await reply.json()) as { userId: string }).userId),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it("keeps one learner's answers from another's session", async () => {
    const mine = await post(batch([sent("card-1")]));
    const { userId } = (await mine.json()) as { userId: string };
    const other = await post(batch([sent("card-1")], { userId }));
    expect(other.status).toBe(403);
    expect(await other.json()).toMatchObject({ code: "not-allowed" });
  });

  it("asks the hundred and twenty-first new guest of an address to wait, and says how long", async () => {
    const from = { ...OWN, "x-dossier-peer": "203.0.113.5" };
    const replies = await Promise.all(Array.from({ length: 140 }, () => post(batch([sent("card-1")]), from)));
    const refused = replies.filter((reply) => reply.status === 429);
    expect(replies.filter((reply) => reply.status === 200).length).toBeGreaterThanOrEqual(120);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused[0]?.headers.has("set-cookie")).toBe(false);
    const body = await refused[0]?.json();
    expect(body).toMatchObject({ code: "limit", message: expect.stringContaining("kept on this device") });
    expect(body).not.toHaveProperty("fields");
  });

  it("says what is wrong with a body, and takes nothing of it", async () => {
    expect((await post("{", OWN)).status).toBe(400);
    expect((await post({}, OWN)).status).toBe(400);
    expect((await post("x".repeat(1_000_001), OWN)).status).toBe(413);
    expect((await post("a=b", { ...OWN, "content-type": "application/x-www-form-urlencoded" })).status).toBe(
      400,
    );
  });

  it("opens no session where everybody on the network could take it", async () => {
    const host = "192.168.1.7:3000";
    const reply = await post(batch([sent("card-1")]), { host, origin: `http://${host}` });
    expect(reply.status).toBe(403);
    expect(reply.headers.has("set-cookie")).toBe(false);
    expect(await reply.json()).toMatchObject({
      message: expect.stringContaining("DOSSIER_INSECURE_COOKIES=1"),
    });
  });
});

describe("GET /api/health", () => {
  it("says that the database answers, and nothing else", async () => {
    const reply = await GET();
    expect([reply.status, await reply.text()]).toEqual([200, '{"ok":true}']);
  });
});
