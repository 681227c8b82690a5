"use client";

import { type ReactNode, useActionState } from "react";
import { act, type QuizNotice } from "../actions.ts";

/** One button that does one thing to a quiz, with words before it. */
export function QuizDeed({
  deed,
  quizId,
  attemptId,
  word,
  filled = false,
  children,
}: {
  readonly deed: string;
  readonly quizId?: string;
  readonly attemptId?: string;
  readonly word: string;
  readonly filled?: boolean;
  readonly children?: ReactNode;
}) {
  const [notice, action, pending] = useActionState<QuizNotice | null, FormData>(act, null);
  return (
    <form action={action} className="quiz-deed">
      {quizId === undefined ? null : <input type="hidden" name="quizId" value={quizId} />}
      {attemptId === undefined ? null : <input type="hidden" name="attemptId" value={attemptId} />}
      {children ? <span>{children}</span> : null}
      <button type="submit" className={filled ? "btn go" : "btn"} name="do" value={deed} disabled={pending}>
        {word}
      </button>
      {notice && notice.text !== "" ? (
        <output className={notice.ok ? "small quiet" : "err small"}>{notice.text}</output>
      ) : null}
    </form>
  );
}
