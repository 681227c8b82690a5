import type { Choice } from "#lib/answers/choices.ts";
import type { TypedJudgement } from "#lib/answers/judge-typed.ts";
import type { Meant } from "#lib/answers/meant-for.ts";
import { type Outcome, proposedRating } from "#lib/answers/proposed-rating.ts";
import { ideasFor, type Way } from "#lib/answers/way-for.ts";
import type { Rating } from "#lib/schedule/events.ts";
import type { Marking, StudyCard } from "#lib/study/types.ts";

/** What a learner did with a question before the answer was shown, and how it was judged. */
export type Attempt =
  | {
      readonly kind: "typed";
      readonly typed: string;
      readonly judgement: TypedJudgement;
      /** What the typed words are the answer to, where they are wrong here and right there. */
      readonly meant: Meant | null;
      /** The learner said that it is right all the same. */
      readonly counted: boolean;
    }
  | {
      readonly kind: "choice";
      readonly choices: readonly Choice[];
      readonly chosen: ReadonlySet<number>;
      readonly share: number;
    }
  | {
      readonly kind: "order";
      readonly items: readonly string[];
      /** The right places of the items, in the order that was given. */
      readonly given: readonly number[];
      readonly share: number;
    }
  | {
      readonly kind: "list";
      readonly ideas: readonly string[];
      /** Ticked after the answer was shown. */
      readonly ticked: ReadonlySet<number>;
    };

/**
 * What counts as the attempt once the answer is shown: what was made, else for ideas to tick off that none was said, so
 * that the proposal follows from the share before the first tick too. Null where there is nothing to mark.
 */
export function attemptAfter(made: Attempt | null, way: Way, card: StudyCard): Attempt | null {
  if (made !== null || way !== "list") return made;
  return { kind: "list", ideas: ideasFor(card), ticked: new Set() };
}

/** 0 to 1. */
export function shareOf(attempt: Attempt): number {
  if (attempt.kind === "typed") return attempt.counted ? 1 : attempt.judgement.share;
  return attempt.kind === "list" ? attempt.ticked.size / attempt.ideas.length : attempt.share;
}

/** Whose answer was given instead; a confusion, which the log keeps like a wrong choice. */
function confusion({ meant, counted }: Extract<Attempt, { kind: "typed" }>): Pick<Marking, "chosen"> {
  return meant === null || counted ? {} : { chosen: meant.answer.slice(0, LONGEST_RESPONSE) };
}

/** The card of the sitting that an attempt took this one for; null when there is none. */
export function takenFor(attempt: Attempt | null): StudyCard | null {
  return attempt?.kind === "typed" && !attempt.counted ? (attempt.meant?.card ?? null) : null;
}

/** The rating that an attempt suggests. */
export function proposalFor(attempt: Attempt, card: StudyCard, tookMs: number, hintShown: boolean): Rating {
  return proposedRating(outcomeOf(attempt), {
    tookMs,
    hintShown,
    questionLength: card.question.length,
    answerLength: card.answer.length,
    memory: card.state.memory,
  });
}

function outcomeOf(attempt: Attempt): Outcome {
  if (attempt.kind !== "typed") return { kind: attempt.kind, share: shareOf(attempt) };
  return { kind: "typed", verdict: attempt.counted ? "right" : attempt.judgement.verdict };
}

/** Longer answers are cut: the server keeps no more. */
const LONGEST_RESPONSE = 2_000;

/** What goes with the answer into the log: who marked it, what was proposed, what was said. */
export function markingOf(attempt: Attempt, proposed: Rating, rating: Rating): Marking {
  const self =
    rating !== proposed || attempt.kind === "list" || (attempt.kind === "typed" && attempt.counted);
  const base = { by: self ? "self" : "app", proposed, share: shareOf(attempt) } as const;
  switch (attempt.kind) {
    case "typed":
      return { ...base, response: attempt.typed.slice(0, LONGEST_RESPONSE), ...confusion(attempt) };
    case "choice": {
      const wrong = attempt.choices.find((choice, at) => attempt.chosen.has(at) && !choice.right);
      return wrong ? { ...base, chosen: wrong.text.slice(0, LONGEST_RESPONSE) } : base;
    }
    case "order":
      return { ...base, response: attempt.given.map((place) => place + 1).join(" ") };
    case "list":
      // Who ticks nothing and rates it otherwise has rated it by heart: there is no share to keep.
      if (attempt.ticked.size === 0 && rating !== proposed) return { by: "self", proposed };
      return {
        ...base,
        response: [...attempt.ticked]
          .sort((a, b) => a - b)
          .map((at) => at + 1)
          .join(" "),
      };
  }
}
