import { useEffect, useRef, useState } from "react";
import type { StudyHabits } from "#lib/study/habits.ts";
import { hasSound } from "#lib/study/media-in.ts";
import { isPractice } from "#lib/study/practice.ts";
import { goalProgress } from "#lib/study/session-goal.ts";
import { goalReached } from "./goal-line.tsx";
import { replay, SEEK_SECONDS, seek, useRecordings } from "./recordings.ts";
import { type Sitting, tomorrow } from "./sitting.ts";
import { spokenSide, useSpeech } from "./speech.ts";
import type { StudyCommand } from "./study-commands.ts";
import { useAutoAdvance } from "./use-auto-advance.ts";
import type { ReviewerActions } from "./use-reviewer.ts";

/** What helps through a sitting and says nothing about memory: auto-advance, the goal, the voice. */
export function useAids(
  { sitting, showing, habits }: { sitting: Sitting; showing: boolean; habits: StudyHabits },
  actions: ReviewerActions,
) {
  const { card, previews, shownAt } = sitting;
  const [auto, setAuto] = useState(false);
  const shown = showing ? card : null;
  const practice = isPractice(sitting.run.session);
  const revealed = previews !== null;
  const { question, answer } = shown?.extra?.drawn ?? {};
  // What somebody recorded is heard instead of the browser's voice.
  const sounds = hasSound(revealed ? answer : question);
  const recorded = sounds || (revealed && hasSound(question));
  const { silence, read } = useSpeech(shown && !sounds ? spokenSide(shown, revealed) : null, habits.speech);
  useRecordings(
    sounds ? { moment: shownAt, revealed } : null,
    habits.speech.always || habits.speech.recordings,
  );

  useAutoAdvance({
    on: auto,
    auto: habits.auto,
    side: shown ? { moment: shownAt, revealed } : null,
    onReveal: actions.reveal,
    onAfterwards: () => {
      // Practice puts nothing off by itself: what nobody answered comes back in it.
      const { afterwards } = habits.auto;
      if (afterwards === "bury" && !practice) actions.act({ kind: "buried", day: tomorrow(sitting) });
      else actions.grade(afterwards === "good" ? 3 : 1);
    },
    onStop: (why) => {
      setAuto(false);
      actions.say(why);
    },
  });

  const goal = goalProgress(sitting.run, practice ? null : habits.goal, shownAt);
  const reached = goal?.reached ?? false;
  const before = useRef(reached);
  useEffect(() => {
    if (reached && !before.current && goal) actions.say(goalReached(goal));
    before.current = reached;
  });

  const commands: readonly StudyCommand[] = [
    ...(recorded
      ? ([
          {
            name: "read",
            does: "Play the recording",
            run: () => replay(() => actions.say("The recording could not be played.")),
          },
          { name: "seek-back", run: () => seek(-SEEK_SECONDS) },
          { name: "seek-on", run: () => seek(SEEK_SECONDS) },
        ] as const)
      : []),
    ...(shown && !recorded
      ? [{ name: "read", run: read, ...(silence === null ? {} : { unavailable: silence }) } as const]
      : []),
    {
      name: "auto",
      does: auto ? "Stop auto-advance" : "Auto-advance",
      run: () => {
        setAuto(!auto);
        actions.say(auto ? "Auto-advance is off." : `Auto-advance is on: ${paceWords(habits.auto)}.`);
      },
    },
  ];
  return { auto, goal, commands };
}

/** "10 s for the question, 6 s for the answer". */
function paceWords({ questionSeconds, answerSeconds, afterwards }: StudyHabits["auto"]): string {
  const side = (seconds: number, name: string) =>
    seconds > 0 ? `${seconds}\u00a0s for the ${name}` : `the ${name} waits for you`;
  return `${side(questionSeconds, "question")}, ${side(afterwards === "wait" ? 0 : answerSeconds, "answer")}`;
}
