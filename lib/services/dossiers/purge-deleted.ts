import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { decksDeletedBefore, eraseDecks, eraseNotes, notesDeletedBefore } from "#lib/db/queries/bin.ts";
import { classesDeletedBefore, eraseClasses } from "#lib/db/queries/class-bin.ts";
import { dossiersDeletedBefore, eraseDossiers } from "#lib/db/queries/erase-dossiers.ts";
import { eraseExams, examsDeletedBefore } from "#lib/db/queries/exams.ts";
import type { Writer } from "#lib/db/store.ts";
import type { Ctx } from "../context.ts";

/** So long what was deleted can be brought back. */
export const DELETED_DAYS = 30;

/** How much is erased in one write, so that no answer waits long behind it: dossiers are large, notes are small. */
const KINDS: readonly {
  readonly atOnce: number;
  readonly find: (tx: Writer, before: number, limit: number) => Promise<readonly string[]>;
  readonly erase: (tx: Writer, ids: readonly string[]) => Promise<void>;
}[] = [
  { atOnce: 1, find: dossiersDeletedBefore, erase: eraseDossiers },
  { atOnce: 200, find: notesDeletedBefore, erase: eraseNotes },
  { atOnce: 1, find: decksDeletedBefore, erase: eraseDecks },
  { atOnce: 1, find: classesDeletedBefore, erase: eraseClasses },
  { atOnce: 20, find: examsDeletedBefore, erase: eraseExams },
];

/**
 * Erases what was deleted long ago for good: dossiers with their documents, decks, notes, classes, exams. The stated rule of
 * docs/retention.md. Acts for the operator, at start and once a day; safe to run at any time. Returns how many it erased.
 */
export async function purgeDeleted(ctx: Ctx): Promise<number> {
  const before = ctx.now() - DELETED_DAYS * MS_PER_DAY;
  let erased = 0;
  for (const { atOnce, find, erase } of KINDS) {
    for (let gone = atOnce; gone === atOnce; erased += gone) {
      gone = await ctx.store.write(async (tx) => {
        const ids = await find(tx, before, atOnce);
        await erase(tx, ids);
        return ids.length;
      });
    }
  }
  return erased;
}
