import { foldText } from "#lib/base/text.ts";
import { firstFields } from "#lib/db/queries/note-files.ts";
import type { Reader } from "#lib/db/store.ts";

/**
 * A person's own notes that ask the same as another one: the same first field, whatever its case and accents, as when notes
 * are brought in. An empty one is like no other.
 */
export async function duplicateNotes(db: Reader, userId: string): Promise<readonly string[]> {
  const byFirst = new Map<string, string[]>();
  for (const { id, first } of await firstFields(db, userId)) {
    const key = foldText(first).trim();
    if (key === "") continue;
    const same = byFirst.get(key);
    if (same) same.push(id);
    else byFirst.set(key, [id]);
  }
  return [...byFirst.values()].filter((ids) => ids.length > 1).flat();
}
