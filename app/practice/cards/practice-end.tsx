import Link from "next/link";
import type { RefObject } from "react";
import { counted } from "#app/_ui/words.ts";
import { type Practice, practiceTally } from "#lib/study/practice.ts";
import type { StudyCard } from "#lib/study/types.ts";

type Props = {
  readonly practice: Practice;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly back: string;
  readonly onAgain: (cards: readonly StudyCard[]) => void;
  readonly onUndo: () => void;
};

/** How it went, and once more: all of them, or those that were missed. */
export function PracticeEnd({ practice, heading, back, onAgain, onUndo }: Props) {
  const { atOnce, later } = practiceTally(practice);
  const missed = new Set(practice.answers.filter((one) => one.rating === 1).map((one) => one.cardId));
  const cards = practice.order.flatMap((id) => practice.cards.get(id) ?? []);
  const again = cards.filter((card) => missed.has(card.id));
  return (
    <main className="page done">
      <h1 ref={heading} tabIndex={-1}>
        {later === 0
          ? "You knew all of them."
          : `${counted(atOnce, "card")} known at once, ${later} after another look.`}
      </h1>
      <p className="lede">Your schedule is as it was.</p>
      <div className="row">
        {again.length > 0 ? (
          <button type="button" className="btn go" onClick={() => onAgain(again)}>
            Practise the {counted(again.length, "missed card")} again
          </button>
        ) : null}
        <button type="button" className="btn" onClick={() => onAgain(cards)}>
          All once more
        </button>
        <Link className="btn plain" href={back} prefetch={false}>
          Choose others
        </Link>
        <button type="button" className="btn plain" onClick={onUndo}>
          Undo <kbd>U</kbd>
        </button>
      </div>
    </main>
  );
}
