import { scaleLinear } from "d3-scale";
import type { OptionsView } from "#lib/services/options/options-view.ts";

import { inSeconds, percent, spanSentence } from "./words.ts";

const WIDTH = 560;
const HEIGHT = 200;
const EDGE = { left: 44, right: 12, top: 12, bottom: 34 };

/** What each retention costs: minutes a day, or seconds where it is that little, drawn and as a table. */
export function CostCurve({ view }: { readonly view: OptionsView }) {
  const { costs, settings, days } = view;
  const most = Math.max(...costs.map((cost) => cost.minutesPerDay), 0);
  const seconds = inSeconds(most);
  const timeOf = (cost: { readonly minutesPerDay: number }) => cost.minutesPerDay * (seconds ? 60 : 1);
  if (most === 0) return null;
  const x = scaleLinear([0.75, 0.97], [EDGE.left, WIDTH - EDGE.right]);
  const y = scaleLinear([0, timeOf({ minutesPerDay: most })], [HEIGHT - EDGE.bottom, EDGE.top]).nice(4);
  const line = costs
    .map((cost, i) => `${i === 0 ? "M" : "L"}${x(cost.retention)} ${y(timeOf(cost))}`)
    .join("");
  return (
    <section className="options-group cost" aria-labelledby="cost">
      <h2 className="title" id="cost">
        What knowing more costs
      </h2>
      <p>
        {spanSentence(view)} The line shows {seconds ? "seconds" : "minutes"} a day.
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line className="grid" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(tick)} y2={y(tick)} />
            <text x={EDGE.left - 6} y={y(tick)} dy="0.35em" textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {[0.75, 0.8, 0.85, 0.9, 0.95].map((tick) => (
          <text key={tick} x={x(tick)} y={HEIGHT - 12} textAnchor="middle">
            {percent(tick)}
          </text>
        ))}
        <path className="curve" d={line} />
        <line
          className="here"
          x1={x(settings.desiredRetention)}
          x2={x(settings.desiredRetention)}
          y1={EDGE.top}
          y2={HEIGHT - EDGE.bottom}
        />
      </svg>
      <details>
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Known when asked</th>
              <th scope="col">Answers a day</th>
              <th scope="col">{seconds ? "Seconds" : "Minutes"} a day</th>
              <th scope="col">Known after {days} days</th>
            </tr>
          </thead>
          <tbody>
            {costs.map((cost) => (
              <tr key={cost.retention}>
                <th scope="row">{percent(cost.retention)}</th>
                <td>{cost.answersPerDay.toFixed(1)}</td>
                <td>{timeOf(cost).toFixed(1)}</td>
                <td>
                  {Math.round(cost.known)} of {cost.cards}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p className="hint small">
        Worked out by playing the days through with the memory model: nobody late, every card answered on its
        day.
      </p>
    </section>
  );
}
