"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { wasAskedEarly } from "#app/_ui/early-keys.tsx";
import { useSingleKeys } from "#app/_ui/single-keys.ts";
import { SyncBadge } from "#app/_ui/sync-badge.tsx";
import { CardFace } from "#app/study/card-face.tsx";
import { useDeliberate } from "#app/study/deliberate.ts";
import { press } from "#app/study/device.ts";
import { useHabits, useKeyMap } from "#app/study/habits-here.ts";
import { useStudyKeys } from "#app/study/use-study-keys.ts";
import { useSync } from "#app/study/use-sync.ts";
import type { PracticeSession } from "#lib/services/practice/practice-cards.ts";
import type { CommandName } from "#lib/study/commands.ts";
import {
  answerPractice,
  leftIn,
  type Practice,
  practised,
  redoPractice,
  startPractice,
  undoPractice,
} from "#lib/study/practice.ts";
import { answerDraft, turnDraft } from "./practice-drafts.ts";
import { PracticeEnd } from "./practice-end.tsx";

type Props = { readonly session: PracticeSession; readonly back: string };

/** One card after the other until each was known; answers are recorded, and no schedule moves. */
export function PracticeScreen({ session, back }: Props) {
  const single = useSingleKeys();
  const keys = useKeyMap(useHabits(null));
  const deliberate = useDeliberate();
  const [practice, setPractice] = useState<Practice>(() => startPractice(session.cards, null));
  const [revealed, setRevealed] = useState(false);
  const [said, setSaid] = useState("");
  const [ready, setReady] = useState(false);
  const [receipt, setReceipt] = useState<number | null>(null);
  const { state, sync } = useSync(session.userId, {});
  const question = useRef<HTMLHeadingElement>(null);
  const answer = useRef<HTMLHeadingElement>(null);
  const shownAt = useRef(0);
  const moved = useRef(false);
  const card = practised(practice);
  const turn = practice.answers.length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn is a new moment, even with the same card.
  useEffect(() => {
    shownAt.current = Date.now();
  }, [turn]);
  // Until the page says that it listens, the first script keeps Space and Enter for itself.
  useEffect(() => {
    if (!wasAskedEarly()) return;
    const frame = requestAnimationFrame(() => {
      moved.current = true;
      setRevealed(true);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  // Not before the keys are listened for.
  useEffect(() => {
    const frame = requestAnimationFrame(() => setReady(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  // The focus follows what is new. Not on arrival.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn is a new moment, even with the same card.
  useLayoutEffect(() => {
    if (!moved.current) return;
    (revealed ? answer : question).current?.focus({ preventScroll: true });
    if (!revealed) window.scrollTo(0, 0);
  }, [turn, revealed]);

  function show(next: Practice, words: string) {
    moved.current = true;
    setPractice(next);
    setRevealed(false);
    setReceipt(null);
    setSaid(words);
  }
  function reveal() {
    moved.current = true;
    if (card) setRevealed(true);
  }
  function grade(rating: 1 | 3) {
    if (!card || !revealed) return;
    const draft = answerDraft(card, rating, Date.now() - shownAt.current, press());
    sync.current?.add(draft);
    show(answerPractice(practice, { eventId: draft.id, cardId: card.id, rating }), "");
  }
  function turnBack(kind: "undone" | "redone") {
    const turned = kind === "undone" ? undoPractice(practice) : redoPractice(practice);
    const about = turned && practice.cards.get(turned.answer.cardId);
    if (!turned || !about) return setSaid(kind === "undone" ? "There is nothing to take back." : "");
    sync.current?.add(turnDraft(about, turned.answer.eventId, kind, press()));
    show(turned.practice, kind === "undone" ? "Taken back." : "Given again.");
  }

  function run(name: CommandName): boolean {
    switch (name) {
      case "go":
        if (!card) return false;
        if (revealed) grade(3);
        else reveal();
        return true;
      case "again":
        grade(1);
        return revealed;
      case "hard":
      case "good":
      case "easy":
        grade(3);
        return revealed;
      case "undo":
        turnBack("undone");
        return true;
      case "redo":
        turnBack("redone");
        return true;
      case "receipt":
        if (!revealed) return false;
        setReceipt(receipt === null ? 0 : null);
        return true;
      default:
        return false;
    }
  }
  useStudyKeys(single, keys, run);

  return (
    <div className={`study${single ? "" : " keys-off"}`}>
      <header>
        <div className="page bar practice-bar">
          <a className="btn plain" href={back}>
            Stop
          </a>
          <span className="scope">Practice: your schedule does not move.</span>
          <div className="end">
            <span className="count">
              {leftIn(practice).length} left
              {session.found > session.cards.length
                ? ` of ${session.cards.length}, ${session.found} found`
                : ""}
            </span>
            <SyncBadge
              state={state}
              onSendNow={() => sync.current?.sendNow()}
              onForgetRefused={() => void sync.current?.forgetRefused()}
            />
          </div>
        </div>
      </header>
      {card ? (
        <>
          <CardFace
            card={card}
            revealed={revealed}
            reader={{ today: session.day, clock: session.clock }}
            question={question}
            answer={answer}
            receipt={receipt}
            onReceipt={setReceipt}
            answering={{ asking: null, told: null, ticks: false }}
          />
          <footer className="dock">
            <div className="page">
              {revealed ? (
                <fieldset className="grades two" aria-label="Did you know it?">
                  <button
                    type="button"
                    className="btn grade"
                    onClick={(event) => deliberate(event) && grade(1)}
                  >
                    Missed <kbd>1</kbd>
                  </button>
                  <button
                    type="button"
                    className="btn grade go"
                    onClick={(event) => deliberate(event) && grade(3)}
                  >
                    Knew it <kbd>3</kbd>
                  </button>
                </fieldset>
              ) : (
                <button
                  type="button"
                  className="btn go full"
                  aria-disabled={!ready}
                  onClick={(event) => deliberate(event) && reveal()}
                >
                  Show answer <kbd>Space</kbd>
                </button>
              )}
              <div className="more">
                <button
                  type="button"
                  className="btn plain small"
                  disabled={turn === 0}
                  onClick={() => turnBack("undone")}
                >
                  Undo <kbd>U</kbd>
                </button>
              </div>
            </div>
          </footer>
        </>
      ) : (
        <PracticeEnd
          practice={practice}
          heading={question}
          back={back}
          onAgain={(cards) => show(startPractice(cards, null), "")}
          onUndo={() => turnBack("undone")}
        />
      )}
      <output className="sr">{said}</output>
    </div>
  );
}
