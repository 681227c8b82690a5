import { scaleLinear } from "d3-scale";
import { dateWords } from "#app/_ui/words.ts";
import { daysBetween, type StudyDay } from "#lib/base/study-time.ts";
import type { Share } from "#lib/exam/types.ts";
import { likely, mark } from "../exam-words.ts";

type Line = Share & { readonly day: StudyDay };
type Props = { readonly history: readonly Line[]; readonly examDay: StudyDay; readonly today: StudyDay };

/** How the expectation went from day to day: a line in its band, and the same as a table. */
export function ScoreHistory({ history, examDay, today }: Props) {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) return <p className="quiet">The first prediction is being made.</p>;
  const difference = Math.round((last.expected - first.expected) * 100);
  return (
    <>
      <p className="read">
        {history.length === 1
          ? `First said ${dateWords(first.day, today)}: ${mark(first.expected)}. From tomorrow on you see here how it goes.`
          : `On ${dateWords(first.day, today)} it was ${mark(first.expected)}; now it is ${mark(last.expected)}${difference === 0 ? ", as then" : ""}.`}
      </p>
      {history.length > 1 ? (
        <>
          <Drawing
            history={history}
            examDay={examDay}
            today={today}
            width={720}
            className="exam-chart wide-chart"
          />
          <Drawing
            history={history}
            examDay={examDay}
            today={today}
            width={328}
            className="exam-chart narrow-chart"
          />
          <details className="data">
            <summary>As a table</summary>
            <table className="exam-table few">
              <thead>
                <tr>
                  <th scope="col">Day</th>
                  <th scope="col">Expected</th>
                  <th scope="col">Likely</th>
                </tr>
              </thead>
              <tbody>
                {history.map((line) => (
                  <tr key={line.day}>
                    <th scope="row">{dateWords(line.day, today)}</th>
                    <td>{mark(line.expected)}</td>
                    <td>{likely(line)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      ) : null}
    </>
  );
}

const HEIGHT = 170;
const EDGE = { left: 34, right: 14, top: 10, bottom: 28 };

function Drawing({
  history,
  examDay,
  today,
  width,
  className,
}: Props & { readonly width: number; readonly className: string }) {
  const from = history[0]?.day ?? today;
  const until = Math.max(1, daysBetween(from, examDay));
  const x = scaleLinear([0, until], [EDGE.left, width - EDGE.right]);
  const floor = Math.min(0.5, Math.floor(Math.min(...history.map((line) => line.low)) * 10) / 10);
  const y = scaleLinear([floor, 1], [HEIGHT - EDGE.bottom, EDGE.top]);
  const at = (line: Line, share: number): string =>
    `${Math.round(x(daysBetween(from, line.day)) * 10) / 10} ${Math.round(y(share) * 10) / 10}`;
  const band = [
    ...history.map((line) => at(line, line.high)),
    ...history.toReversed().map((line) => at(line, line.low)),
  ];
  const last = history.at(-1);
  return (
    <svg className={className} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <line className="grid" x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} />
          <text className="faint" x={0} y={y(tick)} dy="0.35em">
            {mark(tick)}
          </text>
        </g>
      ))}
      <path className="band" d={`M${band.join("L")}Z`} />
      <path className="line" d={`M${history.map((line) => at(line, line.expected)).join("L")}`} />
      {last ? (
        <circle className="dot" cx={x(daysBetween(from, last.day))} cy={y(last.expected)} r={4} />
      ) : null}
      <text className="faint" x={EDGE.left} y={HEIGHT - 6}>
        {dateWords(from, today)}
      </text>
      <text className="faint" x={width - EDGE.right} y={HEIGHT - 6} textAnchor="end">
        exam
      </text>
    </svg>
  );
}
