import { scaleLinear } from "d3-scale";
import { figure } from "#app/_ui/words.ts";
import { type BarDatum, type Frame, NARROW, shownTicks, WIDE } from "./chart-data.ts";

type Props = {
  readonly bars: readonly BarDatum[];
  /** The largest value of the axis; the largest bar when it is left out. */
  readonly most?: number;
  readonly unit?: string;
};

/** Bars over an axis, drawn on the server. The sentence and the table beside it say the same to who does not see them; once for wide pages and once for narrow ones. */
export function BarChart(props: Props) {
  // The sentence below says that there is nothing.
  if (props.bars.every((bar) => bar.value === 0)) return null;
  return (
    <>
      <Bars {...props} frame={WIDE} className="chart wide" />
      <Bars {...props} frame={NARROW} className="chart narrow" />
    </>
  );
}

function Bars({
  bars,
  most,
  unit = "",
  frame,
  className,
}: Props & { readonly frame: Frame; readonly className: string }) {
  const { width, height, left, right, top, bottom } = frame;
  const largest = most ?? Math.max(1, ...bars.map((bar) => bar.value));
  const y = scaleLinear([0, largest], [height - bottom, top]);
  if (most === undefined) y.nice(3);
  const step = (width - left - right) / Math.max(1, bars.length);
  const gap = step > 8 ? 2 : step > 4 ? 1 : 0;
  const ticks = shownTicks(bars, frame, 46);
  return (
    <svg className={className} aria-hidden="true" viewBox={`0 0 ${width} ${height}`}>
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <line className="grid" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
          <text className="faint" x={left - 6} y={y(tick)} dy="0.35em" textAnchor="end">
            {figure(tick)}
            {unit}
          </text>
        </g>
      ))}
      {bars.map((bar, i) => (
        <g key={bar.label}>
          <rect
            className="bar"
            x={round(left + i * step + gap / 2)}
            y={round(y(bar.value))}
            width={round(Math.max(0.5, step - gap))}
            height={round(height - bottom - y(bar.value))}
          >
            <title>{`${bar.label}: ${figure(bar.value)}${unit}`}</title>
          </rect>
          {ticks.has(i) ? (
            <text
              x={round(left + (i + 0.5) * step)}
              y={height - 8}
              // A word at either end must not run out of the picture.
              textAnchor={
                i * step < 20 && step < 40
                  ? "start"
                  : (bars.length - i) * step < 30 && step < 40
                    ? "end"
                    : "middle"
              }
            >
              {bar.tick}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
