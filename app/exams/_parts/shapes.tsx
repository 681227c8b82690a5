import { counted } from "#app/_ui/words.ts";
import type { Shape, WhatIf } from "#lib/exam/types.ts";
import { mark } from "../exam-words.ts";
import { ExamDeed } from "./exam-deed.tsx";

const NAMES: Readonly<Record<Shape, string>> = {
  flat: "As they are",
  ramp: "Rising slowly",
  "heavier-last": "Lighter now, heavier before the exam",
};

/** The same minutes in all, laid out otherwise: what each layout would give, and the choice. */
export function Shapes({
  examId,
  whatIf,
  present,
}: {
  readonly examId: string;
  readonly whatIf: WhatIf;
  readonly present: Shape;
}) {
  if (whatIf.shapes.length === 0) return null;
  if (present !== "flat")
    return (
      <ExamDeed examId={examId} className="shapes">
        <input type="hidden" name="shape" value="flat" />
        <p>
          Your minutes are laid out: <b>{NAMES[present].toLowerCase()}</b>.
        </p>
        <button type="submit" className="btn" name="do" value="shape">
          The same every day again
        </button>
      </ExamDeed>
    );
  return (
    <div className="shapes">
      <h3>The same minutes, laid out otherwise</h3>
      <ul>
        {whatIf.shapes.map(({ shape, budgets, expected }) => (
          <li key={shape}>
            <span className="shape-name">
              {NAMES[shape]} <span className="shape-range quiet small">{rangeWords(budgets)}</span>
            </span>
            <Sparks budgets={budgets} />
            <b className="num">{mark(expected)}</b>
            {shape === "flat" ? (
              <span className="quiet small">as now</span>
            ) : (
              <ExamDeed examId={examId} className="row">
                <input type="hidden" name="shape" value={shape} />
                <button type="submit" className="btn small" name="do" value="shape">
                  Use it<span className="sr">: {NAMES[shape]}</span>
                </button>
              </ExamDeed>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "from 10 to 40 minutes". */
function rangeWords(budgets: readonly number[]): string {
  const open = budgets.filter((seconds) => seconds > 0).map((seconds) => Math.round(seconds / 60));
  const [least, most] = [Math.min(...open), Math.max(...open)];
  return least === most
    ? `${counted(least, "minute")} a day`
    : `${least} to ${counted(most, "minute")} a day`;
}

const WIDTH = 120;
const HEIGHT = 24;

/** The days as bars: the taller, the longer. The words beside it say the same. */
function Sparks({ budgets }: { readonly budgets: readonly number[] }) {
  const most = Math.max(1, ...budgets);
  const step = WIDTH / budgets.length;
  return (
    <svg className="sparks" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {budgets.map((seconds, day) => {
        const height = (seconds / most) * HEIGHT;
        const x = Math.round(day * step * 10) / 10;
        return <rect key={x} x={x} y={HEIGHT - height} width={Math.max(0.6, step - 0.8)} height={height} />;
      })}
    </svg>
  );
}
