import { grouped } from "#lib/base/grouped.ts";
import { dayName, MS_PER_DAY, MS_PER_HOUR } from "#lib/base/study-time.ts";
import { toRow } from "#lib/db/event-rows.ts";
import { appendEvents, saveStates } from "#lib/db/queries/reviews.ts";
import type { Store } from "#lib/db/store.ts";
import type { ReviewSet } from "#lib/memory/review-set.ts";
import type { AnsweredEvent, Rating } from "#lib/schedule/events.ts";
import { foldedRow } from "#lib/services/study/fold-state.ts";
import { DEFAULT_BOOK } from "#lib/services/study/rule-book.ts";
import { cardName } from "./seed.ts";

const AT_ONCE = 2_000;
const SECONDS = 1_000;

/** Which card stands for each of a set, and the study day on which its day 0 falls. */
export type Placing = { readonly cardOf: (place: number) => string; readonly firstDay: number };
const PLAIN: Placing = { cardOf: cardName, firstDay: 0 };

/** Writes a simulated log as a learner's own: to the cards `card-0` and on from 1970, unless it is placed elsewhere. */
export async function seedLog(
  store: Store,
  userId: string,
  set: ReviewSet,
  placing: Placing = PLAIN,
): Promise<void> {
  let head = "";
  let waiting: AnsweredEvent[] = [];
  const flush = async (): Promise<void> => {
    const events = waiting;
    waiting = [];
    const rows = events.map((event) =>
      toRow(event, {
        userId,
        deviceTime: event.effectiveAt,
        receivedAt: event.effectiveAt,
        utcOffsetMinutes: 0,
        studyDay: event.studyDay,
      }),
    );
    head = await store.write((tx) => appendEvents(tx, rows, head));
  };
  for (const event of eventsIn(set, placing)) {
    waiting.push(event);
    if (waiting.length >= AT_ONCE) await flush();
  }
  if (waiting.length > 0) await flush();
}

/** What is known of each card after that log: the rows that recording it answer by answer leaves behind. */
export async function seedStates(
  store: Store,
  userId: string,
  set: ReviewSet,
  placing: Placing = PLAIN,
): Promise<void> {
  const logs = grouped([...eventsIn(set, placing)], (event) => event.cardId);
  const rows = [...logs].map(([cardId, events]) => foldedRow({ userId, cardId }, events, DEFAULT_BOOK));
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await store.write((tx) => saveStates(tx, rows.slice(at, at + AT_ONCE)));
}

function* eventsIn(set: ReviewSet, { cardOf, firstDay }: Placing): Generator<AnsweredEvent> {
  for (let card = 0; card + 1 < set.starts.length; card += 1) {
    const start = set.starts[card] ?? 0;
    for (let i = start; i < (set.starts[card + 1] ?? 0); i += 1) {
      const day = firstDay + (set.days[i] ?? 0);
      // Some hours into the day, a second answer on it a little later.
      const studyTime = day * MS_PER_DAY + (card % 14) * MS_PER_HOUR + (i - start) * SECONDS;
      yield {
        kind: "answered",
        id: `e-${i}`,
        cardId: cardOf(card),
        effectiveAt: studyTime,
        studyTime,
        studyDay: dayName(day),
        deviceId: "device",
        deviceSequence: i,
        rating: ratingOf(set, i),
        mode: "study",
        movesSchedule: true,
        tookMs: 4_000 + (i % 20) * 500,
        dueShown: null,
      };
    }
  }
}

/** Safe: a review set holds ratings only. */
function ratingOf(set: ReviewSet, i: number): Rating {
  return (set.ratings[i] ?? 1) as Rating;
}
