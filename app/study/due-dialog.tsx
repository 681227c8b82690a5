"use client";

import { type FormEvent, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { capital, dayWords } from "#app/_ui/words.ts";
import { addDays, daysBetween, isStudyDay, type StudyDay } from "#lib/base/study-time.ts";

/** A hundred years: nobody plans further ahead. */
const MOST_DAYS = 36_500;

type Props = {
  readonly open: boolean;
  readonly today: StudyDay;
  readonly onChoose: (day: StudyDay) => void;
  readonly onClose: () => void;
};

/** On which day a card comes back: in so many days, or on a date; the two fields follow each other. */
export function DueDialog({ open, today, onChoose, onClose }: Props) {
  const [day, setDay] = useState(addDays(today, 1));
  const days = isStudyDay(day) ? daysBetween(today, day) : Number.NaN;
  const fits = days >= 0 && days <= MOST_DAYS;
  function choose(event: FormEvent) {
    event.preventDefault();
    if (!fits) return;
    onClose();
    onChoose(day);
  }
  return (
    <Dialog title="When should this card come back?" open={open} onClose={onClose}>
      <form onSubmit={choose} className="due-form">
        <label>
          <span>In days</span>
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={MOST_DAYS}
            value={Number.isNaN(days) ? "" : days}
            aria-describedby="due-words"
            // What is typed takes the place of what stands there: 3 is three days and not thirteen.
            onFocus={(event) => event.target.select()}
            onChange={(event) => {
              const given = event.target.valueAsNumber;
              setDay(
                Number.isInteger(given) && given >= 0 && given <= MOST_DAYS ? addDays(today, given) : "",
              );
            }}
          />
        </label>
        <label>
          <span>Or on</span>
          <input
            type="date"
            min={today}
            max={addDays(today, MOST_DAYS)}
            value={day}
            aria-describedby="due-words"
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
        <p id="due-words" className="small quiet">
          {fits
            ? `${capital(dayWords(day, today))}. What is known of your memory stays as it is.`
            : "Choose today or a later day."}
        </p>
        <button type="submit" className="btn go" disabled={!fits}>
          Set the due date
        </button>
      </form>
    </Dialog>
  );
}
