import { useState } from "react";
import { mayBeTyped, type Way, wayFor } from "#lib/answers/way-for.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { isTypedCheck } from "#lib/study/checks.ts";
import { presetFor } from "#lib/study/local-answer.ts";
import type { Marking, StudyCard, StudySession } from "#lib/study/types.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import type { Sitting } from "../sitting.ts";
import { type Attempt, attemptAfter, markingOf, proposalFor } from "./attempt.ts";
import { type Mode, useChosenMode } from "./chosen-mode.ts";

/** The form in which a question is answered; the button of the dock sends it from outside. */
export const FORM_ID = "answering";
export const TYPED_ID = "typed-answer";

export type Answering = {
  /** How the card on the screen is answered. */
  readonly way: Way;
  /** The dice say that this one is typed, where it would only be shown: a check of an assigned card. */
  readonly check: boolean;
  /** As the deck says, and as is chosen for now (null: as the deck says). */
  readonly mode: { readonly ofDeck: Mode; readonly chosen: Mode | null };
  /** Something was typed, chosen or moved: the answer will be checked. */
  readonly begun: boolean;
  readonly attempt: Attempt | null;
  /** What Space and Enter give, once the answer is shown. */
  readonly proposed: Rating;
  readonly marking: (rating: Rating) => Marking | undefined;
  readonly hintShown: boolean;
  readonly onHint: () => void;
  readonly onBegin: (begun: boolean) => void;
  /** Called with the judged answer; the answer is then shown. */
  readonly onAttempt: (attempt: Attempt) => void;
  /** The cards among which a wrong answer may be right for another one. */
  readonly others: () => readonly StudyCard[];
  /** Adds to the attempt, if it still is the one on the screen, which card was meant by it. */
  readonly onMeant: (made: Attempt, card: StudyCard) => void;
  /** Sends the form; false where there is none to send. */
  readonly submit: () => boolean;
};

type Held = {
  readonly moment: number;
  /** The form in which something was typed or chosen: another one begins anew. */
  readonly begun: Way | null;
  readonly hintShown: boolean;
  readonly attempt: Attempt | null;
};
const NOTHING = { begun: null, hintShown: false, attempt: null };

/** What is done with a question besides looking at it. Everything is forgotten with the next card. */
export function useAnswering(sitting: Sitting, reveal: () => void): Answering {
  const chosen = useChosenMode();
  const [held, setHeld] = useState<Held>({ moment: 0, ...NOTHING });
  const { card, run, shownAt, revealedAt, restedMs, previews } = sitting;
  const ofDeck = (card ? (presetFor(run, card).ways ?? DEFAULT_WAYS) : DEFAULT_WAYS).mode;
  const plain = card ? wayFor(chosen ?? ofDeck, card) : "show";
  const check = card !== undefined && card !== null && plain === "show" && isCheck(card, run.session);
  const way = check ? "typed" : plain;
  const now = held.moment === shownAt ? held : { moment: shownAt, ...NOTHING };
  const attempt = previews && card ? attemptAfter(now.attempt, way, card) : null;
  const proposed =
    card && attempt ? proposalFor(attempt, card, revealedAt - shownAt - restedMs, now.hintShown) : 3;
  return {
    way,
    check,
    mode: { ofDeck, chosen },
    begun: now.begun === way,
    attempt,
    proposed,
    marking: (rating) => (attempt ? markingOf(attempt, proposed, rating) : undefined),
    hintShown: now.hintShown,
    onHint: () => setHeld({ ...now, hintShown: true }),
    onBegin: (begun) => {
      if (begun !== (now.begun === way)) setHeld({ ...now, begun: begun ? way : null });
    },
    onAttempt: (made) => {
      setHeld({ ...now, begun: way, attempt: made });
      if (!previews) reveal();
    },
    onMeant: (made, other) =>
      setHeld((latest) => {
        if (latest.attempt !== made || made.kind !== "typed") return latest;
        const meant = { question: other.question, answer: other.answer, card: other };
        return { ...latest, attempt: { ...made, meant } };
      }),
    // Other cards of a note have no words of their own here.
    others: () => [...run.cards.values()].filter((other) => !run.family.has(other.id)),
    submit: () => {
      const form = document.getElementById(FORM_ID);
      if (!(form instanceof HTMLFormElement)) return false;
      form.requestSubmit();
      return true;
    },
  };
}

/** Whether a card that the learner would grade alone is typed first: one that is known, and can be typed. */
function isCheck(card: StudyCard, { userId, studyDay }: StudySession): boolean {
  const { memory } = card.state;
  const known = memory.kind === "seen" && memory.phase === "review";
  if (!card.assigned || !known || userId === null || card.readings.length > 0) return false;
  return mayBeTyped(card) && isTypedCheck(userId, card.id, studyDay);
}
