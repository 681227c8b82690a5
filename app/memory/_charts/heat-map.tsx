import { dateWords, figure } from "#app/_ui/words.ts";
import { MONTHS } from "#lib/base/months.ts";
import { addDays, dayFromName, type StudyDay } from "#lib/base/study-time.ts";

const CELL = 15;
const LEFT = 34;
const TOP = 18;
const LABELS = [
  { row: 0, word: "Mon" },
  { row: 2, word: "Wed" },
  { row: 4, word: "Fri" },
];

type Props = {
  /** Minutes on each day that has some. */
  readonly minutes: ReadonlyMap<StudyDay, number>;
  readonly today: StudyDay;
};

/** A year, a square a day, weeks side by side; half a year where the page is narrow. */
export function HeatMap(props: Props) {
  return (
    <>
      <Weeks {...props} weeks={53} className="chart wide" />
      <Weeks {...props} weeks={19} className="chart narrow" />
    </>
  );
}

function Weeks({
  minutes,
  today,
  weeks,
  className,
}: Props & { readonly weeks: number; readonly className: string }) {
  const monday = addDays(today, -weekdayOf(today) - (weeks - 1) * 7);
  const days = Array.from({ length: weeks * 7 }, (_, i) => addDays(monday, i)).filter((day) => day <= today);
  const most = Math.max(1, ...days.map((day) => minutes.get(day) ?? 0));
  const column = (i: number): number => LEFT + Math.floor(i / 7) * CELL;
  return (
    <svg className={className} aria-hidden="true" viewBox={`0 0 ${LEFT + weeks * CELL} ${TOP + 7 * CELL}`}>
      {LABELS.map(({ row, word }) => (
        <text key={word} className="faint" x={0} y={TOP + row * CELL + 10}>
          {word}
        </text>
      ))}
      {days.map((day, i) => {
        const spent = minutes.get(day) ?? 0;
        return (
          <g key={day}>
            {day.endsWith("-01") && i < days.length - 14 ? (
              <text className="faint" x={column(i)} y={10}>
                {MONTHS[Number(day.slice(5, 7)) - 1]?.slice(0, 3)}
              </text>
            ) : null}
            <rect
              className={`h${level(spent, most)}`}
              x={column(i)}
              y={TOP + (i % 7) * CELL}
              width={12}
              height={12}
              rx={1.5}
            >
              <title>{`${dateWords(day, today)}: ${figure(Math.round(spent))} min`}</title>
            </rect>
          </g>
        );
      })}
    </svg>
  );
}

/** 0 for nothing, else 1 to 4 by share of the longest day. */
function level(minutes: number, most: number): number {
  return minutes <= 0 ? 0 : Math.min(4, Math.ceil((minutes / most) * 4));
}

/** 0 on a Monday. */
export function weekdayOf(day: StudyDay): number {
  // 1970-01-01, day 0, was a Thursday.
  return (((dayFromName(day) + 3) % 7) + 7) % 7;
}
