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
 * The caches that nobody needs: of builds that are not this one and of which no page is open. None while a page is open
 * that holds no lock, because its build is not known.
 */
export function needless(
  caches: readonly string[],
  current: string,
  held: readonly Held[],
  windows: readonly string[],
): readonly string[] {
  const builds = new Map(
    held.flatMap(({ name, clientId }) =>
      name?.startsWith(LOCK) && clientId !== undefined ? [[clientId, name.slice(LOCK.length)]] : [],
    ),
  );
  if (windows.some((id) => !builds.has(id))) return [];
  const used = new Set([current, ...windows.flatMap((id) => builds.get(id) ?? [])].map(cacheOf));
  return caches.filter((name) => name.startsWith(CACHE) && !used.has(name));
}
