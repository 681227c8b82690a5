"use client";

import { useState } from "react";
import { Reviewer } from "#app/study/reviewer.tsx";
import type { StudyHabits } from "#lib/study/habits.ts";
import type { StudyRun } from "#lib/study/run.ts";
import type { StudyCard, StudySession } from "#lib/study/types.ts";
import { PracticeEnd } from "./practice-end.tsx";

type Props = {
  readonly session: StudySession;
  readonly now: number;
  /** Null for a visitor, who keeps them in the browser. */
  readonly habits: StudyHabits | null;
  readonly back: string;
};

/** One card after the other until each was known, at the same desk as any study; no schedule moves. */
export function PracticeScreen({ session, now, habits, back }: Props) {
  const [round, setRound] = useState({ session, now, count: 0 });

  function again(run: StudyRun, cards: readonly StudyCard[]) {
    // The cards as they are now: an edit or a flag of the round before is theirs.
    setRound({ session: { ...run.session, cards }, now: Date.now(), count: round.count + 1 });
  }
  return (
    <Reviewer
      key={round.count}
      session={round.session}
      now={round.now}
      habits={habits}
      practice={{ back, onAgain: again, End: PracticeEnd }}
    />
  );
}
