"use client";

import { type ReactNode, useActionState } from "react";
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
  const steps = notice?.steps ?? [];
  return (
    <form {...keptForm(action)} className={className} aria-busy={pending}>
      <input type="hidden" name="examId" value={examId} />
      {children}
      {notice === null ? null : (
        <output className={notice.ok ? "small" : "err small"}>
          {notice.text}{" "}
          {steps.length > 0 ? (
            <>
              <input type="hidden" name="steps" value={steps.join(" ")} />
              <button type="submit" className="btn small" name="do" value="take-back">
                Undo
              </button>
            </>
          ) : null}
        </output>
      )}
    </form>
  );
}
