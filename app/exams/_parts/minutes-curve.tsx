"use client";

import { scaleLinear } from "d3-scale";
import { useId, useState } from "react";
import { counted } from "#app/_ui/words.ts";
import type { Share, WhatIf } from "#lib/exam/types.ts";
import { expectedAt, likely, mark, minutesFor } from "../exam-words.ts";
import { ExamDeed } from "./exam-deed.tsx";

type Props = {
  readonly examId: string;
  readonly whatIf: WhatIf;
  /** What is expected at the present minutes. */
  readonly present: Share;
  readonly target: number | null;
  /** Whether it was drawn for the plan before this one: then nothing can be chosen from it. */
  readonly old: boolean;
};

/** What more or fewer minutes buy: the curve, and below it, on the same scale, the minutes to choose. */
export function MinutesCurve({ examId, whatIf, present, target, old }: Props) {
  const { points } = whatIf;
  const [least, most] = [points[0]?.minutesPerDay ?? 0, points.at(-1)?.minutesPerDay ?? 0];
  const usual = presentMinutes(whatIf);
  const [minutes, setMinutes] = useState(Math.round(usual));
  const id = useId();
  const more = minutes - Math.round(usual);
  // The days as they are now have an interval; elsewhere on the curve the expected mark alone is known.
  const expected = more === 0 ? present.expected : expectedAt(whatIf, minutes);
  const would = target === null ? null : minutesFor(whatIf, target);
  const drawing = { whatIf, present, usual, minutes, expected, target, would, old };
  return (
    <ExamDeed examId={examId}>
      <input type="hidden" name="do" value="more" />
      <input type="hidden" name="more" value={more} />
      <div className="curve-box">
        <Drawing {...drawing} width={720} className="exam-chart wide-chart" />
        <Drawing {...drawing} width={328} className="exam-chart narrow-chart" />
        <label className="sr" htmlFor={id}>
          Minutes a day
        </label>
        <input
          id={id}
          className="dial"
          type="range"
          min={Math.ceil(least)}
          max={Math.floor(most)}
          step={1}
          disabled={old}
          value={minutes}
          aria-valuetext={`${counted(minutes, "minute")} a day, expected mark ${mark(expected)}`}
          onChange={(event) => setMinutes(Number(event.target.value))}
        />
      </div>
      <div className="row">
        <p aria-live="polite">
          {old
            ? "From before the last change; it is being drawn anew."
            : more === 0
              ? `At ${counted(minutes, "minute")} a day, as now: ${mark(expected)}, likely ${likely(present)}.`
              : `At ${counted(minutes, "minute")} a day: about ${mark(expected)}, ${differenceWords(expected - present.expected)}.`}
        </p>
        {more === 0 || old ? null : (
          <button type="submit" className="btn">
            Use {counted(minutes, "minute")} a day
          </button>
        )}
      </div>
    </ExamDeed>
  );
}

function differenceWords(difference: number): string {
  const points = Math.round(Math.abs(difference) * 100);
  if (points < 1) return "hardly another mark than now";
  return `${counted(points, "point")} ${difference > 0 ? "more" : "less"} than now`;
}

/** The minutes of the plan as it stands: the middle of the points that were tried. */
function presentMinutes({ points, shapes }: WhatIf): number {
  const flat = shapes.find((one) => one.shape === "flat");
  const open = flat?.budgets.filter((seconds) => seconds > 0) ?? [];
  if (open.length === 0) return points[0]?.minutesPerDay ?? 0;
  return open.reduce((sum, seconds) => sum + seconds, 0) / open.length / 60;
}

const HEIGHT = 250;
const EDGE = { left: 34, right: 14, top: 12, bottom: 44 };

function Drawing({
  whatIf: { points },
  present,
  usual,
  minutes,
  expected,
  target,
  would,
  old,
  width,
  className,
}: {
  readonly whatIf: WhatIf;
  readonly present: Share;
  readonly usual: number;
  readonly minutes: number;
  readonly expected: number;
  readonly target: number | null;
  readonly would: number | null;
  readonly old: boolean;
  readonly width: number;
  readonly className: string;
}) {
  const [least, most] = [points[0]?.minutesPerDay ?? 0, points.at(-1)?.minutesPerDay ?? 1];
  const lowest = Math.min(present.low, target ?? 1, ...points.map((point) => point.expected));
  const x = scaleLinear([least, most], [EDGE.left, width - EDGE.right]);
  // Never so close that a point or two look like much.
  const floor = Math.min(0.5, Math.max(0, Math.floor(lowest * 10) / 10));
  const y = scaleLinear([floor, 1], [HEIGHT - EDGE.bottom, EDGE.top]);
  const line = points
    .map((point) => `${round(x(point.minutesPerDay))},${round(y(point.expected))}`)
    .join(" ");
  const right = x(minutes) > width * 0.7;
  return (
    <svg className={className} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className="grid" x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} />
          <text className="faint" x={0} y={y(tick)} dy="0.35em">
            {mark(tick)}
          </text>
        </g>
      ))}
      {x.ticks(width > 400 ? 8 : 4).map((tick) => (
        <text key={tick} className="faint" x={x(tick)} y={HEIGHT - 24} textAnchor="middle">
          {tick}
        </text>
      ))}
      <text className="faint" x={EDGE.left} y={HEIGHT - 6}>
        minutes a day
      </text>
      <polyline className="line" points={line} />
      <line className="range" x1={x(usual)} x2={x(usual)} y1={y(present.low)} y2={y(present.high)} />
      {target === null ? null : (
        <>
          <line className="dash" x1={EDGE.left} x2={width - EDGE.right} y1={y(target)} y2={y(target)} />
          <text x={EDGE.left + 6} y={y(target) - 6}>
            your target, {mark(target)}
          </text>
          {would === null ? null : <circle className="hollow" cx={x(would)} cy={y(target)} r={4.5} />}
        </>
      )}
      <line className="axis" x1={x(minutes)} x2={x(minutes)} y1={y(expected)} y2={HEIGHT - EDGE.bottom} />
      <circle className="dot" cx={x(minutes)} cy={y(expected)} r={5} />
      {old ? null : (
        <text
          className="strong"
          x={x(minutes) + (right ? -10 : 10)}
          y={Math.min(y(expected) + 24, HEIGHT - EDGE.bottom - 6)}
          textAnchor={right ? "end" : "start"}
        >
          {counted(minutes, "minute")}: {mark(expected)}
        </text>
      )}
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
