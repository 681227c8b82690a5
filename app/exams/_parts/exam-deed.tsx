"use client";

import { type ReactNode, useActionState, useState } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import { act, type ExamNotice } from "../actions.ts";

type Props = {
  readonly examId: string;
  readonly children: ReactNode;
  readonly className?: string;
};

/** A form on an exam's page: its buttons name what they do, and what came of it is said below them. */
export function ExamDeed({ examId, children, className = "stack" }: Props) {
  const [notice, action, pending] = useActionState<ExamNotice | null, FormData>(act, null);
  const [undone, setUndone] = useState(false);
  const steps = notice?.steps ?? [];
  async function takeBack() {
    for (const step of steps)
      await fetch("/api/steps", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ step, undo: true }),
      });
    setUndone(true);
  }
  return (
    <form {...keptForm(action)} className={className} aria-busy={pending}>
      <input type="hidden" name="examId" value={examId} />
      {children}
      {notice === null ? null : (
        <output className={notice.ok ? "small" : "err small"}>
          {undone ? "Taken back: they are asked again." : notice.text}{" "}
          {steps.length > 0 && !undone ? (
            <button type="button" className="btn small" onClick={() => void takeBack()}>
              Undo
            </button>
          ) : null}
        </output>
      )}
    </form>
  );
}
