"use client";

import { useActionState } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import { act, type ExamNotice } from "../actions.ts";

/** Deletes an exam; the next page offers to take that back. */
export function DeleteExam({
  examId,
  title,
  forClass,
}: {
  readonly examId: string;
  readonly title: string;
  readonly forClass: boolean;
}) {
  const [notice, action, pending] = useActionState<ExamNotice | null, FormData>(act, null);
  return (
    <form {...keptForm(action)} className="delete-exam">
      <input type="hidden" name="do" value="delete" />
      <input type="hidden" name="examId" value={examId} />
      <p className="quiet">
        {forClass
          ? "Deleted, it is gone for every pupil. Their cards, and what they know of them, stay."
          : "Deleted, its plan is gone. Its cards, and what you know of them, stay."}
      </p>
      <button type="submit" className="btn" disabled={pending}>
        Delete “{title}”
      </button>
      {notice?.ok === false ? <p className="err">{notice.text}</p> : null}
    </form>
  );
}
