"use client";

import { counted, dateWords, workWords } from "#app/_ui/words.ts";
import { isStudyDay, type StudyDay } from "#lib/base/study-time.ts";
import { MOST_NEW_A_DAY, pacePreview } from "#lib/classes/pace.ts";
import type { PickList } from "#lib/services/assignments/pick-list.ts";

type Props = {
  readonly list: PickList;
  /** The assignment that is changed; what it asks already is not counted twice. */
  readonly own: string | null;
  readonly cards: number;
  readonly opens: StudyDay;
  readonly due: StudyDay;
};

/** Seconds for a new card with its steps, and for each of the reviews that it brings in its first weeks. */
const NEW_SECONDS = 38;
const REVIEW_SECONDS = 16;
const REVIEWS_OF_EACH = 2.5;

/** What the dates mean a day, while they are chosen. */
export function PacePreview({ list, own, cards, opens, due }: Props) {
  if (cards === 0 || !isStudyDay(opens) || !isStudyDay(due) || due < opens) return null;
  const from = opens < list.today ? list.today : opens;
  if (due < from)
    return <p className="pace warn">That day is over. Pupils would find it late from the start.</p>;
  const besides = list.besides.filter((one) => one.id !== own && one.due >= from);
  const { newPerDay, lastNewOn, pileUp } = pacePreview(from, due, cards, besides);
  const minutes = (newPerDay * (NEW_SECONDS + REVIEWS_OF_EACH * REVIEW_SECONDS)) / 60;
  const together = besides.some((one) => one.unseen > 0) ? ", with what is assigned already" : "";
  return (
    <div className={pileUp === "none" ? "pace" : "pace warn"} aria-live="polite">
      <p>
        {counted(newPerDay, "new card")} a day{together}: about {workWords(minutes)} with their reviews. The
        last new one comes on {dateWords(lastNewOn, list.today)}.
      </p>
      {pileUp === "full" ? (
        <p>
          That is a full day for most pupils. A later day, or fewer cards, would leave room for other work.
        </p>
      ) : null}
      {pileUp === "too-much" ? (
        <p>
          That is too much for the time: nobody is asked to meet more than {MOST_NEW_A_DAY} new cards a day,
          so some will come after the due day. Pick a later day or fewer cards.
        </p>
      ) : null}
    </div>
  );
}
