import { sql } from "drizzle-orm";
import { reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";

/** One card on one day: the first answer, the time of all, and whether it was the day on which it was met. */
export type CardDay = {
  readonly rating: number;
  readonly seconds: number;
  readonly met: boolean;
};

/** So many of the last answers are looked at: how somebody studied two years ago says little about this week. */
const MOST_ANSWERS = 3_000;

/** How a learner's last answers before a study day went, by card and day; in no order that means anything. */
export async function cardDaysBefore(db: Reader, userId: string, day: string): Promise<readonly CardDay[]> {
  const rows = await db.all<{ rating: number; seconds: number; met: number }>(sql`
    with recent as (
      select seq, card_id, study_day, rating, coalesce(min(took_ms, 60000), 0) as took
      from ${reviewEvents}
      where user_id = ${userId} and study_day < ${day} and kind = 'answered' and moves_schedule = 1
        and mode = 'study' and rating is not null
      order by study_day desc, seq desc
      limit ${MOST_ANSWERS}
    ), days as (
      select card_id, study_day, min(seq) as first, sum(took) / 1000.0 as seconds
      from recent
      group by card_id, study_day
    )
    select recent.rating as rating, days.seconds as seconds,
      not exists (
        select 1 from ${reviewEvents} earlier
        where earlier.user_id = ${userId} and earlier.card_id = days.card_id
          and earlier.kind = 'answered' and earlier.moves_schedule = 1 and earlier.study_day < days.study_day
      ) as met
    from days inner join recent on recent.seq = days.first
    where days.seconds > 0`);
  return rows.map(({ rating, seconds, met }) => ({ rating, seconds, met: met === 1 }));
}
