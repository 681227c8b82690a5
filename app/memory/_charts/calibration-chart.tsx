import type { CalibrationBin } from "#lib/memory/scores.ts";

const WIDTH = 322;
const HEIGHT = 334;
const LEFT = 34;
const SIZE = 280;
const TOP = 10;

/** Predicted against actual recall: a dot for predictions that were alike, larger the more there were. */
export function CalibrationChart({ bins }: { readonly bins: readonly CalibrationBin[] }) {
  const lowest = Math.min(0.9, ...bins.map((bin) => Math.min(bin.predicted, bin.actual)));
  const floor = Math.max(0, Math.floor(lowest * 10) / 10);
  const x = (share: number): number => round(LEFT + ((share - floor) / (1 - floor)) * SIZE);
  const y = (share: number): number => round(TOP + ((1 - share) / (1 - floor)) * SIZE);
  const most = Math.max(1, ...bins.map((bin) => bin.reviews));
  const ticks = Array.from({ length: 11 }, (_, i) => i / 10).filter(
    (tick) => tick >= floor - 1e-9 && (floor > 0.4 || Math.round(tick * 10) % 2 === 0),
  );
  return (
    <svg className="chart square" aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={LEFT} x2={LEFT + SIZE} y1={y(tick)} y2={y(tick)} />
          <text className="faint" x={0} y={y(tick)} dy="0.35em">
            {Math.round(tick * 100)}
          </text>
          <text className="faint" x={x(tick)} y={TOP + SIZE + 18} textAnchor="middle">
            {Math.round(tick * 100)}
          </text>
        </g>
      ))}
      <line className="dash" x1={x(floor)} y1={y(floor)} x2={x(1)} y2={y(1)} />
      <polyline
        className="line"
        points={bins.map((bin) => `${x(bin.predicted)},${y(bin.actual)}`).join(" ")}
      />
      {bins.map((bin) => (
        <g key={bin.from}>
          <line
            className="axis"
            x1={x(bin.predicted)}
            x2={x(bin.predicted)}
            y1={y(bin.high)}
            y2={y(Math.max(floor, bin.low))}
          />
          <circle
            className="dot"
            cx={x(bin.predicted)}
            cy={y(bin.actual)}
            r={round(2.5 + 4 * Math.sqrt(bin.reviews / most))}
          >
            <title>{`Predicted ${percent(bin.predicted)}, actual ${percent(bin.actual)}, ${bin.reviews} reviews`}</title>
          </circle>
        </g>
      ))}
      <text x={LEFT} y={HEIGHT - 6}>
        predicted, %
      </text>
      <text className="faint" x={LEFT + 10} y={TOP + 26}>
        recalled more than predicted
      </text>
      <text className="faint" x={LEFT + SIZE - 6} y={TOP + SIZE - 24} textAnchor="end">
        recalled less
      </text>
    </svg>
  );
}

export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
