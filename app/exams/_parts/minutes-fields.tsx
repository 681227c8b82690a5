import { useId } from "react";
import { SHORT_WEEKDAYS, WEEKDAYS } from "../exam-words.ts";

/** Minutes a day: one number, and another where a weekday has its own. */
export function MinutesFields({
  minutes,
  problem,
}: {
  readonly minutes: readonly number[];
  readonly problem: string | null;
}) {
  const id = useId();
  const usual = mostOften(minutes);
  const same = minutes.every((each) => each === usual);
  return (
    <div className="minutes-fields">
      <div className="field">
        <label htmlFor={`${id}-m`}>Minutes a day</label>
        <input
          id={`${id}-m`}
          name="minutes"
          inputMode="numeric"
          required
          defaultValue={usual}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-h`}
        />
        <span className="hint" id={`${id}-h`}>
          Never more than this on a day. Where exams overlap, the larger number is for all of them together.
        </span>
        {problem === null ? null : <span className="err">{problem}</span>}
      </div>
      <details open={!same}>
        <summary>Other minutes on some weekdays</summary>
        <div className="weekdays">
          {WEEKDAYS.map((name, day) => (
            <div key={name} className="field">
              <label htmlFor={`${id}-${day}`}>
                <span aria-hidden="true">{SHORT_WEEKDAYS[day]}</span>
                <span className="sr">{name}</span>
              </label>
              <input
                id={`${id}-${day}`}
                name={`minutes${day}`}
                inputMode="numeric"
                defaultValue={same || minutes[day] === usual ? "" : minutes[day]}
              />
            </div>
          ))}
        </div>
        <p className="hint">Empty: as above. 0: a day off, every week.</p>
      </details>
    </div>
  );
}

function mostOften(minutes: readonly number[]): number {
  const count = (value: number): number => minutes.filter((one) => one === value).length;
  return [...minutes].sort((a, b) => count(b) - count(a))[0] ?? 20;
}
