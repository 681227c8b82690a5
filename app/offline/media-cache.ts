/** Pictures and sounds of the cards on this device, in a cache of their learner's, so that they can be removed together. */

const PREFIX = "dossier-media-";
/** More than this is not put on a device unasked. */
const MOST_BYTES = 60_000_000;
const MOST_FILES = 400;

export function mediaCacheOf(owner: string): string {
  return `${PREFIX}${owner}`;
}

/** Fetches what is missing, lets go what is no longer shown. Does as much as there is room for, and says nothing of the rest. */
export async function keepMedia(owner: string, hashes: readonly string[]): Promise<void> {
  if (!("caches" in window)) return;
  const name = mediaCacheOf(owner);
  if (hashes.length === 0) {
    await caches.delete(name);
    return;
  }
  const cache = await caches.open(name);
  const wanted = new Set(hashes.slice(0, MOST_FILES).map((hash) => `/api/media/${hash}`));
  const here = new Set<string>();
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (wanted.has(pathname)) here.add(pathname);
    else await cache.delete(request);
  }
  let room = MOST_BYTES;
  for (const path of wanted) {
    if (here.has(path)) continue;
    const response = await fetch(path);
    if (response.status !== 200) continue;
    room -= Number(response.headers.get("content-length") ?? 0);
    if (room < 0) return;
    await cache.put(path, response);
  }
}

/** The learners whose media are here. */
export async function mediaOwners(): Promise<readonly string[]> {
  if (!("caches" in window)) return [];
  return (await caches.keys()).flatMap((name) =>
    name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [],
  );
}

export async function forgetMedia(owner: string): Promise<void> {
  if ("caches" in window) await caches.delete(mediaCacheOf(owner));
}
