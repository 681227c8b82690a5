/** How many other cards should stand between two that are alike. */
const GAP = 4;

/**
 * The same items with those that share a key moved apart, as far as the rest allows: each place takes the first item
 * that is unlike the few before it, or else the one whose like is longest gone. Otherwise the order is kept.
 */
export function apart<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): T[] {
  const left = items.map((item) => ({ item, keys: keysOf(item) }));
  const lastAt = new Map<string, number>();
  const out: T[] = [];
  for (let place = 0; place < items.length; place += 1) {
    const distances = left.map(({ keys }) => distanceTo(keys, lastAt, place));
    const free = distances.findIndex((distance) => distance > GAP);
    const [taken] = left.splice(free >= 0 ? free : distances.indexOf(Math.max(...distances)), 1);
    if (!taken) break;
    for (const key of taken.keys) lastAt.set(key, place);
    out.push(taken.item);
  }
  return out;
}

/** Places since the nearest item that shares a key; more than the gap when there is none. */
function distanceTo(keys: readonly string[], lastAt: ReadonlyMap<string, number>, place: number): number {
  return Math.min(GAP + 1, ...keys.map((key) => place - (lastAt.get(key) ?? Number.NEGATIVE_INFINITY)));
}
