import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newToken } from "#app/_edge/session-cookie.ts";
import { bytesOf } from "#tests/db/services/dossier-fixtures.ts";

const folder = mkdtempSync(path.join(tmpdir(), "dossier-edge-"));
const HOST = "127.0.0.1:3000";
const OWN = { origin: `http://${HOST}`, host: HOST };
const token = newToken();
const cookie = `dossier=${token}`;
let POST: (request: Request) => Promise<Response>;
let GET: (request: Request, context: { params: Promise<{ dossierId: string }> }) => Promise<Response>;
let dossierId = "";

beforeAll(async () => {
  // Before the first import: the server reads its environment once.
  process.env.DATABASE_URL = `file:${path.join(folder, "test.db")}`;
  ({ POST } = await import("#app/api/documents/route.ts"));
  ({ GET } = await import("#app/api/dossiers/[dossierId]/progress/route.ts"));
  const { storeOfServer, contextFor } = await import("#lib/services/server.ts");
  const { viewerOf } = await import("#lib/services/account/sessions.ts");
  const { createDossier } = await import("#lib/services/dossiers/create-dossier.ts");
  const store = await storeOfServer();
  const viewer = await viewerOf(store, token, Date.now());
  ({ dossierId } = await createDossier(contextFor(store, viewer), { title: "Farn Point" }));
});

afterAll(async () => {
  const { storeOfServer } = await import("#lib/services/server.ts");
  await (await storeOfServer()).close();
  globalThis.dossierStore = undefined;
  rmSync(folder, { recursive: true, force: true });
});

type Sent = { readonly query?: Record<string, string>; readonly headers?: Record<string, string> };

function post(bytes: Uint8Array, { query = {}, headers = {} }: Sent = {}): Promise<Response> {
  const parameters = new URLSearchParams({ dossier: dossierId, name: "light.txt", ...query });
  return POST(
    new Request(`http://${HOST}/api/documents?${parameters}`, {
      method: "POST",
      headers: { ...OWN, cookie, "content-length": String(bytes.length), ...headers },
      body: Buffer.from(bytes),
    }),
  );
}

describe("POST /api/documents", () => {
  it("refuses what comes from another site, from nobody, and for somebody else's dossier", async () => {
    const bytes = bytesOf("The light was lit.");
    expect((await post(bytes, { headers: { origin: "http://evil.example" } })).status).toBe(403);
    expect((await post(bytes, { headers: { cookie: "" } })).status).toBe(404);
    expect((await post(bytes, { headers: { cookie: `dossier=${newToken()}` } })).status).toBe(404);
    expect((await post(bytes, { query: { dossier: "none" } })).status).toBe(404);
  });

  it("refuses a body that lost its end on the way, and one that does not say how long it is", async () => {
    const whole = bytesOf("The light was lit on 3 May 1822.");
    const cut = await post(whole.subarray(0, 10), { headers: { "content-length": String(whole.length) } });
    expect([cut.status, await cut.json()]).toEqual([
      400,
      { code: "invalid", message: "The body has 10 bytes, and 32 were announced. Send it again." },
    ]);
    const longer = await post(whole, { query: { size: "10" }, headers: { "content-length": "10" } });
    expect(longer.status).toBe(400);
    expect((await post(whole, { query: { size: "31" } })).status).toBe(400);
    const unsaid = new Request(`http://${HOST}/api/documents?dossier=${dossierId}&name=a.txt`, {
      method: "POST",
      headers: { ...OWN, cookie },
      body: Buffer.from(whole),
    });
    expect((await POST(unsaid)).status).toBe(400);
  });

  it("takes a sender who breaks off for what it is, and logs no fault", async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(bytesOf("The light"));
        controller.error(new Error("aborted"));
      },
    });
    const init = {
      method: "POST",
      headers: { ...OWN, cookie, "content-length": "100" },
      body,
      duplex: "half",
    };
    const reply = await POST(
      new Request(`http://${HOST}/api/documents?dossier=${dossierId}&name=a.txt`, init),
    );
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ message: expect.stringContaining("broke off") });
  });

  it("answers 413 with words for a file that is too large for its kind, before it has arrived", async () => {
    const reply = await post(bytesOf("x"), { headers: { "content-length": "5000001" } });
    expect(reply.status).toBe(413);
    expect(await reply.json()).toMatchObject({ message: expect.stringContaining("larger than 5 MB") });
    const pdf = await post(bytesOf("x"), {
      query: { name: "a.pdf" },
      headers: { "content-length": "50000001" },
    });
    expect(await pdf.json()).toMatchObject({ message: expect.stringContaining("50 MB") });
  });

  it("says what is wrong with a file that is not what its name says", async () => {
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const reply = await post(picture, { query: { name: "scan.txt" } });
    expect(reply.status).toBe(422);
    expect(await reply.json()).toMatchObject({
      code: "unreadable",
      message: expect.stringContaining("picture"),
    });
  });

  it("refuses parameters that it does not know, and any that comes twice", async () => {
    expect((await post(bytesOf("x"), { query: { admin: "1" } })).status).toBe(400);
    const url = `http://${HOST}/api/documents?dossier=${dossierId}&name=a.txt&name=b.txt`;
    const twice = new Request(url, {
      method: "POST",
      headers: { ...OWN, cookie, "content-length": "1" },
      body: "x",
    });
    expect((await POST(twice)).status).toBe(400);
  });
});

describe("GET /api/dossiers/…/progress", () => {
  const ask = (id: string, held = cookie): Promise<Response> =>
    GET(
      new Request(`http://${HOST}/api/dossiers/${id}/progress`, { headers: { host: HOST, cookie: held } }),
      {
        params: Promise.resolve({ dossierId: id }),
      },
    );

  it("tells the owner alone, and no cache keeps it", async () => {
    const reply = await ask(dossierId);
    expect([reply.status, await reply.json()]).toEqual([200, { progress: null }]);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect((await ask(dossierId, `dossier=${newToken()}`)).status).toBe(404);
    expect((await ask("none")).status).toBe(404);
  });
});

describe("POST /api/documents/form", () => {
  const send = async (fields: Record<string, string | File>, headers: Record<string, string> = {}) => {
    const { POST: form } = await import("#app/api/documents/form/route.ts");
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const encoded = new Response(body);
    const bytes = await encoded.arrayBuffer();
    return form(
      new Request(`http://${HOST}/api/documents/form`, {
        method: "POST",
        headers: {
          ...OWN,
          cookie,
          "content-type": encoded.headers.get("content-type") ?? "",
          "content-length": String(bytes.byteLength),
          ...headers,
        },
        body: bytes,
      }),
    );
  };
  const problemOf = (reply: Response): string | null =>
    new URL(reply.headers.get("location") ?? "", "http://x").searchParams.get("problem");

  it("leads back to the page with the reason", async () => {
    const old = new File(["x"], "old.doc");
    expect((await send({ title: "T", file: old })).status).toBe(303);
    expect(problemOf(await send({ title: "T", file: old }))).toContain("old Word file");
    expect(problemOf(await send({ title: "T" }))).toContain("choose a file");
    const { myDossiers } = await import("#lib/services/dossiers/my-dossiers.ts");
    const { routeContext } = await import("#app/_edge/route-context.ts");
    const mine = await myDossiers(
      await routeContext(new Request(`http://${HOST}/`, { headers: { ...OWN, cookie } })),
    );
    expect(mine.map((one) => one.title)).toEqual(["Farn Point"]);
    expect(problemOf(await send({ title: " ", file: old }))).toBe("Give it a title.");
    expect(problemOf(await send({ title: "T", file: old }, { cookie: "" }))).toContain("cookie");
    const long = new File(["x".repeat(5_000_001)], "long.txt");
    expect(problemOf(await send({ title: "T", file: long }))).toContain("5 MB");
  });

  it("is closed to other sites", async () => {
    const reply = await send({ title: "T" }, { origin: "http://evil.example" });
    expect(reply.status).toBe(403);
  });
});
