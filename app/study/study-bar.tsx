import Link from "next/link";
import type { MouseEvent } from "react";
import { CountsLeft } from "#app/_ui/counts.tsx";
import { SyncBadge } from "#app/_ui/sync-badge.tsx";
import { figure } from "#app/_ui/words.ts";
import { countedAs, progressOf, remaining } from "#lib/study/run.ts";
import type { GoalProgress } from "#lib/study/session-goal.ts";
import { spentMs } from "#lib/study/session-time.ts";
import { AnswerTimer } from "./answer-timer.tsx";
import { GoalLine } from "./goal-line.tsx";
import type { Sitting } from "./sitting.ts";
import type { SyncState } from "./sync-state.ts";
import { timeWords } from "./time-words.ts";

type Props = {
  readonly sitting: Sitting;
  readonly state: SyncState;
  /** The goal of this sitting, where there is one: the line below is then its own. */
  readonly goal: GoalProgress | null;
  readonly auto: boolean;
  /** Whether the seconds on the card are shown. */
  readonly timer: boolean;
  /** Where Stop leads. */
  readonly back: string;
  readonly onStop: (event: MouseEvent<HTMLAnchorElement>) => void;
  readonly onSendNow: () => void;
  readonly onForgetRefused: () => void;
};

/** Stop, what is being studied, how far, and whether everything is saved; a line of two pixels below. */
export function StudyBar(props: Props) {
  const { sitting, state, goal, auto, timer, back } = props;
  const { session } = sitting.run;
  const { done, total } = progressOf(sitting.run);
  const deck = sitting.card ?? session.cards[0];
  const { time, scope: of } = session;
  const practice = of.kind === "practice";
  // What one's answers do here is said on every screen.
  const chosen = practice || of.kind === "chosen";
  const scope = practice
    ? "Practice: your schedule does not move."
    : of.kind === "all"
      ? "All decks"
      : of.kind === "exam"
        ? `For ${of.title}`
        : of.kind === "chosen"
          ? of.title
          : `${of.title}${deck ? `, ${deck.dossierTitle}` : ""}`;
  return (
    <header>
      <div className={`page bar${chosen ? " practice-bar" : ""}`}>
        <Link className="btn plain" href={back} onClick={props.onStop} prefetch={false}>
          Stop
        </Link>
        <span className={`scope${chosen ? "" : " wide"}`}>{scope}</span>
        <span className="end">
          {auto ? (
            <span>
              Auto<span className="wide">-advance</span>
            </span>
          ) : null}
          {timer ? (
            <AnswerTimer
              key={sitting.shownAt}
              since={sitting.shownAt + sitting.restedMs}
              stopped={sitting.card === null}
            />
          ) : null}
          {goal ? <GoalLine {...goal} /> : null}
          {time ? <span className="num">{timeWords(time, sitting.run.log)}</span> : null}
          {practice ? <span className="num">{figure(total - done)} left</span> : null}
          {total > 0 && !practice ? (
            <span className="num wide">
              {figure(done)} of {figure(total)}
              {goal ? " today" : ""}
            </span>
          ) : null}
          {total > 0 && !practice ? (
            <CountsLeft
              counts={remaining(sitting.run)}
              current={sitting.card && countedAs(sitting.card.state)}
            />
          ) : null}
          <SyncBadge state={state} onSendNow={props.onSendNow} onForgetRefused={props.onForgetRefused} />
        </span>
      </div>
      {goal ? (
        <progress
          className="progress"
          aria-label="Goal of this sitting"
          max={goal.of}
          value={Math.min(goal.done, goal.of)}
        />
      ) : time ? (
        <progress
          className="progress"
          aria-label="Minutes of today"
          max={Math.max(1, time.budgetMs)}
          value={Math.min(time.budgetMs, spentMs(time, sitting.run.log))}
        />
      ) : (
        <progress
          className="progress"
          aria-label={practice ? "Cards practised" : "Cards met today"}
          max={Math.max(1, total)}
          value={done}
        />
      )}
    </header>
  );
}
