import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newToken } from "#app/_edge/session-cookie.ts";

const folder = mkdtempSync(path.join(tmpdir(), "dossier-edge-"));
const HOST = "127.0.0.1:3000";
const token = newToken();
const cookie = `dossier=${token}`;
type Params = { params: Promise<{ hash: string }> };
let POST: (request: Request) => Promise<Response>;
let GET: (request: Request, context: Params) => Promise<Response>;

beforeAll(async () => {
  // Before the first import: the server reads its environment once.
  process.env.DATABASE_URL = `file:${path.join(folder, "test.db")}`;
  ({ POST } = await import("#app/api/media/route.ts"));
  ({ GET } = await import("#app/api/media/[hash]/route.ts"));
});

afterAll(async () => {
  const { storeOfServer } = await import("#lib/services/server.ts");
  await (await storeOfServer()).close();
  globalThis.dossierStore = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const sound = Buffer.concat([Buffer.from("OggS"), Buffer.alloc(996, 9)]);

function post(bytes: Buffer, headers: Record<string, string> = {}): Promise<Response> {
  return POST(
    new Request(`http://${HOST}/api/media?name=perro.ogg&size=${bytes.length}`, {
      method: "POST",
      headers: { origin: `http://${HOST}`, host: HOST, cookie, ...headers },
      body: new Uint8Array(bytes),
    }),
  );
}

const get = (hash: string, headers: Record<string, string> = {}): Promise<Response> =>
  GET(new Request(`http://${HOST}/api/media/${hash}`, { headers: { host: HOST, cookie, ...headers } }), {
    params: Promise.resolve({ hash }),
  });

describe("/api/media", () => {
  it("keeps a sound for a visitor with a key and serves it as data that can do nothing", async () => {
    const stored = await post(sound);
    expect(stored.status).toBe(200);
    const { hash } = (await stored.json()) as { hash: string };
    const whole = await get(hash);
    expect(whole.status).toBe(200);
    expect(Buffer.from(await whole.arrayBuffer()).equals(sound)).toBe(true);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "audio/ogg",
      "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none'/u),
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=31536000, immutable",
      "content-length": "1000",
    });
    const part = await get(hash, { range: "bytes=0-3" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      "bytes 0-3/1000",
      "OggS",
    ]);
    expect((await (await get(hash, { range: "bytes=-10" })).arrayBuffer()).byteLength).toBe(10);
    expect((await get(hash, { range: "bytes=990-" })).headers.get("content-range")).toBe(
      "bytes 990-999/1000",
    );
    expect((await get(hash, { range: "bytes=1000-" })).status).toBe(416);
    expect((await get(hash, { "if-none-match": `"${hash}"` })).status).toBe(304);
    expect((await get(hash, { cookie: `dossier=${newToken()}` })).status).toBe(404);
    expect((await get("nothing")).status).toBe(404);
  });

  it("refuses what comes from elsewhere, from nobody, in part, too large, or of another kind", async () => {
    expect((await post(sound, { origin: "http://evil.example" })).status).toBe(403);
    expect((await post(sound, { cookie: "" })).status).toBe(404);
    expect((await post(sound, { "content-length": "5" })).status).toBe(400);
    expect((await post(Buffer.from('<svg onload="alert(1)"/>'))).status).toBe(422);
    expect((await post(Buffer.concat([sound, Buffer.alloc(10_000_000)]))).status).toBe(413);
  });
});
