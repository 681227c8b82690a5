"use client";

import { type FormEvent, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { capital, dayWords } from "#app/_ui/words.ts";
import { addDays, daysBetween, isStudyDay, type StudyDay } from "#lib/base/study-time.ts";
import { dayWithin, MOST_DAYS, readDays } from "#lib/study/days-typed.ts";
import { newId } from "./outbox.ts";

type Props = {
  readonly open: boolean;
  readonly today: StudyDay;
  readonly onChoose: (day: StudyDay) => void;
  readonly onClose: () => void;
};

/** On which day a card comes back: in so many days, on one day of several, or on a date; the fields follow each other. */
export function DueDialog({ open, today, onChoose, onClose }: Props) {
  const [typed, setTyped] = useState("1");
  const range = readDays(typed);
  const several = range !== null && range.to > range.from;
  function choose(event: FormEvent) {
    event.preventDefault();
    if (range === null) return;
    onClose();
    // Which of several days it is shall not be foreseen, and is written into the event.
    onChoose(dayWithin(range, today, newId()));
  }
  return (
    <Dialog title="When should this card come back?" open={open} onClose={onClose}>
      <form onSubmit={choose} className="due-form">
        <label>
          <span>In days</span>
          <input
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            value={typed}
            aria-describedby="due-words"
            aria-invalid={range === null}
            // What is typed takes the place of what stands there: 3 is three days and not thirteen.
            onFocus={(event) => event.target.select()}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <label>
          <span>Or on</span>
          <input
            type="date"
            min={today}
            max={addDays(today, MOST_DAYS)}
            value={range === null || several ? "" : addDays(today, range.from)}
            aria-describedby="due-words"
            onChange={(event) => {
              const day = event.target.value;
              setTyped(isStudyDay(day) ? String(daysBetween(today, day)) : "");
            }}
          />
        </label>
        <p id="due-words" className="small quiet">
          {range === null
            ? "Write a number of days, or two such as 3-7, or choose today or a later day."
            : `${capital(dayWords(addDays(today, range.from), today))}${several ? `, ${dayWords(addDays(today, range.to), today)} or a day between` : ""}. What is known of your memory stays as it is.`}
        </p>
        <button type="submit" className="btn go" disabled={range === null}>
          Set the due date
        </button>
      </form>
    </Dialog>
  );
}
