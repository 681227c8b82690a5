import Link from "next/link";
import { counted } from "#app/_ui/words.ts";
import type { PracticeEndProps } from "#app/study/practice-frame.ts";
import { practiceTally } from "#lib/study/practice.ts";

/** How it went, and once more: all of them, or those that were missed. */
export function PracticeEnd({ run, heading, back, onAgain, onUndo }: PracticeEndProps) {
  const { atOnce, later, missed } = practiceTally(run);
  const cards = run.session.cards.flatMap(({ id }) => {
    const card = run.cards.get(id);
    return card && !card.state.suspended ? [card] : [];
  });
  return (
    <main className="page done">
      <h1 ref={heading} tabIndex={-1}>
        {headOf(atOnce, later)}
      </h1>
      <p className="lede">Your answers moved nothing in your schedule.</p>
      <div className="row">
        {missed.length > 0 ? (
          <button type="button" className="btn go" onClick={() => onAgain(run, missed)}>
            Practise the {counted(missed.length, "missed card")} again
          </button>
        ) : null}
        {cards.length > 0 ? (
          <button type="button" className="btn" onClick={() => onAgain(run, cards)}>
            All once more
          </button>
        ) : null}
        <Link className="btn plain" href={back} prefetch={false}>
          Choose others
        </Link>
        {run.log.length > 0 ? (
          <button type="button" className="btn plain" onClick={onUndo}>
            Undo <kbd>U</kbd>
          </button>
        ) : null}
      </div>
    </main>
  );
}

function headOf(atOnce: number, later: number): string {
  if (atOnce + later === 0) return "Nothing is left to practise.";
  if (later === 0) return "You knew all of them.";
  return `${counted(atOnce, "card")} known at once, ${later} after another look.`;
}
