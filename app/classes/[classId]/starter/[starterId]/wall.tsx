"use client";

import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import { useSingleKeys } from "#app/_ui/single-keys.ts";
import { shownTitle } from "#app/_ui/typeset.ts";

export type WallCard = {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly receipt: { readonly quote: string; readonly title: string } | null;
};

const SECONDS = 45;

/**
 * One card at a time, as large as the wall allows. Space shows the answer and then goes on, the arrows turn, T starts and
 * stops the timer. On paper: all questions, then all answers.
 */
export function Wall({
  classId,
  starterId,
  className,
  open,
  cards,
}: {
  readonly classId: string;
  readonly starterId: string;
  readonly className: string;
  readonly open: boolean;
  readonly cards: readonly WallCard[];
}) {
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState(false);
  const timer = useCountdown();
  const single = useSingleKeys();
  const card = cards[at];
  const last = cards.length - 1;
  const { stop } = timer;
  const turn = useCallback(
    (by: number): void => {
      setAt((now) => Math.min(last, Math.max(0, now + by)));
      setShown(false);
      stop();
    },
    [last, stop],
  );
  const goOn = useCallback((): void => {
    if (shown && at < last) turn(1);
    else setShown(true);
  }, [shown, at, last, turn]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest("a, button")) return;
      if (event.key === " " || event.key === "Enter" || event.key === "PageDown") goOn();
      else if (event.key === "ArrowRight") turn(1);
      else if (event.key === "ArrowLeft" || event.key === "PageUp") turn(-1);
      else if (single && event.key.toLowerCase() === "t") timer.toggle();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [goOn, turn, timer, single]);

  const base = `/classes/${encodeURIComponent(classId)}/starter`;
  return (
    <div className="projector wall">
      <div className="wall-head">
        <p className="num">
          {at + 1} of {cards.length}
        </p>
        <p className="wall-time num" role="timer" aria-label="Time left">
          {timer.left === null ? "" : `${timer.left} s`}
        </p>
        <Link href={`${base}/${encodeURIComponent(starterId)}/answers`} prefetch={false}>
          Enter answers
        </Link>
        <Link href={base} prefetch={false}>
          Leave the wall
        </Link>
      </div>
      {card ? (
        <div className="wall-card">
          <h1 className="wall-question" dir="auto">
            {card.question}
          </h1>
          <div className="wall-answer" aria-live="polite">
            {shown ? (
              <>
                <p dir="auto">{card.answer}</p>
                {card.receipt ? (
                  <p className="wall-receipt">
                    <bdi className="mark">{card.receipt.quote}</bdi> {shownTitle(card.receipt.title)}
                  </p>
                ) : null}
              </>
            ) : null}
          </div>
        </div>
      ) : (
        <p>This starter has no cards any more.</p>
      )}
      <div className="wall-foot row">
        <button type="button" className="btn" onClick={() => turn(-1)} disabled={at === 0}>
          Back <kbd>←</kbd>
        </button>
        <button type="button" className="btn go" onClick={goOn} disabled={shown && at === last}>
          {shown ? "Next card" : "Show answer"} <kbd>Space</kbd>
        </button>
        <button type="button" className="btn" onClick={timer.toggle}>
          {timer.left === null ? `Timer, ${SECONDS} seconds` : "Stop the timer"} <kbd>T</kbd>
        </button>
        <button type="button" className="btn plain" onClick={() => window.print()}>
          Print
        </button>
        {open ? <p className="small quiet">Pupils can answer on their devices, under Classes.</p> : null}
      </div>
      <Paper className={className} cards={cards} />
    </div>
  );
}

/** The same on paper: questions with room to write, and the answers on a page of their own. */
function Paper({ className, cards }: { readonly className: string; readonly cards: readonly WallCard[] }) {
  return (
    <div className="wall-paper" aria-hidden="true">
      <p className="wall-paper-head">{className}</p>
      <ol>
        {cards.map((card) => (
          <li key={card.id} dir="auto">
            {card.question}
          </li>
        ))}
      </ol>
      <ol className="wall-paper-answers">
        {cards.map((card) => (
          <li key={card.id} dir="auto">
            {card.answer}
          </li>
        ))}
      </ol>
    </div>
  );
}

type Countdown = { readonly left: number | null; readonly toggle: () => void; readonly stop: () => void };

/** Seconds left, counted against the clock; null while it does not run. It stays at 0 until it is stopped. */
function useCountdown(): Countdown {
  const [ends, setEnds] = useState<number | null>(null);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (ends === null) return;
    const tick = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(tick);
  }, [ends]);
  const stop = useCallback((): void => setEnds(null), []);
  const toggle = useCallback((): void => {
    setNow(Date.now());
    setEnds((held) => (held === null ? Date.now() + SECONDS * 1000 : null));
  }, []);
  return { left: ends === null ? null : Math.max(0, Math.ceil((ends - now) / 1000)), toggle, stop };
}
