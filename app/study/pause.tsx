import Link from "next/link";
import type { MouseEvent, RefObject } from "react";
import { CountsLine } from "#app/_ui/counts.tsx";
import { syncWords } from "#app/_ui/sync-words.ts";
import { counted } from "#app/_ui/words.ts";
import { NewBuild } from "#app/offline/new-build-button.tsx";
import type { KeyMap } from "#lib/study/chords.ts";
import { isPractice } from "#lib/study/practice.ts";
import { answersOf, nextDueAfter, remaining, waitingIn } from "#lib/study/run.ts";
import { buriedIn } from "#lib/study/set-aside.ts";
import type { StudySession } from "#lib/study/types.ts";
import { KeyHint } from "./key-hint.tsx";
import { MoreNewButton } from "./more-new-button.tsx";
import { pauseWords } from "./pause-words.ts";
import { type Sitting, turnable } from "./sitting.ts";
import type { SyncState } from "./sync-state.ts";
import { examEnd } from "./time-words.ts";

type Props = {
  readonly sitting: Sitting;
  readonly state: SyncState;
  /** Stopped: the learner wanted to leave, and no other page could be opened. Paused: by their wish. */
  readonly why: "stopped" | "paused" | null;
  readonly keys: KeyMap;
  readonly onLeave: (event: MouseEvent) => void;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onGoOn: () => void;
  readonly onUndo: () => void;
  /** Takes back every burial of the day, so that those cards are asked today after all. */
  readonly onBringBack: () => void;
};

/** The page when there is no card to show: done, waiting for a card in its steps, stopped, or nothing due at all. */
export function Pause({ sitting, state, why, keys, onLeave, heading, onGoOn, onUndo, onBringBack }: Props) {
  const { run } = sitting;
  const left = sitting.card !== null;
  const buried = buriedIn(run).length;
  const words = pauseWords({
    answers: answersOf(run),
    later: sitting.later,
    stopped: left && why !== "paused",
    paused: left && why === "paused",
    studyDay: run.session.studyDay,
    // Beside the cards of a search there are all others: when those are due is not known here.
    nextDue: run.session.scope.kind === "chosen" ? null : nextDueAfter(run),
    planEnds: run.session.planEnds === true,
    scope: run.session.scope.kind === "deck" ? run.session.scope.title : null,
    exam: examEnd({ time: run.session.time, log: run.log, left: waitingIn(run).length }),
    now: sitting.shownAt,
  });
  const { waiting, offline } = state;
  return (
    <main className="page done">
      <h1 ref={heading} tabIndex={-1}>
        {words.head}
      </h1>
      {words.text === "" ? null : <p className="lede">{words.text}</p>}
      {left && !isPractice(run.session) ? <CountsLine counts={remaining(run)} /> : null}
      {words.tally === "" ? null : <p className="small quiet tally-line">{words.tally}</p>}
      {waiting > 0 && offline ? (
        <p className="lede">
          {syncWords(state).long}; {waiting === 1 ? "it is" : "they are"} sent when you are back.
        </p>
      ) : null}
      {why === "stopped" ? (
        <p className="lede">
          <output>
            No other page can be opened while the server is out of reach.
            {left ? " You can go on here." : ""}
          </output>
        </p>
      ) : null}
      <div className="row">
        {left ? (
          <button type="button" className="btn go" onClick={onGoOn}>
            Go on <KeyHint keys={why === "paused" ? keys.pause : keys.go} />
          </button>
        ) : (
          <Link className="btn go" href="/" prefetch={false} onClick={onLeave}>
            Back to today <KeyHint keys={keys.go.filter((key) => key !== "Space")} />
          </Link>
        )}
        {run.session.scope.kind === "exam" && !left ? (
          <Link
            className="btn plain"
            href={`/exams/${encodeURIComponent(run.session.scope.examId)}`}
            prefetch={false}
          >
            To the exam
          </Link>
        ) : null}
        {run.session.moreNew &&
        run.session.moreNew.left > 0 &&
        !left &&
        !state.offline &&
        !run.session.planEnds &&
        sitting.later === null ? (
          <MoreNewButton left={run.session.moreNew.left} to={pathOf(run.session)} />
        ) : null}
        {run.session.scope.kind === "deck" && !left ? (
          <Link className="btn plain" href="/study" prefetch={false}>
            Study the other decks
          </Link>
        ) : null}
        {buried > 0 && !left ? (
          <button type="button" className="btn plain" onClick={onBringBack}>
            Bring back {counted(buried, "buried card")}
          </button>
        ) : null}
        {turnable(sitting).undo.length > 0 && !left ? (
          <button type="button" className="btn plain" onClick={onUndo}>
            Undo <KeyHint keys={keys.undo} />
          </button>
        ) : null}
        <NewBuild />
      </div>
    </main>
  );
}

/** The address of the same sitting. */
function pathOf({ scope }: StudySession): string {
  return scope.kind === "deck"
    ? `/study?${new URLSearchParams({ deck: scope.deckId }).toString()}`
    : "/study";
}
