"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { dialogOpen, keyTarget } from "#app/_ui/focus.ts";
import { useSingleKeys } from "#app/_ui/single-keys.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { counted } from "#app/_ui/words.ts";
import { isAnswer } from "#lib/quiz/mark.ts";
import type { Response } from "#lib/quiz/types.ts";
import { KIND_WORDS } from "#lib/quiz/words.ts";
import type { AttemptView } from "#lib/services/quizzes/attempt-view.ts";
import { Clock } from "./clock.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { Unsent } from "./unsent.tsx";
import { useAttempt } from "./use-attempt.ts";

/** One question after the other, back and forth; handed in once. */
export function AttemptScreen({ attempt }: { readonly attempt: AttemptView }) {
  const taking = useAttempt(attempt);
  const single = useSingleKeys();
  const [at, setAt] = useState(() => firstOpen(attempt));
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const shownAt = useRef(0);
  const { questions } = attempt;
  const question = questions[at];
  const { answers } = taking;
  const last = at === questions.length - 1;
  const isDone = (id: string): boolean => {
    const response = answers.get(id)?.response ?? null;
    return response !== null && isAnswer(response);
  };
  const empty = questions.filter((one) => !isDone(one.id)).length;
  const flags = questions.filter((one) => answers.get(one.id)?.flagged === true).length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each question is a new moment.
  useLayoutEffect(() => {
    shownAt.current = Date.now();
    if (!moved.current) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [at]);

  function go(to: number) {
    moved.current = true;
    if (to >= questions.length) setAsking(true);
    else setAt(Math.max(0, to));
  }
  function answer(response: Response | null) {
    if (!question) return;
    const now = Date.now();
    taking.answer(question.id, response, now - shownAt.current);
    shownAt.current = now;
  }
  const { submit } = taking;
  const onEnd = useCallback(() => {
    setAsking(false);
    submit();
  }, [submit]);

  const onKey = useRef((_event: KeyboardEvent) => {});
  useEffect(() => {
    onKey.current = (event) => {
      if (
        event.defaultPrevented ||
        event.repeat ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        dialogOpen()
      )
        return;
      const target = keyTarget(event);
      if (!single || target.writing) return;
      if (/^[1-9]$/u.test(event.key)) {
        const input = document.querySelector<HTMLInputElement>(`[data-place="${Number(event.key) - 1}"]`);
        if (!input) return;
        input.focus();
        input.click();
      } else if (event.key === "Enter" && (!target.onControl || event.target instanceof HTMLInputElement))
        go(at + 1);
      else if (event.key.toLowerCase() === "f" && question) taking.flag(question.id);
      else return;
      event.preventDefault();
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  if (!question) return null;
  const own = answers.get(question.id);
  const busy = taking.phase !== "answering";
  return (
    <div className={`attempt${single ? "" : " keys-off"}`}>
      <header className="attempt-bar">
        <div className="page">
          <span className="attempt-title">{attempt.title}</span>
          <Unsent waiting={taking.waiting} ready={taking.ready} away={taking.away} />
          {taking.endsAt === null ? null : (
            <Clock endsAt={taking.endsAt} offset={taking.offset} onEnd={onEnd} />
          )}
        </div>
        <progress
          className="attempt-progress"
          max={questions.length}
          value={questions.length - empty}
          aria-label="Answered"
        />
      </header>
      <main id="main" className="page attempt-main">
        {busy ? (
          <HandingIn phase={taking.phase} problem={taking.problem} waiting={taking.waiting} />
        ) : (
          <>
            <p className="small quiet">
              Question {at + 1} of {questions.length}, {KIND_WORDS[question.kind].name.toLowerCase()}
            </p>
            <h1 className="attempt-question" dir="auto" ref={heading} tabIndex={-1}>
              {typeset(question.prompt)}
            </h1>
            <QuestionFields
              key={question.id}
              question={question}
              response={own?.response ?? null}
              onAnswer={answer}
              onNext={() => go(at + 1)}
            />
            <div className="attempt-dock">
              <button type="button" className="btn" disabled={at === 0} onClick={() => go(at - 1)}>
                Back
              </button>
              <button
                type="button"
                className="btn"
                aria-pressed={own?.flagged === true}
                onClick={() => taking.flag(question.id)}
              >
                {own?.flagged ? "Flagged" : "Flag"} <kbd>F</kbd>
              </button>
              <button
                type="button"
                className="btn go"
                onClick={() => go(at + 1)}
                aria-disabled={!taking.ready}
              >
                {last ? "Hand in" : "Next"} <kbd>Enter</kbd>
              </button>
            </div>
            <nav className="attempt-nav" aria-label="Questions">
              <ol>
                {questions.map((one, place) => {
                  const done = isDone(one.id);
                  const flagged = answers.get(one.id)?.flagged === true;
                  return (
                    <li key={one.id}>
                      <button
                        type="button"
                        className={`${done ? "is-answered" : ""}${flagged ? " is-flagged" : ""}`}
                        aria-current={place === at ? "step" : undefined}
                        aria-label={`Question ${place + 1}, ${done ? "answered" : "empty"}${flagged ? ", flagged" : ""}`}
                        onClick={() => go(place)}
                      >
                        {place + 1}
                      </button>
                    </li>
                  );
                })}
              </ol>
              {last ? null : (
                <button type="button" className="btn plain small" onClick={() => setAsking(true)}>
                  Hand in now
                </button>
              )}
            </nav>
          </>
        )}
      </main>
      <Dialog title="Hand in?" open={asking} onClose={() => setAsking(false)}>
        <p>
          {empty === 0
            ? "Every question is answered."
            : `${counted(empty, "question")} ${empty === 1 ? "is" : "are"} empty.`}{" "}
          {flags === 0 ? "" : `${counted(flags, "question")} ${flags === 1 ? "is" : "are"} flagged.`} After
          that nothing can be changed.
        </p>
        <div className="row">
          <button
            type="button"
            className="btn go"
            onClick={() => {
              setAsking(false);
              taking.submit();
            }}
          >
            Hand in
          </button>
        </div>
      </Dialog>
    </div>
  );
}

/** Where one goes on: at the first question without an answer. */
function firstOpen({ questions, answers }: AttemptView): number {
  const done = new Set(
    answers.filter((one) => one.response !== null && isAnswer(one.response)).map((one) => one.questionId),
  );
  const at = questions.findIndex((one) => !done.has(one.id));
  return at < 0 ? 0 : at;
}

function HandingIn({
  phase,
  problem,
  waiting,
}: {
  readonly phase: string;
  readonly problem: string;
  readonly waiting: number;
}) {
  if (phase === "refused")
    return (
      <div className="problem" role="alert">
        <h1>It was not taken.</h1>
        <p>{problem}</p>
      </div>
    );
  return (
    <section aria-live="polite">
      <h1 className="attempt-question">
        {phase === "waiting" ? "The server cannot be reached." : "Handing in."}
      </h1>
      <p className="lede">
        {phase === "waiting"
          ? `${waiting === 0 ? "Your answers are saved" : `${counted(waiting, "answer")} ${waiting === 1 ? "is" : "are"} on this device`}. Leave this page open: it is handed in as soon as the network is back.`
          : "Your answers are on their way."}
      </p>
    </section>
  );
}
