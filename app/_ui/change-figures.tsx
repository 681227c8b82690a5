import { Figure } from "#app/memory/_charts/figure.tsx";
import { TwoLines } from "#app/memory/_charts/two-lines.tsx";
import { MONTHS } from "#lib/base/months.ts";
import type { ChangeView } from "#lib/services/memory/change-view.ts";
import { changeSentence, rounded } from "./change-words.ts";
import { dateWords, figure } from "./words.ts";

/** Reviews and minutes a day before and after a change, drawn and as tables, and how many cards it would move. */
export function ChangeFigures({ view }: { readonly view: ChangeView }) {
  const { weeks, today, now, otherwise } = view;
  const every = Math.max(1, Math.ceil(weeks.length / 4));
  // The word under the last point would be cut off at the edge of a phone.
  const ticks = weeks.flatMap(({ from }, at) =>
    at % every === 0 && at < weeks.length - 1 ? [{ at, word: at === 0 ? "today" : shortDay(from) }] : [],
  );
  const tableOf = (of: (side: ChangeView["weeks"][number]["now"]) => number) => ({
    columns: ["Week from", "As now", "Changed"],
    rows: weeks.map((week) => [
      dateWords(week.from, today),
      rounded(of(week.now)),
      rounded(of(week.otherwise)),
    ]),
  });
  return (
    <div className="memory changed">
      <p>
        <output>{changeSentence(view)}</output>
      </p>
      <p className="small quiet">
        Played through with your cards, your seconds and your ratings. Dashed: as now. Solid: changed. Nothing
        has been changed yet.
      </p>
      <Figure
        id="change-reviews"
        title="Cards a day"
        means="Mean of each week, new cards included; a card counts once a day."
        says={`As now ${figure(rounded(now.reviewsPerDay))} a day; changed ${figure(rounded(otherwise.reviewsPerDay))}.`}
        table={tableOf((side) => side.reviews)}
      >
        <TwoLines
          now={weeks.map((week) => week.now.reviews)}
          otherwise={weeks.map((week) => week.otherwise.reviews)}
          ticks={ticks}
        />
      </Figure>
      <Figure
        id="change-minutes"
        title="Minutes a day"
        means="Mean of each week, new cards and their steps included."
        says={`As now ${figure(rounded(now.minutesPerDay))} minutes a day, at most ${figure(rounded(now.busiestMinutes))}; changed ${figure(rounded(otherwise.minutesPerDay))}, at most ${figure(rounded(otherwise.busiestMinutes))}.`}
        table={tableOf((side) => side.minutes)}
      >
        <TwoLines
          now={weeks.map((week) => week.now.minutes)}
          otherwise={weeks.map((week) => week.otherwise.minutes)}
          ticks={ticks}
        />
      </Figure>
    </div>
  );
}

/** "2 Mar": what finds room under a chart. */
function shortDay(day: string): string {
  const [, month = "1", date = "1"] = day.split("-");
  const name = MONTHS[Number(month) - 1] ?? "";
  return `${Number(date)} ${name.slice(0, 3)}`;
}
