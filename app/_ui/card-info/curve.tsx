import { RATING_WORDS } from "#app/_ui/rating-words.ts";
import { dateWords } from "#app/_ui/words.ts";
import { studyDayOf, studyTime } from "#lib/base/study-time.ts";
import type { CardInfo } from "#lib/study/card-info.ts";

const WIDTH = 560;
const HEIGHT = 180;
const EDGE = { left: 44, right: 14, top: 12, bottom: 28 };

/** The curve of forgetting, drawn: it falls after each answer, and the next lifts it. The table below says the same. */
export function Curve({ info }: { readonly info: CardInfo }) {
  const { curve, clock, today, desiredRetention } = info;
  const first = curve[0]?.points[0]?.[0];
  const last = curve.at(-1)?.points.at(-1)?.[0];
  if (first === undefined || last === undefined || last <= first) return null;
  const lowest = Math.min(
    desiredRetention,
    ...curve.flatMap(({ points }) => points.map(([, chance]) => chance)),
  );
  const floor = Math.max(0, Math.floor(lowest * 10) / 10 - 0.1);
  const x = (time: number): number =>
    round(EDGE.left + ((time - first) / (last - first)) * (WIDTH - EDGE.left - EDGE.right));
  const y = (chance: number): number =>
    round(EDGE.top + ((1 - chance) / (1 - floor)) * (HEIGHT - EDGE.top - EDGE.bottom));
  const now = studyTime(info.now, clock);
  const past = curve.map(({ points }) => points.filter(([time]) => time <= now));
  const ahead = curve.at(-1)?.points.filter(([time]) => time >= now) ?? [];
  return (
    <svg className="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[1, desiredRetention, floor].map((chance) => (
        <g key={chance}>
          <line
            className={chance === desiredRetention ? "wanted" : "grid"}
            x1={EDGE.left}
            x2={WIDTH - EDGE.right}
            y1={y(chance)}
            y2={y(chance)}
          />
          <text x={EDGE.left - 6} y={y(chance)} dy="0.35em" textAnchor="end">
            {Math.round(chance * 100)} %
          </text>
        </g>
      ))}
      {past.map((points, i) => (
        <path key={curve[i]?.points[0]?.[0]} className="past" d={pathOf(points, x, y)} />
      ))}
      <path className="ahead" d={pathOf(ahead, x, y)} />
      {curve.map(({ points, rating }) => {
        const at = points[0]?.[0] ?? first;
        return (
          <circle key={at} className={rating === 1 ? "lapse" : "known"} cx={x(at)} cy={y(1)} r={4}>
            <title>{RATING_WORDS[rating]}</title>
          </circle>
        );
      })}
      <line className="now" x1={x(now)} x2={x(now)} y1={EDGE.top} y2={HEIGHT - EDGE.bottom} />
      <text x={EDGE.left} y={HEIGHT - 8}>
        {dateWords(studyDayOf(first), today)}
      </text>
      <text x={WIDTH - EDGE.right} y={HEIGHT - 8} textAnchor="end">
        {dateWords(studyDayOf(last), today)}
      </text>
    </svg>
  );
}

function pathOf(
  points: readonly (readonly [number, number])[],
  x: (time: number) => number,
  y: (chance: number) => number,
): string {
  return points.map(([time, chance], i) => `${i === 0 ? "M" : "L"}${x(time)} ${y(chance)}`).join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
