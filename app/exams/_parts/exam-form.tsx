"use client";

import { useActionState, useEffect, useId, useRef, useState } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import { PlaceFields } from "#app/_ui/place-fields.tsx";
import { counted } from "#app/_ui/words.ts";
import type { StudyDay } from "#lib/base/study-time.ts";
import type { ExamPlaces } from "#lib/services/exams/exam-places.ts";
import { act, type ExamNotice } from "../actions.ts";
import { MinutesFields } from "./minutes-fields.tsx";

/** What stands in the form at first. */
export type ExamDraft = {
  readonly examId: string | null;
  readonly version: number;
  readonly title: string;
  readonly day: StudyDay;
  readonly time: string;
  /** Keys of places, with their weights where somebody gave them. */
  readonly picked: Readonly<Record<string, string>>;
  readonly minutes: readonly number[];
  readonly target: number | null;
  readonly questions: number | null;
  readonly classId: string | null;
};

type Props = { readonly draft: ExamDraft; readonly places: ExamPlaces };

/** Makes or changes an exam: a name, a moment, what it covers, how many minutes a day. The rest may stay as it is. */
export function ExamForm({ draft, places }: Props) {
  const [notice, action, pending] = useActionState<ExamNotice | null, FormData>(act, null);
  const [picked, setPicked] = useState(draft.picked);
  const zone = useRef<HTMLInputElement>(null);
  const id = useId();
  const wrong = notice?.fields ?? {};
  const isNew = draft.examId === null;
  // A visitor's zone, only the visitor's device knows.
  useEffect(() => {
    if (zone.current) zone.current.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, []);
  const said = (name: string) =>
    wrong[name] === undefined ? null : (
      <span className="err" id={`${id}-${name}`}>
        {wrong[name]}
      </span>
    );
  return (
    <form {...keptForm(action)} className="exam-form">
      <input type="hidden" name="do" value={isNew ? "create" : "edit"} />
      {isNew ? <input ref={zone} type="hidden" name="zone" defaultValue="" /> : null}
      {isNew ? null : <input type="hidden" name="examId" value={draft.examId ?? ""} />}
      {isNew ? null : <input type="hidden" name="version" value={draft.version} />}
      <div className="field">
        <label htmlFor={`${id}-t`}>Name</label>
        <input
          id={`${id}-t`}
          name="title"
          required
          maxLength={160}
          defaultValue={draft.title}
          placeholder="History paper"
          aria-invalid={wrong.title !== undefined}
        />
        {said("title")}
      </div>
      <div className="row">
        <div className="field">
          <label htmlFor={`${id}-d`}>Day</label>
          <input
            id={`${id}-d`}
            type="date"
            name="day"
            required
            min={places.today}
            defaultValue={draft.day}
            aria-invalid={wrong.day !== undefined}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-h`}>Time</label>
          <input
            id={`${id}-h`}
            type="time"
            name="time"
            required
            defaultValue={draft.time}
            aria-invalid={wrong.time !== undefined}
          />
        </div>
      </div>
      {said("day")}
      {isNew && places.classes.length > 0 ? (
        <div className="field">
          <label htmlFor={`${id}-c`}>For</label>
          <select id={`${id}-c`} name="classId" defaultValue={draft.classId ?? ""}>
            <option value="">Myself</option>
            {places.classes.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
          <span className="hint">Each pupil of a class gets a plan of their own.</span>
        </div>
      ) : null}
      <PlaceFields
        groups={places.groups}
        picked={picked}
        onPick={setPicked}
        problem={wrong.selection ?? null}
        weightHint="Left empty, every card counts the same. With numbers, each part counts as much as its own."
        sumHint="What is added to a deck later is in the exam too."
      />
      <MinutesFields minutes={draft.minutes} problem={wrong.minutes ?? null} />
      <p className="hint">
        {places.holidays.length === 0
          ? "Days off are planned under "
          : `${counted(places.holidays.length, "absence")} ${places.holidays.length === 1 ? "is" : "are"} planned; nothing is asked then. Others are planned under `}
        <a href="/plan">Coming back and days off</a>.
      </p>
      <details>
        <summary>Target and length</summary>
        <div className="row">
          <div className="field">
            <label htmlFor={`${id}-g`}>Target, of 100</label>
            <input
              id={`${id}-g`}
              name="target"
              inputMode="decimal"
              defaultValue={draft.target === null ? "" : String(Math.round(draft.target * 1000) / 10)}
              aria-invalid={wrong.target !== undefined}
            />
            {said("target")}
          </div>
          <div className="field">
            <label htmlFor={`${id}-q`}>Questions</label>
            <input
              id={`${id}-q`}
              name="questions"
              inputMode="numeric"
              defaultValue={draft.questions ?? ""}
              aria-invalid={wrong.questions !== undefined}
            />
            {said("questions")}
          </div>
        </div>
        <p className="hint">Fewer questions are more luck: the expected mark is then said less exactly.</p>
      </details>
      {notice?.ok === false ? (
        <p className="err" role="alert">
          {notice.text}
        </p>
      ) : null}
      <div className="row">
        <button type="submit" className="btn go" disabled={pending}>
          {isNew ? "Make the plan" : "Save"}
        </button>
      </div>
    </form>
  );
}
