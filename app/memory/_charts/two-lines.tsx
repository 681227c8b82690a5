import { scaleLinear } from "d3-scale";
import { figure } from "#app/_ui/words.ts";
import { type Frame, NARROW, WIDE } from "./chart-data.ts";

type Props = {
  /** The same moments for both: as it is now, and otherwise. */
  readonly now: readonly number[];
  readonly otherwise: readonly number[];
  readonly ticks: readonly { readonly at: number; readonly word: string }[];
};

/** Two courses over the same weeks: dashed as it is now, solid as was asked. */
export function TwoLines(props: Props) {
  return (
    <>
      <Lines {...props} frame={WIDE} className="chart wide" />
      <Lines {...props} frame={NARROW} className="chart narrow" />
    </>
  );
}

function Lines({
  now,
  otherwise,
  ticks,
  frame,
  className,
}: Props & { readonly frame: Frame; readonly className: string }) {
  const { width, height, left, right, top, bottom } = frame;
  const most = Math.max(1, ...now, ...otherwise);
  const y = scaleLinear([0, most], [height - bottom, top]).nice(3);
  const x = scaleLinear([0, Math.max(1, now.length - 1)], [left, width - right - 8]);
  const path = (values: readonly number[]): string =>
    values.map((value, i) => `${i === 0 ? "M" : "L"}${round(x(i))} ${round(y(value))}`).join("");
  return (
    <svg className={className} aria-hidden="true" viewBox={`0 0 ${width} ${height}`}>
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <line className="grid" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
          <text className="faint" x={left - 6} y={y(tick)} dy="0.35em" textAnchor="end">
            {figure(tick)}
          </text>
        </g>
      ))}
      {ticks.map(({ at, word }) => (
        <text key={at} x={x(at)} y={height - 8} textAnchor={at === 0 ? "start" : "middle"}>
          {word}
        </text>
      ))}
      <path className="dash" d={path(now)} />
      <path className="line" d={path(otherwise)} />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
