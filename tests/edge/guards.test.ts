import { describe, expect, it, vi } from "vitest";
import { readJson, TooLarge } from "#app/_edge/body.ts";
import { deviceName } from "#app/_edge/device-name.ts";
import { contentSecurityPolicy } from "#app/_edge/headers.ts";
import { refusalOf } from "#app/_edge/origin.ts";
import { replyTo } from "#app/_edge/route.ts";
import { cookieName, mayHaveSession, newToken, sessionCookie, tokenIn } from "#app/_edge/session-cookie.ts";
import { siteOf } from "#app/_edge/site.ts";
import { DomainError } from "#lib/base/errors.ts";
import { StoreError } from "#lib/db/store-error.ts";

const at = (headers: Record<string, string>, trustProxy = false) => siteOf(new Headers(headers), trustProxy);
const LOCAL = at({ host: "127.0.0.1:3000" });
const TLS = at(
  { host: "127.0.0.1:3000", "x-forwarded-proto": "https", "x-forwarded-host": "learn.example" },
  true,
);
const asks = (headers: Record<string, string>, site = LOCAL) => refusalOf(new Headers(headers), site);

describe("a request that changes something", () => {
  it("has to say where it comes from, and that has to be here", () => {
    expect(asks({})).not.toBeNull();
    expect(asks({ origin: "null" })).not.toBeNull();
    expect(asks({ origin: "http://evil.example" })).not.toBeNull();
    expect(asks({ origin: "http://127.0.0.1:3000" })).toBeNull();
  });

  it("is held to Sec-Fetch-Site where the browser sends it", () => {
    const own = { origin: "http://127.0.0.1:3000" };
    expect(asks({ ...own, "sec-fetch-site": "same-origin" })).toBeNull();
    for (const site of ["cross-site", "same-site", "none"])
      expect(asks({ ...own, "sec-fetch-site": site })).not.toBeNull();
    expect(asks({ "sec-fetch-site": "same-origin" })).toBeNull();
    expect(asks({ origin: "null", "sec-fetch-site": "same-origin" })).not.toBeNull();
  });

  it("is from elsewhere when another port, name or scheme says so", () => {
    expect(asks({ origin: "http://127.0.0.1:3001" })).not.toBeNull();
    expect(asks({ origin: "http://localhost:3000" })).not.toBeNull();
    expect(asks({ origin: "http://127.0.0.1:3000.evil.example" })).not.toBeNull();
    expect(asks({ origin: "https://learn.example" }, TLS)).toBeNull();
    expect(asks({ origin: "http://learn.example" }, TLS)).not.toBeNull();
    expect(asks({ origin: "https://learn.example" }, at({ host: "learn.example:443" }))).toBeNull();
  });
});

describe("the site of a request", () => {
  it("believes a proxy only when it is trusted", () => {
    const said = { host: "10.0.0.5:3000", "x-forwarded-proto": "https", "x-forwarded-host": "learn.example" };
    expect(at(said)).toEqual({ host: "10.0.0.5:3000", secure: false, local: false });
    expect(at(said, true)).toEqual({ host: "learn.example", secure: true, local: false });
  });

  it("knows the reader's own machine by its names", () => {
    for (const host of [
      "localhost:3000",
      "127.0.0.1",
      "127.1.2.3:80",
      "[::1]:3000",
      "dossier.localhost:3000",
    ]) {
      expect(at({ host }).local).toBe(true);
    }
    for (const host of [
      "192.168.1.2:3000",
      "localhost.evil.example",
      "127.0.0.1.evil.example",
      "evil-localhost",
      "",
    ]) {
      expect(at({ host }).local).toBe(false);
    }
  });
});

describe("the session cookie", () => {
  it("is bound to the host over TLS, and never readable by scripts", () => {
    const token = newToken();
    const flags = `Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax`;
    expect(sessionCookie(token, TLS)).toBe(`__Host-dossier=${token}; ${flags}; Secure`);
    expect(sessionCookie(token, LOCAL)).toBe(`dossier=${token}; ${flags}`);
    expect(cookieName(TLS)).toBe("__Host-dossier");
  });

  it("lives on plain http only at home, or where the operator allowed it", () => {
    const lan = at({ host: "192.168.1.2:3000" });
    expect(mayHaveSession(TLS, false)).toBe(true);
    expect(mayHaveSession(LOCAL, false)).toBe(true);
    expect(mayHaveSession(lan, false)).toBe(false);
    expect(mayHaveSession(lan, true)).toBe(true);
  });

  it("is read only when it looks like one of ours", () => {
    const token = newToken();
    expect(newToken()).not.toBe(token);
    expect(tokenIn(`a=b; dossier=${token}; c=d`, LOCAL)).toBe(token);
    expect(tokenIn(`__Host-dossier=${token}`, TLS)).toBe(token);
    expect(tokenIn(`dossier=${token}`, TLS)).toBeNull();
    for (const wrong of [null, "", "dossier=", "dossier=short", `dossier=${token}x`, `xdossier=${token}`]) {
      expect(tokenIn(wrong, LOCAL)).toBeNull();
    }
  });
});

describe("a JSON body", () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    new Request("http://127.0.0.1/", {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
    });

  it("is read when it is JSON, in full and not too large", async () => {
    expect(await readJson(post('{"a":"é"}', { "content-length": "10" }), 100)).toEqual({ a: "é" });
    expect(await readJson(post("[]", { "content-type": "application/json; charset=utf-8" }), 100)).toEqual(
      [],
    );
  });

  it("is refused by its announced size before it is read, and by its real size whatever was announced", async () => {
    await expect(readJson(post("{}", { "content-length": "101" }), 100)).rejects.toBeInstanceOf(TooLarge);
    await expect(readJson(post("x".repeat(101)), 100)).rejects.toBeInstanceOf(TooLarge);
  });

  it("is refused when it was cut on the way", async () => {
    await expect(readJson(post("[1,2]", { "content-length": "50" }), 100)).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("is refused when it is something else", async () => {
    await expect(
      readJson(post("a=b", { "content-type": "application/x-www-form-urlencoded" }), 100),
    ).rejects.toThrow("Send JSON");
    await expect(readJson(post("a=b", { "content-type": "text/plain" }), 100)).rejects.toThrow("Send JSON");
    await expect(readJson(post("{"), 100)).rejects.toThrow("not JSON");
    await expect(readJson(post(new Uint8Array([0x22, 0xff, 0x22])), 100)).rejects.toThrow("not JSON");
  });
});

describe("what is thrown inside", () => {
  it("becomes a status with a sentence, and is never kept by a cache", async () => {
    const reply = replyTo(new DomainError("not-found", "There is no such deck."));
    expect(reply.status).toBe(404);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(await reply.json()).toEqual({ code: "not-found", message: "There is no such deck." });
    expect(replyTo(new TooLarge()).status).toBe(413);
  });

  it("asks for patience when the store is in trouble: the outbox keeps what it has", () => {
    const reply = replyTo(new StoreError("busy", "Another program holds the database."));
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "2"]);
  });

  it("hides a fault behind a number that stands in the log too", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const reply = replyTo(new Error("secret detail"));
    const body = await reply.text();
    expect(reply.status).toBe(500);
    expect(body).not.toContain("secret");
    const reference = /\((?<reference>[0-9a-f]{8})\)/u.exec(body)?.groups?.reference ?? "none";
    expect(String(log.mock.calls[0]?.[0])).toContain(reference);
  });
});

describe("the content security policy", () => {
  it("lets nothing inline run without the nonce, and nothing come from elsewhere", () => {
    const policy = contentSecurityPolicy("abc", LOCAL);
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    for (const part of [
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "connect-src 'self'",
      "form-action 'self'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe|\*|https?:|upgrade-insecure/u);
    expect(contentSecurityPolicy("abc", TLS)).toContain("upgrade-insecure-requests");
  });
});

describe("the name of a device", () => {
  it("says browser and system, and nothing more", () => {
    expect(deviceName("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toBe(
      "Firefox on Linux",
    );
    expect(
      deviceName(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Mobile Safari/604.1",
      ),
    ).toBe("Safari on iPhone");
    expect(deviceName("curl/8")).toBeNull();
    expect(deviceName(null)).toBeNull();
  });
});
