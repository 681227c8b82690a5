"use client";

import { useActionState, useId } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import type { ReviewedAnswer } from "#lib/services/quizzes/review-view.ts";
import { act, type QuizNotice } from "../../actions.ts";

type Props = {
  readonly answer: Pick<ReviewedAnswer, "question" | "challenge" | "share" | "answered" | "markedBy">;
  readonly attemptId: string;
  readonly settles: boolean;
  readonly own: boolean;
};

const BECAME: Readonly<Record<string, string>> = {
  open: "You doubted this mark. It waits for the teacher.",
  upheld: "Your doubt was right: the answer counts.",
  "left-out": "Your doubt was right: the question counts for nobody.",
  refused: "The mark stands.",
  withdrawn: "You took your doubt back.",
};

/** "My answer was right": a note to the teacher, or, where one decides oneself, the decision. */
export function DoubtForm({ answer, attemptId, settles, own }: Props) {
  const [notice, action, pending] = useActionState<QuizNotice | null, FormData>(act, null);
  const id = useId();
  const { question, challenge, share, answered, markedBy } = answer;
  const decided = share === null || (markedBy !== null && markedBy !== "app");
  const mayDoubt = !settles && own && answered && (share ?? 1) < 1 && challenge?.status !== "open";
  return (
    <div className="quiz-doubt">
      {challenge && own && !settles ? (
        <p className="small">
          {BECAME[challenge.status] ?? ""}
          {challenge.reply ? ` “${challenge.reply}”` : ""}
        </p>
      ) : null}
      {challenge && !own ? (
        <p className="small">Doubted: {challenge.note === "" ? "without words" : `“${challenge.note}”`}</p>
      ) : null}
      {mayDoubt || settles ? (
        <details>
          <summary>{settles ? "Change the mark" : "My answer was right"}</summary>
          <form {...keptForm(action)} className="stack">
            <input type="hidden" name="attemptId" value={attemptId} />
            <input type="hidden" name="questionId" value={question.id} />
            <div className="field">
              <label htmlFor={id}>{settles ? "Why" : "Why, if you like"}</label>
              <input id={id} name="note" maxLength={2_000} autoComplete="off" />
              <p className="hint">
                {settles
                  ? own
                    ? "It stands beside the mark: your own word, not the app's."
                    : "It counts for everybody who answered the same."
                  : "It goes to your teacher. What is decided counts for everybody who answered the same."}
              </p>
            </div>
            <div className="row">
              {settles ? (
                <>
                  {answered && (share === null || share < 1) ? (
                    <button type="submit" className="btn" name="do" value="right" disabled={pending}>
                      Count it as right
                    </button>
                  ) : null}
                  {share === null ? null : (
                    <button type="submit" className="btn" name="do" value="left-out" disabled={pending}>
                      Leave the question out
                    </button>
                  )}
                  {decided || challenge?.status === "open" ? (
                    <button type="submit" className="btn" name="do" value="stands" disabled={pending}>
                      The mark stands
                    </button>
                  ) : null}
                </>
              ) : (
                <button type="submit" className="btn" name="do" value="doubt" disabled={pending}>
                  Send it
                </button>
              )}
            </div>
          </form>
        </details>
      ) : null}
      {notice && notice.text !== "" ? (
        <output className={notice.ok ? "small quiet" : "err small"}>{notice.text}</output>
      ) : null}
    </div>
  );
}
