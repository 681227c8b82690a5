import { describe, expect, it } from "vitest";
import { buildIn, cacheOf, lockOf, needless } from "../../../app/_worker/builds.ts";
import { isFromGateway, isStudied, kindOf, rangeOf } from "../../../app/_worker/requests.ts";

const HERE = "https://dossier.example";
const asked = (path: string, mode = "cors", method = "GET") => ({ url: `${HERE}${path}`, mode, method });

describe("what the worker does with a request", () => {
  it("takes a build's files and what cards show, and leaves every other reply alone", () => {
    expect(kindOf(asked("/_next/static/chunks/a.js"), HERE)).toBe("asset");
    expect(kindOf(asked(`/api/media/${"a".repeat(43)}`), HERE)).toBe("media");
    for (const path of ["/api/reviews", "/api/study/pack", "/icons/dossier-192.png", "/study?_rsc=1"])
      expect(kindOf(asked(path), HERE)).toBe("other");
  });

  it("answers where the browser goes, but no download and nothing that is posted", () => {
    expect(kindOf(asked("/study?deck=x", "navigate"), HERE)).toBe("page");
    expect(kindOf(asked("/", "navigate"), HERE)).toBe("page");
    expect(kindOf(asked("/api/dossiers/x/download", "navigate"), HERE)).toBe("other");
    expect(kindOf(asked("/study", "navigate", "POST"), HERE)).toBe("other");
    expect(kindOf({ ...asked("/", "navigate"), url: "https://elsewhere.example/" }, HERE)).toBe("other");
  });

  it("waits for no dead network where the device can show the page itself", () => {
    for (const path of ["/", "/study", "/study?deck=a", "/offline"])
      expect(isStudied(HERE + path)).toBe(true);
    for (const path of ["/studying", "/dossiers/new", "/decks/a"]) expect(isStudied(HERE + path)).toBe(false);
  });

  it("knows a proxy's apology from our own", () => {
    const reply = (status: number, headers: Record<string, string> = {}) => ({
      status,
      headers: new Headers(headers),
    });
    expect(isFromGateway(reply(502))).toBe(true);
    expect(isFromGateway(reply(503, { "Origin-Agent-Cluster": "?1" }))).toBe(false);
    expect(isFromGateway(reply(500))).toBe(false);
    expect(isFromGateway(reply(404))).toBe(false);
  });

  it("gives the part of a sound that is asked for", () => {
    expect(rangeOf("bytes=0-", 10)).toEqual({ first: 0, last: 9 });
    expect(rangeOf("bytes=2-4", 10)).toEqual({ first: 2, last: 4 });
    expect(rangeOf("bytes=2-400", 10)).toEqual({ first: 2, last: 9 });
    for (const odd of [null, "bytes=10-", "bytes=-5", "bytes=0-1,3-4", "lines=1-2"])
      expect(rangeOf(odd, 10)).toBeNull();
  });
});

describe("which builds are kept on a device", () => {
  const caches = [cacheOf("old"), cacheOf("older"), cacheOf("new"), "dossier-media-ada"];

  it("lets go of those that no page is of", () => {
    const held = [{ name: lockOf("new"), clientId: "1" }];
    expect(needless(caches, "new", held, 1)).toEqual([cacheOf("old"), cacheOf("older")]);
    expect(needless(caches, "new", [], 0)).toEqual([cacheOf("old"), cacheOf("older")]);
  });

  it("keeps a build as long as a page of it is open", () => {
    const held = [
      { name: lockOf("new"), clientId: "1" },
      { name: lockOf("old"), clientId: "2" },
      { name: "dossier-outbox", clientId: "2" },
    ];
    expect(needless(caches, "new", held, 2)).toEqual([cacheOf("older")]);
    // The page is going: its lock is let go of a moment later, and so are its files.
    expect(needless(caches, "new", held, 1)).toEqual([cacheOf("older")]);
  });

  it("lets go of nothing while a page is open whose build is not known", () => {
    expect(needless(caches, "new", [{ name: lockOf("new"), clientId: "1" }], 2)).toEqual([]);
    // One page that holds two locks is still one page.
    const twice = [lockOf("new"), lockOf("old")].map((name) => ({ name, clientId: "1" }));
    expect(needless(caches, "new", twice, 2)).toEqual([]);
  });

  it("reads the build in a page", () => {
    expect(buildIn('<!DOCTYPE html><html lang="en" class="a b" data-build="pFk6Z_-1">')).toBe("pFk6Z_-1");
    expect(buildIn('<html lang="en"><body data-build="x">')).toBeNull();
  });
});
