import { useEffect, useRef } from "react";
import { dialogOpen } from "#app/_ui/focus.ts";
import type { StudyHabits } from "#lib/study/habits.ts";
import { isPlaying } from "./recordings.ts";
import { isSpeaking } from "./speech.ts";

/** So many cards may go by untouched; then nobody seems to be there. */
const MOST_UNATTENDED = 3;
/** How soon it is looked again when something holds it up: a voice, an open dialog. */
const HELD_UP_MS = 300;

type Props = {
  readonly on: boolean;
  readonly auto: StudyHabits["auto"];
  /** Tells one side of one card from the next; null while no card is shown. */
  readonly side: { readonly moment: number; readonly revealed: boolean } | null;
  readonly onReveal: () => void;
  readonly onAfterwards: () => void;
  /** With why, as a sentence. */
  readonly onStop: (why: string) => void;
};

/**
 * Shows the answer and goes on by itself. Whatever the learner does counts as being there; after three cards without,
 * or when the page is put behind another, it stops, so that nobody's cards go by unseen.
 */
export function useAutoAdvance({ on, auto, side, ...rest }: Props): void {
  const unattended = useRef(0);
  const latest = useRef(rest);
  useEffect(() => {
    latest.current = rest;
  });
  useEffect(() => {
    if (!on) return;
    unattended.current = 0;
    const here = () => {
      unattended.current = 0;
    };
    const hidden = () => {
      if (document.visibilityState === "hidden")
        latest.current.onStop("Auto-advance is off: this page was not in sight.");
    };
    const doing = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
    for (const kind of doing) window.addEventListener(kind, here, { passive: true });
    document.addEventListener("visibilitychange", hidden);
    return () => {
      for (const kind of doing) window.removeEventListener(kind, here);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [on]);

  const moment = side?.moment ?? null;
  const revealed = side?.revealed ?? false;
  const { questionSeconds, answerSeconds, afterwards } = auto;
  useEffect(() => {
    const seconds = revealed ? answerSeconds : questionSeconds;
    if (!on || moment === null || seconds <= 0 || (revealed && afterwards === "wait")) return;
    let timer = setTimeout(advance, seconds * 1_000);
    function advance() {
      if (isSpeaking() || isPlaying() || dialogOpen()) {
        timer = setTimeout(advance, HELD_UP_MS);
        return;
      }
      if (!revealed) {
        latest.current.onReveal();
        return;
      }
      unattended.current += 1;
      if (unattended.current > MOST_UNATTENDED)
        latest.current.onStop("Auto-advance is off: three cards went by and nobody seemed to be here.");
      else latest.current.onAfterwards();
    }
    return () => clearTimeout(timer);
  }, [on, moment, revealed, questionSeconds, answerSeconds, afterwards]);
}
