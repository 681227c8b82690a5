import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { config, proxy } from "../../proxy.ts";

const visit = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host: "127.0.0.1:3000", ...headers } }));

describe("before every page", () => {
  it("stands a policy with a nonce of its own", () => {
    const nonceOf = (response: Response) =>
      /'nonce-(?<nonce>[^']+)'/u.exec(response.headers.get("content-security-policy") ?? "")?.groups?.nonce;
    const first = visit("/");
    expect(nonceOf(first)).toMatch(/^[A-Za-z0-9+/]{22}==$/u);
    expect(nonceOf(visit("/"))).not.toBe(nonceOf(first));
    expect(first.headers.has("strict-transport-security")).toBe(false);
  });

  it("does not let the client choose the nonce", () => {
    const response = visit("/", { "x-nonce": "mine", "content-security-policy": "script-src 'nonce-mine'" });
    expect(response.headers.get("content-security-policy")).not.toContain("mine");
    expect(response.headers.get("x-middleware-request-x-nonce")).not.toBe("mine");
  });

  it("gives a key where one begins, to a visitor who really comes, and never a second one", () => {
    const cookie = visit("/study").headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^dossier=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax$/u);
    expect(visit("/dossiers/new").headers.get("set-cookie")).toMatch(/^dossier=[\w-]{43};/u);
    for (const path of ["/practice/cards?q=", "/browse"])
      expect(visit(path).headers.get("set-cookie"), path).toMatch(/^dossier=[\w-]{43};/u);
    expect(visit("/").headers.has("set-cookie")).toBe(false);
    expect(visit("/studying").headers.has("set-cookie")).toBe(false);
    expect(visit("/offline").headers.has("set-cookie")).toBe(false);
    expect(visit("/study", { "next-router-prefetch": "1" }).headers.has("set-cookie")).toBe(false);
    expect(visit("/study?deck=x", { cookie: cookie.split(";")[0] ?? "" }).headers.has("set-cookie")).toBe(
      false,
    );
  });

  it("shows the operator what to change where a session would be open to the network", async () => {
    const response = visit("/", { host: "192.168.1.7:3000" });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("DOSSIER_TRUST_PROXY=1");
  });

  it("has no page at an address that cannot be decoded", async () => {
    const response = visit("/decks/%E0%A4%A");
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("There is no such page.\n");
  });

  it("leaves route handlers and unchanging files alone", () => {
    const matcher = new RegExp(`^${config.matcher[0] ?? ""}$`, "u");
    for (const path of ["/", "/study", "/decks/mill-date", "/apiary", "/nothing.css"])
      expect(matcher.test(path)).toBe(true);
    for (const path of ["/api/reviews", "/_next/static/chunks/a.js", "/icon.svg"])
      expect(matcher.test(path)).toBe(false);
    // The worker has a policy of its own, and a manifest is the same for everybody.
    for (const path of ["/sw.js", "/manifest.webmanifest", "/icons/dossier-192.png"])
      expect(matcher.test(path)).toBe(false);
    for (const path of ["/offline", "/swxjs", "/iconsmith"]) expect(matcher.test(path)).toBe(true);
  });
});
