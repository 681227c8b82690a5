import { type RefObject, useLayoutEffect, useRef } from "react";

type Shown = {
  readonly question: RefObject<HTMLElement | null>;
  readonly answer: RefObject<HTMLElement | null>;
  readonly cardId: string | undefined;
  /** Each card shown is a new moment, even the same card again. */
  readonly shownAt: number;
  readonly revealed: boolean;
  /** Whether something lies over the card. */
  readonly hidden: boolean;
  /** Whether a field waits for words. */
  readonly typing: boolean;
};

/** The focus follows what is new, so that a screen reader reads it and Tab goes on from there. Not on arrival. */
export function useFocusFollows({
  question,
  answer,
  cardId,
  shownAt,
  revealed,
  hidden,
  typing,
}: Shown): void {
  const moved = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment and the card are what is followed.
  useLayoutEffect(() => {
    moved.current ||= revealed || hidden;
    if (!moved.current) return;
    if (revealed && !hidden) {
      answer.current?.focus({ preventScroll: true });
      answer.current?.scrollIntoView({ block: "nearest" });
    } else {
      window.scrollTo(0, 0);
      // A field to type in has it already, and is described by the question.
      if (!typing || hidden) question.current?.focus({ preventScroll: true });
    }
  }, [question, answer, shownAt, revealed, cardId, hidden, typing]);
}
