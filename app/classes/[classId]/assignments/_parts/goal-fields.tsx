"use client";

import { useId, useState } from "react";
import type { StudyDay } from "#lib/base/study-time.ts";
import type { Goal } from "#lib/classes/types.ts";
import type { PickList } from "#lib/services/assignments/pick-list.ts";

type Props = {
  readonly goal: Goal;
  readonly list: PickList;
  readonly due: StudyDay;
  readonly problem: string | undefined;
};

/** What is to be reached. A quiz or an exam brings its own cards. */
export function GoalFields({ goal, list, due, problem }: Props) {
  const [kind, setKind] = useState<Goal["kind"]>(goal.kind);
  const id = useId();
  const radio = (value: Goal["kind"], words: string) => (
    <label className="pick">
      <input
        type="radio"
        name="goal"
        value={value}
        checked={kind === value}
        onChange={() => setKind(value)}
      />
      <span>{words}</span>
    </label>
  );
  const sitting = (name: string, label: string, items: PickList["quizzes"], first: string) => (
    <div className="field inset">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <select id={`${id}-${name}`} name={name} defaultValue={first}>
        {items.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </select>
      <span className="hint">Its own cards are assigned, whatever is ticked above.</span>
    </div>
  );
  return (
    <fieldset className="goals">
      <legend>Goal</legend>
      {radio("seen", "Every card met")}
      {radio("retained", "Still remembered on a day that you set")}
      {kind === "retained" ? (
        <div className="inset dates">
          <div className="field">
            <label htmlFor={`${id}-share`}>Share of the cards, in %</label>
            <input
              id={`${id}-share`}
              type="number"
              name="share"
              min={50}
              max={99}
              defaultValue={goal.kind === "retained" ? Math.round(goal.share * 100) : 85}
            />
            <span className="hint">Worked out from each pupil’s answers.</span>
          </div>
          <div className="field">
            <label htmlFor={`${id}-on`}>On</label>
            <input
              key={goal.kind === "retained" ? "own" : due}
              id={`${id}-on`}
              type="date"
              name="on"
              defaultValue={goal.kind === "retained" ? goal.day : due}
            />
          </div>
        </div>
      ) : null}
      {radio("days", "Studied on different days")}
      {kind === "days" ? (
        <div className="field inset">
          <label htmlFor={`${id}-days`}>How many days</label>
          <input
            id={`${id}-days`}
            type="number"
            name="days"
            min={1}
            max={60}
            defaultValue={goal.kind === "days" ? goal.days : 4}
          />
        </div>
      ) : null}
      {list.quizzes.length > 0 || goal.kind === "quiz" ? radio("quiz", "A quiz") : null}
      {kind === "quiz"
        ? sitting("quizId", "Quiz", list.quizzes, goal.kind === "quiz" ? goal.quizId : "")
        : null}
      {list.exams.length > 0 || goal.kind === "exam" ? radio("exam", "An exam") : null}
      {kind === "exam"
        ? sitting("examId", "Exam", list.exams, goal.kind === "exam" ? goal.examId : "")
        : null}
      {problem === undefined ? null : <p className="err">{problem}</p>}
    </fieldset>
  );
}
