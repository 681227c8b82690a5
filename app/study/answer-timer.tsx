import { useEffect, useState } from "react";
import { LONGEST_ANSWER_MS } from "#lib/study/local-answer.ts";

type Props = {
  /** When the card was shown, less the time away from it. */
  readonly since: number;
  readonly stopped: boolean;
};

/** The seconds on a card (give each moment a component of its own), up to the minute that is counted at most. Seen, and not announced second by second. */
export function AnswerTimer({ since, stopped }: Props) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    if (stopped) return;
    const look = () => setNow(Date.now());
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [stopped]);
  const seconds = Math.floor(Math.min(LONGEST_ANSWER_MS, Math.max(0, now - since)) / 1_000);
  return (
    <span role="timer" aria-live="off" aria-label="Seconds on this card" className="num timer">
      {seconds}&nbsp;s
    </span>
  );
}
