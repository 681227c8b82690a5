import Link from "next/link";
import type { MouseEvent } from "react";
import { SyncBadge } from "#app/_ui/sync-badge.tsx";
import { figure } from "#app/_ui/words.ts";
import { progressOf } from "#lib/study/run.ts";
import type { Sitting } from "./sitting.ts";
import type { SyncState } from "./sync.ts";

type Props = {
  readonly sitting: Sitting;
  readonly state: SyncState;
  readonly onStop: (event: MouseEvent<HTMLAnchorElement>) => void;
  readonly onSendNow: () => void;
  readonly onForgetRefused: () => void;
};

/** Stop, what is being studied, how far, and whether everything is saved; a line of two pixels below. */
export function StudyBar({ sitting, state, onStop, onSendNow, onForgetRefused }: Props) {
  const { session } = sitting.run;
  const { done, total } = progressOf(sitting.run);
  const deck = sitting.card ?? session.cards[0];
  const scope =
    session.scope.kind === "deck"
      ? `${session.scope.title}${deck ? `, ${deck.dossierTitle}` : ""}`
      : "All decks";
  return (
    <header>
      <div className="page bar">
        <Link className="btn plain" href="/" onClick={onStop} prefetch={false}>
          Stop
        </Link>
        <span className="scope wide">{scope}</span>
        <span className="end">
          {total > 0 ? (
            <span className="num">
              {figure(done)} of {figure(total)}
            </span>
          ) : null}
          <SyncBadge state={state} onSendNow={onSendNow} onForgetRefused={onForgetRefused} />
        </span>
      </div>
      <progress className="progress" aria-label="Cards met today" max={Math.max(1, total)} value={done} />
    </header>
  );
}
