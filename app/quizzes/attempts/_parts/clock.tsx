"use client";

import { useEffect, useRef, useState } from "react";

type Props = {
  /** The end, by the server's clock; and that clock less the device's. */
  readonly endsAt: number;
  readonly offset: number;
  readonly onEnd: () => void;
};

const MINUTE = 60_000;
/** Said aloud when so much is left, and at no other moment. */
const TOLD = [5 * MINUTE, MINUTE] as const;

/** What is left of the time. Seen each second, said twice, hidden by who likes it better so. */
export function Clock({ endsAt, offset, onEnd }: Props) {
  const [left, setLeft] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const [hidden, setHidden] = useState(false);
  const before = useRef<number | null>(null);
  const ended = useRef(false);
  useEffect(() => {
    function tick() {
      const now = Math.max(0, endsAt - (Date.now() + offset));
      const last = before.current;
      before.current = now;
      setLeft(now);
      if (last !== null && TOLD.some((at) => last > at && now <= at)) setSaid(`${minutesWords(now)} left.`);
      if (now === 0 && !ended.current) {
        ended.current = true;
        setSaid("The time is over. What you answered is handed in.");
        onEnd();
      }
    }
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [endsAt, offset, onEnd]);
  return (
    <span className="clock">
      {left === null || hidden ? null : (
        <span className="num" aria-hidden="true">
          {clockWords(left)}
        </span>
      )}
      <button
        type="button"
        className="btn plain small"
        aria-pressed={hidden}
        onClick={() => setHidden(!hidden)}
      >
        {hidden ? "Show the clock" : "Hide"}
        {hidden ? null : <span className="sr"> the clock, {minutesWords(left ?? 0)} left</span>}
      </button>
      <output className="sr">{said}</output>
    </span>
  );
}

/** "12:05", "1:02:05" */
function clockWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  const two = (n: number): string => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3_600);
  const rest = `${two(Math.floor((seconds % 3_600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function minutesWords(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE);
  return minutes === 1 ? "One minute" : `${minutes} minutes`;
}
