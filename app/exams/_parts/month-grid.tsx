import { counted, dateWords, figure } from "#app/_ui/words.ts";
import { addDays, type StudyDay } from "#lib/base/study-time.ts";
import type { DayLine } from "#lib/services/exams/ahead-view.ts";
import { SHORT_WEEKDAYS, WEEKDAYS, weekdayNumber } from "../exam-words.ts";

type Props = {
  readonly days: readonly DayLine[];
  readonly today: StudyDay;
  readonly examDay: StudyDay;
  /** First and last day shown; whole weeks are drawn. */
  readonly from: StudyDay;
  readonly to: StudyDay;
  readonly caption: string;
};

/** Weeks of days: cards and minutes, days off, the exam. */
export function MonthGrid({ days, today, examDay, from, to, caption }: Props) {
  const first = addDays(from, -weekdayNumber(from));
  const lines = new Map(days.map((line) => [line.day, line]));
  const most = Math.max(1, ...days.map((line) => line.cap));
  const weeks: StudyDay[][] = [];
  for (let start = first; start <= to; start = addDays(start, 7))
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(start, n)));
  return (
    <table className="cal">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name, n) => (
            <th key={name} scope="col">
              <span aria-hidden="true">{SHORT_WEEKDAYS[n]}</span>
              <span className="sr">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) =>
              day < from || day > to ? (
                <td key={day}>{"\u00a0"}</td>
              ) : (
                <Day
                  key={day}
                  day={day}
                  line={lines.get(day)}
                  most={most}
                  kind={day === examDay ? "exam" : day === today ? "today" : day < today ? "past" : "plan"}
                  isFirst={day === from || day.endsWith("-01")}
                  today={today}
                />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayProps = {
  readonly day: StudyDay;
  readonly line: DayLine | undefined;
  readonly most: number;
  readonly kind: "exam" | "today" | "past" | "plan";
  readonly isFirst: boolean;
  readonly today: StudyDay;
};

function Day({ day, line, most, kind, isFirst, today }: DayProps) {
  const date = Number(day.slice(8));
  const cards = line ? line.newCards + line.reviews : 0;
  const off = line?.off === true;
  const className = kind === "exam" ? "day-x" : kind === "today" ? "now" : off ? "off" : `day-${kind}`;
  return (
    <td className={className} aria-current={kind === "today" ? "date" : undefined}>
      <b>
        {isFirst ? (
          <>
            <span className="sr">{dateWords(day, today)}</span>
            <span aria-hidden="true">
              {date} {dateWords(day, today).split("\u00a0")[1]?.slice(0, 3)}
            </span>
          </>
        ) : (
          date
        )}
      </b>
      {kind === "exam" ? "Exam" : null}
      {kind !== "exam" && off ? "off" : null}
      {line && !off && kind !== "past" ? (
        <>
          {cards === 0 ? (
            <span className="quiet">free</span>
          ) : (
            <span>
              {figure(cards)}
              <span className="u"> {cards === 1 ? "card" : "cards"}</span>
            </span>
          )}
          <svg className="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect className="track" width={(100 * line.cap) / most} height={4} />
            <rect className="used" width={(100 * line.minutes) / most} height={4} />
          </svg>
          <span className="sr">
            , {counted(line.newCards, "new card")}, {counted(Math.round(line.minutes), "minute")} of{" "}
            {figure(Math.round(line.cap))}
          </span>
        </>
      ) : null}
    </td>
  );
}
