import { buildIn, cacheOf, needless } from "./builds.ts";
import { isFromGateway, isStudied, kindOf, rangeOf, SHELL } from "./requests.ts";
import { type Window, workerScope } from "./scope.ts";

/**
 * Between the pages and the network: a build's files come from the device, pages from the server while it can be
 * reached, and without it every page is the shell, which studies from the device. Keeps no page and no reply of the API.
 */

/** Put in by scripts/setup/worker.mjs. */
declare const BUILD: { readonly id: string; readonly files: readonly string[] };

/** A network that says nothing for so long is none, for pages that the device can show itself. */
const PATIENCE_MS = 8_000;

const scope = workerScope();

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("message", (event) => {
  // A page of any build says that it is there; the one before it may have been the last of its build.
  if (event.data === "tidy") event.waitUntil(tidy());
  if (event.data === "which build") tell(event.source);
});
scope.addEventListener("fetch", (event) => {
  const kind = kindOf(event.request, location.origin);
  if (kind === "asset") event.respondWith(asset(event.request));
  else if (kind === "page") event.respondWith(page(event.request));
  else if (kind === "media") event.respondWith(medium(event.request));
});

/** Brings in the whole build or nothing. Old builds stay, so this one may take over at once. */
async function install(): Promise<void> {
  const shell = await freshShell();
  if (buildIn(await shell.clone().text()) !== BUILD.id)
    throw new Error("The server has another build by now.");
  const cache = await caches.open(cacheOf(BUILD.id));
  await cache.addAll(BUILD.files);
  await cache.put(SHELL, shell);
  await scope.skipWaiting();
}

/**
 * The shell as the server gives it to nobody in particular: asked without a cookie, so that nothing personal can be in
 * it. Only a proxy that asks everybody who they are is told.
 */
async function freshShell(): Promise<Response> {
  for (const credentials of ["omit", "same-origin"] as const) {
    const response = await fetch(SHELL, { cache: "no-store", credentials, redirect: "manual" });
    if (response.ok && response.headers.has("origin-agent-cluster")) return response;
  }
  throw new Error("The server did not give its shell.");
}

/** Until this is over every request of every page waits, so nothing is done here that a page can ask for later. */
async function activate(): Promise<void> {
  await scope.clients.claim();
  for (const window of await windows()) tell(window);
}

function tell(window: Window | null): void {
  window?.postMessage({ kind: "build", build: BUILD.id });
}

const windows = () => scope.clients.matchAll({ type: "window", includeUncontrolled: true });

async function tidy(): Promise<void> {
  const [names, { held = [] }, open] = await Promise.all([caches.keys(), navigator.locks.query(), windows()]);
  await Promise.all(needless(names, BUILD.id, held, open.length).map((name) => caches.delete(name)));
}

/** From whichever build has it: a name stands for one content for ever. */
async function asset(request: Request): Promise<Response> {
  return (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request);
}

async function page(request: Request): Promise<Response> {
  const answer = fetch(request);
  try {
    const response = await (isStudied(request.url) ? inTime(answer) : answer);
    return isFromGateway(response) ? ((await shell()) ?? response) : response;
  } catch {
    return (await shell()) ?? answer;
  }
}

async function inTime(answer: Promise<Response>): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function shell(): Promise<Response | undefined> {
  return (await caches.open(cacheOf(BUILD.id))).match(SHELL, { ignoreVary: true });
}

/** A picture or a sound that was put by for offline; sounds are asked for in parts. */
async function medium(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, { ignoreVary: true });
  if (!kept) return fetch(request);
  const asked = request.headers.get("range");
  if (asked === null) return kept;
  const bytes = await kept.blob();
  const range = rangeOf(asked, bytes.size);
  if (!range) return new Response(bytes, { headers: kept.headers });
  const headers = new Headers(kept.headers);
  headers.set("content-range", `bytes ${range.first}-${range.last}/${bytes.size}`);
  headers.set("content-length", String(range.last - range.first + 1));
  return new Response(bytes.slice(range.first, range.last + 1), { status: 206, headers });
}
