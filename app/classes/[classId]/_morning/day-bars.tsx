import { counted, dateWords, figure } from "#app/_ui/words.ts";
import type { StudyDay } from "#lib/base/study-time.ts";
import type { PupilView } from "#lib/services/morning/pupil-view.ts";

const WIDTH = 328;
const HEIGHT = 110;
const BASE = 84;

/** Minutes on each of the last days: a bar each, a sentence and a table. */
export function DayBars({ days, today }: { readonly days: PupilView["days"]; readonly today: StudyDay }) {
  const most = Math.max(1, ...days.map(({ minutes }) => minutes));
  const step = WIDTH / days.length;
  const studied = days.filter(({ answers }) => answers > 0);
  const minutes = studied.reduce((sum, one) => sum + one.minutes, 0);
  return (
    <figure className="day-bars">
      <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {days.map(({ day, minutes: spent, answers }, i) => {
          const height = answers === 0 ? 0 : Math.max(2, (spent / most) * (BASE - 16));
          return (
            <rect
              key={day}
              className="bar"
              x={i * step + 1}
              y={BASE - height}
              width={step - 2}
              height={height}
            />
          );
        })}
        <line className="hair" x1={0} x2={WIDTH} y1={BASE} y2={BASE} />
        <text x={0} y={10}>
          {figure(Math.round(most))} min
        </text>
        <text x={0} y={HEIGHT - 8}>
          {dateWords(days[0]?.day ?? today, today)}
        </text>
        <text x={WIDTH} y={HEIGHT - 8} textAnchor="end">
          today
        </text>
      </svg>
      <figcaption>
        {studied.length === 0
          ? "Not studied in four weeks."
          : `Studied on ${counted(studied.length, "day")} of ${days.length}, ${counted(Math.round(minutes), "minute")} in all.`}
      </figcaption>
      <details>
        <summary>As a table</summary>
        <table className="class-table">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="r">
                Answers
              </th>
              <th scope="col" className="r">
                Minutes
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map((one) => (
              <tr key={one.day}>
                <th scope="row">{dateWords(one.day, today)}</th>
                <td className="r num">{one.answers}</td>
                <td className="r num">{figure(Math.round(one.minutes * 10) / 10)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
