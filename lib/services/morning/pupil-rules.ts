import { sql } from "drizzle-orm";
import { deckOptions } from "#lib/db/schema/study.ts";
import type { Reader } from "#lib/db/store.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { presetBook } from "../options/preset-book.ts";

/** By which rules each pupil studies as a rule: few have chosen any, and only theirs are looked up. */
export async function rulesOfPupils(
  db: Reader,
  userIds: readonly string[],
): Promise<(userId: string) => SchedulePreset> {
  const rows = await db
    .selectDistinct({ userId: deckOptions.userId })
    .from(deckOptions)
    .where(sql`${deckOptions.userId} in (select value from json_each(${JSON.stringify(userIds)}))`);
  const own = new Map<string, SchedulePreset>();
  for (const { userId } of rows) own.set(userId, (await presetBook(db, userId)).base);
  return (userId) => own.get(userId) ?? DEFAULT_PRESET;
}
