import { lazy, Suspense } from "react";
import { useSwiping } from "#app/_ui/swiping.ts";
import type { Rating } from "#lib/schedule/events.ts";
import type { Previews } from "#lib/schedule/preview.ts";
import type { KeyMap } from "#lib/study/chords.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { useDeliberate } from "./deliberate.ts";
import { FirstGrades, useExplainsRatings } from "./first-grades.tsx";
import { Grades, PRACTICE_WORDS, PracticeGrades } from "./grades.tsx";
import { KeyHint } from "./key-hint.tsx";

const Swipes = lazy(async () => ({ default: (await import("./swipes.tsx")).Swipes }));

type Props = {
  readonly card: StudyCard;
  readonly previews: Previews | null;
  readonly revealedAt: number;
  readonly day: string;
  readonly keys: KeyMap;
  /** False for the moment it takes to read the outbox. */
  readonly ready: boolean;
  /** The rating that Space and Enter give. */
  readonly proposed: Rating;
  /** Something was typed or chosen: the button checks it. */
  readonly checks: boolean;
  /** Nobody has told this learner what the ratings mean. */
  readonly first: boolean;
  /** No schedule moves: the answers are two. */
  readonly practice: boolean;
  readonly receiptOpen: boolean;
  readonly canUndo: boolean;
  readonly onReveal: () => void;
  readonly onGrade: (rating: Rating) => void;
  readonly onUndo: () => void;
  readonly onReceipt: () => void;
  readonly onMore: () => void;
};

/** One button before the answer, the ratings after; the row below them is always there, so that nothing jumps. */
export function Dock(props: Props) {
  const { card, previews, revealedAt, day, keys, ready, receiptOpen, canUndo, proposed, checks, practice } =
    props;
  const explains = useExplainsRatings() && props.first;
  const deliberate = useDeliberate();
  const swiping = useSwiping();
  const contested = card.readings.length > 0;
  return (
    <footer className="dock">
      {swiping ? (
        <Suspense fallback={null}>
          <Swipes
            revealed={previews !== null}
            {...(practice ? { words: PRACTICE_WORDS } : {})}
            onReveal={props.onReveal}
            onGrade={props.onGrade}
          />
        </Suspense>
      ) : null}
      <div className="page">
        {previews && practice ? (
          <PracticeGrades keys={keys} proposed={proposed} deliberate={deliberate} onGrade={props.onGrade} />
        ) : previews ? (
          <Grades
            previews={previews}
            revealedAt={revealedAt}
            day={day}
            keys={keys}
            proposed={proposed}
            deliberate={deliberate}
            onGrade={props.onGrade}
          />
        ) : (
          <button
            type="button"
            className="btn go full"
            aria-disabled={!ready}
            onClick={(event) => deliberate(event) && props.onReveal()}
          >
            {checks ? "Check" : "Show answer"} <KeyHint keys={checks ? ["Enter"] : keys.go} />
          </button>
        )}
        <div className="more">
          {previews && contested ? (
            <span className="small quiet">Receipts are above</span>
          ) : (
            <button
              type="button"
              className="btn plain small"
              disabled={previews === null}
              aria-expanded={previews ? receiptOpen : undefined}
              onClick={props.onReceipt}
            >
              Receipt <KeyHint keys={keys.receipt} />
            </button>
          )}
          <button type="button" className="btn plain small" disabled={!canUndo} onClick={props.onUndo}>
            Undo <KeyHint keys={keys.undo} />
          </button>
          <button type="button" className="btn plain small" aria-haspopup="dialog" onClick={props.onMore}>
            More <KeyHint keys={keys.more} />
          </button>
        </div>
        {/* Drawn above them; with Tab the answers come first, as ever. */}
        {previews && explains ? <FirstGrades /> : null}
      </div>
    </footer>
  );
}
