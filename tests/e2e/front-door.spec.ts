import { createServer } from "node:http";
import { expect, test } from "@playwright/test";
import { atDoor, type Door, PASSWORD, setupCode, signIn, signUp, takeUp } from "./front-door/door.ts";

// What stands at the door of a real server: keys, and by which name it was called. No browser is needed for it.
test.setTimeout(240_000);

/** Whether a key opens the account of somebody. */
async function opens(door: Door, key: string | null, name: string): Promise<boolean> {
  const who = door.caller();
  if (key !== null) who.cookies.set("dossier", key);
  return (await who.get("/account")).body.includes(`value="${name}"`);
}

const planted = (word: string): string => word.padEnd(43, "x");

test("a key that was in the browser before opens nothing once somebody is known by name", async () => {
  await atDoor(async (door) => {
    const { server, caller } = door;
    const anna = caller();
    const handed: (string | null)[] = [planted("before-sign-up")];
    anna.cookies.set("dossier", planted("before-sign-up"));
    const kept = async (): Promise<void> => {
      expect(handed).not.toContain(anna.key);
      for (const key of handed) expect(await opens(door, key, "Anna")).toBe(false);
      expect(await opens(door, anna.key, "Anna")).toBe(true);
      handed.push(anna.key);
    };
    await signUp(anna, "Anna");
    await kept();
    anna.cookies.set("dossier", planted("before-sign-in"));
    handed.push(planted("before-sign-in"));
    // The session that is replaced below is signed out first: the key of a browser that was left open stays good.
    const phone = caller();
    phone.cookies.set("dossier", handed[1] ?? "");
    await phone.act("account/actions.ts leave", "/account", {});
    await signIn(anna, "Anna");
    await kept();
    const changed = { password: PASSWORD, newPassword: "three blue owls" };
    await anna.act("account/actions.ts renewPassword", "/account", changed);
    await kept();
    await anna.act("invite/actions.ts accept", "/invite", { code: setupCode(server) });
    await kept();
    expect((await anna.get("/admin")).status).toBe(200);
    const last = anna.key;
    await anna.act("account/actions.ts leave", "/account", {});
    expect(anna.key).toBeNull();
    expect(await opens(door, last, "Anna")).toBe(false);
  });
});

test("who shared a guest's key does not hold the account that the guest takes", async () => {
  await atDoor(async (door) => {
    const { caller } = door;
    const guest = caller();
    const { body } = await guest.get("/api/browse?limit=1");
    const cardId = /"cardId":"([^"]+)"|"id":"([^"]+)"/u.exec(body)?.slice(1).find(Boolean) ?? "";
    const shared = planted("shared-by-two");
    guest.cookies.set("dossier", shared);
    const begun = await guest.postJson("/api/reviews", answered(cardId));
    expect(begun.status, begun.body).toBe(200);
    await signUp(guest, "Bea");
    expect(guest.key).not.toBe(shared);
    expect(await opens(door, guest.key, "Bea")).toBe(true);
    expect(await opens(door, shared, "Bea")).toBe(false);
  });
});

function answered(cardId: string): object {
  const now = Date.now();
  const review = {
    id: crypto.randomUUID(),
    kind: "answered",
    cardId,
    cardVersion: 1,
    rating: 3,
    target: null,
  };
  const when = { deviceSequence: 1, deviceTime: now, utcOffsetMinutes: 0, zone: "UTC" };
  const device = { deviceId: "a-device" };
  const how = { tookMs: 4_000, mode: "study", dueShown: null };
  return { ...device, sentAt: now, userId: null, reviews: [{ ...review, ...device, ...when, ...how }] };
}

test("a forged name of the server opens nothing, and no link or redirect follows it", async () => {
  const called: string[] = [];
  const elsewhere = createServer((request, reply) => {
    called.push(request.url ?? "");
    reply.end("elsewhere");
  });
  await new Promise<void>((resolve) => {
    elsewhere.listen(0, "127.0.0.1", resolve);
  });
  const address = elsewhere.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    await atDoor(async ({ server, caller }) => {
      for (const host of [
        "evil.example",
        "127.0.0.1.evil.example",
        "evil.example:80",
        "localhost@evil.example",
      ]) {
        const page = await caller().get("/study", { host });
        expect([400, 403], host).toContain(page.status);
        expect(page.headers["set-cookie"], host).toBeUndefined();
        const own = { host, origin: `http://${host}` };
        const said = await caller().act(
          "sign-in/actions.ts begin",
          "/sign-up",
          { name: "Eve", password: PASSWORD },
          own,
        );
        expect(said.status, host).not.toBe(200);
        expect([400, 403], host).toContain((await caller().postJson("/api/reviews", {}, own)).status);
      }
      const forged = {
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
        forwarded: "host=evil.example",
      };
      const admin = caller();
      await takeUp(admin, setupCode(server), "Olga");
      const invite = (headers: Readonly<Record<string, string>>) =>
        admin.act("admin/actions.ts inviteSomebody", "/admin", { role: "teacher" }, headers);
      expect((await invite({ ...forged, "x-forwarded-host": "" })).body).toContain(`${server.url}/invite#`);
      expect((await invite(forged)).body).not.toContain("evil.example");
      for (const page of ["/", "/account", "/classes/new", "/sign-up"]) {
        const { body, headers } = await admin.get(page, forged);
        expect(`${body} ${headers.location ?? ""}`, page).not.toContain("evil.example");
        expect(JSON.stringify(headers["set-cookie"] ?? ""), page).not.toContain("Secure");
      }
      // A name that is this machine's, but of another program: an action that leads on must not be fetched from there.
      const host = `127.0.0.1:${port}`;
      const pupil = caller();
      await signUp(pupil, "Anna");
      const left = await pupil.act(
        "account/actions.ts leavePlainly",
        "/account",
        {},
        { host, origin: `http://${host}` },
      );
      expect(left.headers["x-action-redirect"] ?? left.headers.location ?? "").toMatch(/^\/(?!\/)/u);
      expect(called).toEqual([]);
      for (const odd of [
        "//evil.example",
        "//evil.example/",
        "/\\evil.example/",
        "//evil.example/%2e%2e",
        "/study//evil.example/",
      ]) {
        const { headers } = await caller().get(odd);
        expect(headers.location ?? "/", odd).toMatch(/^(?:\/(?![/\\])|http:\/\/127\.0\.0\.1:)/u);
      }
    });
  } finally {
    elsewhere.close();
  }
});

test("a resting connection is kept for longer than a proxy in front keeps it, and holds up no end of the server", async () => {
  await atDoor(async ({ server, caller }) => {
    const { headers } = await caller().get("/api/health");
    const [, seconds = "0"] = /timeout=(\d+)/u.exec(String(headers["keep-alive"])) ?? [];
    // nginx rests 60 s, Caddy 120 s.
    expect(Number(seconds)).toBeGreaterThan(120);
    await server.end();
  });
});

test("a page is behind its policy whatever a request says of the framework's inside", async () => {
  await atDoor(async ({ caller }) => {
    for (const inside of [
      { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
      { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
      { "x-middleware-next": "1", "x-nextjs-data": "1" },
      { "x-middleware-rewrite": "http://evil.example/" },
      { "x-nonce": "bm9uY2Vub25jZW5vbmNl", "content-security-policy": "default-src *" },
    ]) {
      const { headers, body } = await caller().get("/study", inside);
      expect(headers["content-security-policy"] ?? "", JSON.stringify(inside)).toContain("object-src 'none'");
      expect(headers["content-security-policy"]).not.toContain("bm9uY2Vub25jZW5vbmNl");
      expect(body).not.toContain("bm9uY2Vub25jZW5vbmNl");
      expect((await caller().get("/admin", inside)).status).toBe(404);
    }
  });
});

test("behind a trusted proxy the cookie is bound to the host, and links say https", async () => {
  const proxied = (client: string, more = {}) => ({
    "x-forwarded-proto": "https",
    "x-forwarded-host": "learn.example",
    "x-forwarded-for": client,
    origin: "https://learn.example",
    ...more,
  });
  await atDoor(
    async ({ server, caller }) => {
      const { headers } = await caller().get("/study", proxied("203.0.113.1"));
      const [given = ""] = headers["set-cookie"] ?? [];
      expect(given).toMatch(
        /^__Host-dossier=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/u,
      );
      expect(headers["strict-transport-security"]).toMatch(/max-age=\d{7,}/u);
      const admin = caller();
      const taken = await takeUp(admin, setupCode(server), "Olga", proxied("203.0.113.1"));
      expect(taken.body).toContain('"ok":true');
      for (const line of taken.headers["set-cookie"] ?? []) {
        expect(line).toMatch(/^__Host-dossier/u);
        expect(line).toMatch(/; Secure; HttpOnly; SameSite=lax$/iu);
        expect(line).not.toMatch(/domain=/iu);
      }
      const invite = () => ["admin/actions.ts inviteSomebody", "/admin", { role: "teacher" }] as const;
      const invited = await admin.act(...invite(), proxied("203.0.113.1"));
      expect(invited.body).toContain("https://learn.example/invite#");
      for (const origin of ["http://learn.example", server.url, "https://evil.example"])
        expect((await admin.act(...invite(), proxied("203.0.113.1", { origin }))).body).not.toContain(
          "/invite#",
        );
    },
    { DOSSIER_TRUST_PROXY: "1" },
  );
});
