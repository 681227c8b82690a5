import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newToken } from "#app/_edge/session-cookie.ts";
import { writeApkg } from "../fixtures/write-apkg.ts";

const folder = mkdtempSync(path.join(tmpdir(), "dossier-edge-"));
const HOST = "127.0.0.1:3000";
const cookie = `dossier=${newToken()}`;
type Handler = (request: Request) => Promise<Response>;
let send: Handler;
let take: Handler;
let stop: Handler;

beforeAll(async () => {
  // Before the first import: the server reads its environment once.
  process.env.DATABASE_URL = `file:${path.join(folder, "test.db")}`;
  ({ POST: send } = await import("#app/api/packages/route.ts"));
  ({ POST: take } = await import("#app/api/packages/take/route.ts"));
  ({ POST: stop } = await import("#app/api/packages/stop/route.ts"));
});

afterAll(async () => {
  const { storeOfServer } = await import("#lib/services/server.ts");
  await (await storeOfServer()).close();
  globalThis.dossierStore = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const PACKAGE = writeApkg({
  form: "anki21b",
  notes: [{ guid: "a", type: "Basic", fields: ["perro", "dog"], cards: [{ deck: "Spanish" }] }],
});
const HEADERS = { origin: `http://${HOST}`, host: HOST, cookie };

const post = (bytes: Uint8Array, headers: Record<string, string> = {}, size = bytes.length) =>
  send(
    new Request(`http://${HOST}/api/packages?size=${size}`, {
      method: "POST",
      headers: { ...HEADERS, ...headers },
      body: new Uint8Array(bytes),
    }),
  );

const say = (handler: Handler, body: object, headers: Record<string, string> = {}) =>
  handler(
    new Request(`http://${HOST}/api/packages/take`, {
      method: "POST",
      headers: { ...HEADERS, "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    }),
  );

const keptFiles = (): readonly string[] =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith(`dossier-packages-${process.pid}-`))
    .flatMap((name) => readdirSync(path.join(tmpdir(), name)));

describe("/api/packages", () => {
  it("says what is in a package, brings it in while it says how far it is, and keeps no file", async () => {
    const looked = await post(PACKAGE);
    expect(looked.status).toBe(200);
    const look = (await looked.json()) as { id: string; notes: number };
    expect(look.notes).toBe(1);
    expect(keptFiles()).toHaveLength(1);
    expect((await say(take, { id: look.id }, { cookie: `dossier=${newToken()}` })).status).toBe(404);
    const taken = await say(take, { id: look.id, zone: "Europe/Riga" });
    expect(taken.headers.get("content-type")).toContain("ndjson");
    const lines = (await taken.text())
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(lines[0]).toEqual({ progress: { kind: "reading" } });
    expect(lines.at(-1)).toMatchObject({ done: { fates: { added: 1 }, stopped: false } });
    expect(keptFiles()).toEqual([]);
    expect((await say(take, { id: look.id })).status).toBe(404);
  });

  it("refuses what comes from elsewhere, from nobody, in part, too large, or of another kind", async () => {
    expect((await post(PACKAGE, { origin: "http://evil.example" })).status).toBe(403);
    expect((await post(PACKAGE, { cookie: "" })).status).toBe(404);
    expect((await post(PACKAGE.subarray(0, 500), {}, PACKAGE.length)).status).toBe(400);
    expect((await post(PACKAGE, {}, 10)).status).toBe(400);
    expect((await post(PACKAGE, {}, 200_000_001)).status).toBe(413);
    const other = await post(new TextEncoder().encode("PK\u0003\u0004 and more of what is no archive"));
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ message: expect.stringContaining("no Anki package") });
    expect(keptFiles()).toEqual([]);
  });

  it("forgets a package that only waits", async () => {
    const { id } = (await (await post(PACKAGE)).json()) as { id: string };
    expect((await say(stop, { id }, { cookie: `dossier=${newToken()}` })).status).toBe(404);
    expect((await say(stop, { id }, { origin: "http://evil.example" })).status).toBe(403);
    expect((await say(stop, { id })).status).toBe(200);
    expect(keptFiles()).toEqual([]);
  });
});
