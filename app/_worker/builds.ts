/** Which builds are on the device, and which are still needed: by name alone, so that nothing has to be kept about them. */

const CACHE = "dossier-build-";
const LOCK = "dossier-build:";

/** The cache of one build's files and its shell. */
export function cacheOf(build: string): string {
  return `${CACHE}${build}`;
}

/** The lock that every page of a build holds for as long as it lives; the browser lets go of it when the page is gone. */
export function lockOf(build: string): string {
  return `${LOCK}${build}`;
}

/** The build that a page says it is of (`<html data-build>`); null when it says none. */
export function buildIn(html: string): string | null {
  return /<html\b[^>]{0,2000}?\sdata-build="([\w-]{1,100})"/u.exec(html)?.[1] ?? null;
}

export type Held = { readonly name?: string; readonly clientId?: string };

/**
 * The caches that nobody needs: of builds that are not this one and of which no page is open. None while more pages are
 * open than hold a lock, because then the build of some page is not known. (Browsers name pages differently among locks
 * and among a worker's windows, so they can be counted but not matched.)
 */
export function needless(
  caches: readonly string[],
  current: string,
  held: readonly Held[],
  windows: number,
): readonly string[] {
  const locks = held.filter(({ name }) => name?.startsWith(LOCK));
  if (new Set(locks.map(({ clientId }) => clientId)).size < windows) return [];
  const used = new Set([current, ...locks.map(({ name = "" }) => name.slice(LOCK.length))].map(cacheOf));
  return caches.filter((name) => name.startsWith(CACHE) && !used.has(name));
}
