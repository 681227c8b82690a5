"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Response } from "#lib/quiz/types.ts";
import type { AttemptView, SavedAnswer } from "#lib/services/quizzes/attempt-view.ts";
import { attemptPath } from "../../_parts/paths.ts";
import { AttemptSender, type SenderState } from "./attempt-sender.ts";
import { keptAnswers } from "./kept-answers.ts";

export type Taking = SenderState & {
  readonly answers: ReadonlyMap<string, SavedAnswer>;
  readonly answer: (questionId: string, response: Response | null, tookMs: number) => void;
  readonly flag: (questionId: string) => void;
  readonly submit: () => void;
};

/** An attempt in the browser: what was answered, and how far it is on its way. */
export function useAttempt(attempt: AttemptView): Taking {
  const { id, now, endsAt } = attempt;
  const [answers, setAnswers] = useState<ReadonlyMap<string, SavedAnswer>>(
    () => new Map(attempt.answers.map((one) => [one.questionId, one])),
  );
  const [state, setState] = useState<SenderState>({
    waiting: 0,
    phase: "answering",
    problem: "",
    offset: 0,
    endsAt,
    ready: false,
    away: false,
  });
  const latest = useRef(answers);
  const sender = useRef<AttemptSender | null>(null);

  useEffect(() => {
    const own = new AttemptSender({
      attemptId: id,
      open: () => keptAnswers(id),
      onChange: (change) => setState((before) => ({ ...before, ...change })),
      onFound(drafts) {
        // What an earlier page could not send is newer than what the server has.
        const known = new Map(latest.current);
        for (const draft of drafts)
          if ((known.get(draft.questionId)?.sequence ?? -1) < draft.sequence)
            known.set(draft.questionId, draft);
        latest.current = known;
        setAnswers(known);
      },
      onOver: () => location.assign(attemptPath(id, "review")),
    });
    sender.current = own;
    void own.start(now);
    const onOnline = () => void own.flush();
    const onHide = () => {
      if (document.visibilityState === "hidden") void own.flush();
    };
    window.addEventListener("online", onOnline);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      own.stop();
      window.removeEventListener("online", onOnline);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [id, now]);

  useEffect(() => {
    if (state.waiting === 0) return;
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", onLeave);
    return () => window.removeEventListener("beforeunload", onLeave);
  }, [state.waiting]);

  function keep(questionId: string, change: (before: SavedAnswer) => SavedAnswer) {
    const empty = { questionId, sequence: 0, response: null, flagged: false, tookMs: 0 };
    const before = latest.current.get(questionId) ?? empty;
    const draft = { ...change(before), sequence: before.sequence + 1 };
    latest.current = new Map(latest.current).set(questionId, draft);
    setAnswers(latest.current);
    setState((now) => ({ ...now, waiting: Math.max(1, now.waiting) }));
    void sender.current?.keep(draft);
  }

  return {
    ...state,
    answers,
    answer: (questionId, response, tookMs) =>
      keep(questionId, (before) => ({ ...before, response, tookMs: before.tookMs + tookMs })),
    flag: (questionId) => keep(questionId, (before) => ({ ...before, flagged: !before.flagged })),
    submit: useCallback(() => sender.current?.submit(), []),
  };
}
