import { scaleLinear } from "d3-scale";
import type { PastPrediction } from "#lib/services/exams/past-predictions.ts";
import { mark } from "../exam-words.ts";

const ROW = 30;
const EDGE = { left: 40, right: 16, top: 8, bottom: 24 };

/** Each result as a line: the range that was said as a bar with its middle, the mark that came as a dot. */
export function PredictedActual({
  results,
  width,
  className,
}: {
  readonly results: readonly PastPrediction[];
  readonly width: number;
  readonly className: string;
}) {
  const shown = results.slice(-20);
  const height = EDGE.top + EDGE.bottom + shown.length * ROW;
  const x = scaleLinear([0, 1], [EDGE.left, width - EDGE.right]);
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <line className="grid" x1={x(tick)} x2={x(tick)} y1={EDGE.top} y2={height - EDGE.bottom} />
          <text className="faint" x={x(tick)} y={height - 6} textAnchor="middle">
            {mark(tick)}
          </text>
        </g>
      ))}
      {shown.map((one, row) => {
        if (one.predicted === null) return null;
        const { low, high, expected } = one.predicted;
        const y = EDGE.top + row * ROW + ROW / 2;
        return (
          <g key={one.id}>
            <text className="faint" x={0} y={y} dy="0.35em">
              {one.kind === "mock" ? "Mock" : "Exam"}
            </text>
            <rect className="band" x={x(low)} y={y - 7} width={Math.max(2, x(high) - x(low))} height={14} />
            <line className="axis" x1={x(expected)} x2={x(expected)} y1={y - 7} y2={y + 7} />
            <circle className="dot" cx={x(one.actual)} cy={y} r={5} />
          </g>
        );
      })}
    </svg>
  );
}
