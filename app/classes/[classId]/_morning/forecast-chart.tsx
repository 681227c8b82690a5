import { dateWords } from "#app/_ui/words.ts";
import { dayName, type StudyDay } from "#lib/base/study-time.ts";
import type { ProgressPoint } from "#lib/classes/progress.ts";
import type { PupilAssignment } from "#lib/services/morning/pupil-view.ts";
import { percent } from "./morning-words.ts";

const HEIGHT = 200;
const EDGE = { left: 40, right: 76, top: 12, bottom: 28 };

/**
 * What a pupil has known of an assignment, and is heading for: solid what was, dashed what stays if nothing more is
 * studied, a dot with its band for the day if it goes on as lately. Drawn twice, wide and for a phone, with one table.
 */
export function ForecastChart({ one, today }: { readonly one: PupilAssignment; readonly today: StudyDay }) {
  return (
    <figure className="forecast">
      <Drawing one={one} today={today} width={640} className="chart roomy" />
      <Drawing one={one} today={today} width={328} className="chart cramped" />
      <details>
        <summary>As a table</summary>
        <table className="class-table">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="r">
                Known
              </th>
              <th scope="col" className="r">
                If nothing more is studied
              </th>
            </tr>
          </thead>
          <tbody>
            {[
              ...one.past.map((point) => ({ point, past: true })),
              ...one.ifStopped.slice(1).map((point) => ({ point, past: false })),
            ].map(({ point, past }) => (
              <tr key={`${point.day} ${past}`}>
                <th scope="row">{dateWords(dayName(point.day), today)}</th>
                <td className="r num">{past ? percent(point.known) : ""}</td>
                <td className="r num">{past ? "" : percent(point.known)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Drawing({
  one,
  today,
  width,
  className,
}: {
  readonly one: PupilAssignment;
  readonly today: StudyDay;
  readonly width: number;
  readonly className: string;
}) {
  const { past, ifStopped, figures } = one;
  const first = past[0]?.day ?? one.today;
  const span = Math.max(1, one.on - first);
  const x = (day: number): number =>
    round(EDGE.left + ((day - first) / span) * (width - EDGE.left - EDGE.right));
  const y = (share: number): number => round(EDGE.top + (1 - share) * (HEIGHT - EDGE.top - EDGE.bottom));
  const goal = figures.assignment.goal.kind === "retained" ? figures.assignment.goal.share : null;
  const claimed = figures.claimed.atPace;
  const verified = figures.verified?.atPace ?? claimed;
  const [low, high] = [Math.min(claimed, verified), Math.max(claimed, verified)];
  return (
    <svg className={className} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line className="hair" x1={EDGE.left} x2={width - EDGE.right} y1={y(share)} y2={y(share)} />
          <text x={EDGE.left - 6} y={y(share)} dy="0.35em" textAnchor="end">
            {Math.round(share * 100)}
          </text>
        </g>
      ))}
      {goal === null ? null : (
        <>
          <line className="goal" x1={EDGE.left} x2={width - EDGE.right} y1={y(goal)} y2={y(goal)} />
          <text x={EDGE.left + 4} y={y(goal) - 5}>
            goal {percent(goal)}
          </text>
        </>
      )}
      <path className="past" d={pathOf(past, x, y)} />
      <path className="ahead" d={pathOf(ifStopped, x, y)} />
      <line className="band" x1={x(one.on)} x2={x(one.on)} y1={y(low)} y2={y(high)} />
      <circle cx={x(one.on)} cy={y(verified)} r={4} />
      <text className="strong" x={x(one.on) + 9} y={y(verified)} dy="0.35em">
        {percent(verified)}
      </text>
      <text x={EDGE.left} y={HEIGHT - 8}>
        {dateWords(dayName(first), today)}
      </text>
      <text x={x(one.on)} y={HEIGHT - 8} textAnchor="end">
        {dateWords(dayName(one.on), today)}
      </text>
    </svg>
  );
}

function pathOf(
  points: readonly ProgressPoint[],
  x: (day: number) => number,
  y: (share: number) => number,
): string {
  return points.map(({ day, known }, i) => `${i === 0 ? "M" : "L"}${x(day)} ${y(known)}`).join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
