import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerOf, nextPage } from "#app/_edge/account-answer.ts";
import { newToken } from "#app/_edge/session-cookie.ts";
import { zipResponse } from "#app/_edge/zip-response.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";

const folder = mkdtempSync(path.join(tmpdir(), "dossier-account-"));
const HOST = "127.0.0.1:3000";
let mine: (request: Request) => Promise<Response>;
let theirs: (request: Request, context: { params: Promise<{ personId: string }> }) => Promise<Response>;

beforeAll(async () => {
  // Before the first import: the server reads its environment once.
  process.env.DATABASE_URL = `file:${path.join(folder, "test.db")}`;
  ({ GET: mine } = await import("#app/api/account/export/route.ts"));
  ({ GET: theirs } = await import("#app/api/admin/people/[personId]/route.ts"));
});

afterAll(async () => {
  const { storeOfServer } = await import("#lib/services/server.ts");
  await (await storeOfServer()).close();
  globalThis.dossierStore = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Makes an account and returns its cookie and id. */
async function person(name: string): Promise<{ readonly cookie: string; readonly id: string }> {
  const { storeOfServer, contextFor } = await import("#lib/services/server.ts");
  const { signUp } = await import("#lib/services/account/sign-up.ts");
  const token = newToken();
  const key = { tokenHash: hashOfToken(newToken()), device: null, address: null };
  const ctx = contextFor(await storeOfServer(), { kind: "visitor", key });
  const browser = { tokenHash: hashOfToken(token), device: null, address: null };
  const { userId } = await signUp(ctx, { name, password: "seven green herons" }, browser);
  return { cookie: `dossier=${token}`, id: userId };
}

const asked = (cookie?: string): Request =>
  new Request(`http://${HOST}/`, { headers: { host: HOST, ...(cookie === undefined ? {} : { cookie }) } });

describe("the download of everything", () => {
  it("is a zip for its owner that no cache keeps, and nothing for a stranger", async () => {
    const anna = await person("Anna");
    const reply = await mine(asked(anna.cookie));
    expect(reply.status).toBe(200);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(reply.headers.get("content-disposition")).toBe('attachment; filename="dossier-my-data.zip"');
    const files = unzipSync(new Uint8Array(await reply.arrayBuffer()));
    expect(new TextDecoder().decode(files["data/users.json"])).toContain("Anna");
    for (const cookie of [undefined, `dossier=${newToken()}`])
      expect((await mine(asked(cookie))).status).toBe(404);
  });

  it("of somebody else is not there for a learner, whether that person exists or not", async () => {
    const anna = await person("Bea");
    const ben = await person("Ben");
    const bodies: unknown[] = [];
    for (const personId of [anna.id, ben.id, "nobody"]) {
      const reply = await theirs(asked(anna.cookie), { params: Promise.resolve({ personId }) });
      expect(reply.status).toBe(404);
      bodies.push(await reply.json());
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it("breaks off rather than look whole when something fails on the way", async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array([1]);
      throw new Error("the disk is gone");
    }
    await expect(zipResponse("a.zip", failing()).arrayBuffer()).rejects.toThrow();
  });
});

describe("where a form goes on to", () => {
  it("is a page of ours, never another site", () => {
    for (const own of ["/", "/classes", "/study?deck=a-b", "/invite"]) expect(nextPage(own)).toBe(own);
    const foreign = [
      "https://elsewhere.example",
      "//elsewhere.example",
      "/\\elsewhere.example",
      "javascript:alert(1)",
      "\\/elsewhere",
      "/a\nb",
      "/\t/elsewhere",
      undefined,
      ["/classes"],
    ];
    for (const one of foreign) expect(nextPage(one)).toBe("/");
  });

  it("is said only when the verb succeeded", () => {
    const refused = answerOf({ ok: false, code: "invalid", message: "No.", fields: { name: "No." } }, () => ({
      goTo: "/",
    }));
    expect(refused).toEqual({ at: expect.any(Number), ok: false, text: "No.", fields: { name: "No." } });
  });
});
