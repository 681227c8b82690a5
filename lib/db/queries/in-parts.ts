/** So many values fit into one statement on every server. */
const IN_ONE_STATEMENT = 500;

/** Asks about many ids a part at a time, and puts the answers one behind the other. */
export async function inParts<Row>(
  ids: readonly string[],
  ask: (part: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const part of parts(ids, IN_ONE_STATEMENT)) rows.push(...(await ask(part)));
  return rows;
}

/** Items in portions of a size; the last may be smaller. */
export function parts<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
