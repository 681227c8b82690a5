"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, useLayoutEffect, useRef, useState } from "react";
import { KeySheet } from "#app/_ui/key-sheet.tsx";
import { isReachable } from "#app/_ui/reachable.ts";
import { useSingleKeys } from "#app/_ui/single-keys.ts";
import { syncWords } from "#app/_ui/sync-words.ts";
import type { Rating } from "#lib/schedule/events.ts";
import type { StudySession } from "#lib/study/types.ts";
import { CardFace } from "./card-face.tsx";
import { Dock } from "./dock.tsx";
import { Pause } from "./pause.tsx";
import { turnable } from "./sitting.ts";
import { StudyBar } from "./study-bar.tsx";
import { Toast } from "./toast.tsx";
import { useReviewer } from "./use-reviewer.ts";
import { useStudyKeys } from "./use-study-keys.ts";

/** The study screen: one card at a time, everything from memory, answers kept before they are sent. */
export function Reviewer({ session, now }: { readonly session: StudySession; readonly now: number }) {
  const router = useRouter();
  const single = useSingleKeys();
  const { sitting, state, sync, ready, notice, actions } = useReviewer(session, now);
  const [keysOpen, setKeysOpen] = useState(false);
  const [receiptOpen, setReceiptOpen] = useState(false);
  const [chosen, setChosen] = useState({ moment: 0, index: 0 });
  const [stopped, setStopped] = useState(false);
  const question = useRef<HTMLHeadingElement>(null);
  const answer = useRef<HTMLHeadingElement>(null);
  const { card, previews, shownAt } = sitting;
  const steps = turnable(sitting);
  const revealed = previews !== null;
  const hidden = card !== null && stopped;
  const showing = card !== null && !hidden;
  const receipt = chosen.moment === shownAt ? chosen.index : 0;
  const moved = useRef(false);

  // The focus follows what is new, so that a screen reader reads it and Tab goes on from there. Not on arrival.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each card shown is a new moment, even the same card again.
  useLayoutEffect(() => {
    moved.current ||= revealed || hidden;
    if (!moved.current) return;
    if (revealed && !hidden) {
      answer.current?.focus({ preventScroll: true });
      answer.current?.scrollIntoView({ block: "nearest" });
    } else {
      window.scrollTo(0, 0);
      question.current?.focus({ preventScroll: true });
    }
  }, [shownAt, revealed, card?.id, hidden]);

  // Without the network no other page can be opened: the sitting ends here instead of on the browser's error page.
  async function leave() {
    if (!state.offline && (await isReachable())) router.push("/");
    else setStopped(true);
  }
  function onLeave(event: MouseEvent) {
    // A new tab or window is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void leave();
  }

  function openReceipt(index: number) {
    setChosen({ moment: shownAt, index });
    setReceiptOpen(true);
    requestAnimationFrame(() => document.getElementById("receipt")?.focus());
  }
  function toggleReceipt() {
    if (!showing || !revealed || card.readings.length > 0) return;
    if (receiptOpen) setReceiptOpen(false);
    else openReceipt(0);
  }

  useStudyKeys(single, {
    go: () => {
      if (hidden) setStopped(false);
      else if (revealed) actions.grade(3);
      else if (card) actions.reveal();
      else void leave();
    },
    // What is not on the screen is not answered.
    grade: (rating: Rating) => showing && actions.grade(rating),
    undo: () => (showing || !card) && actions.undo(),
    redo: () => (showing || !card) && actions.redo(),
    receipt: toggleReceipt,
    keys: () => setKeysOpen(true),
  });

  return (
    <div className={`study${single ? "" : " keys-off"}`}>
      <StudyBar
        sitting={sitting}
        state={state}
        onStop={onLeave}
        onSendNow={() => sync.current?.sendNow()}
        onForgetRefused={() => void sync.current?.forgetRefused()}
      />
      {showing ? (
        <>
          <CardFace
            card={card}
            revealed={revealed}
            reader={{ today: sitting.run.session.studyDay, clock: sitting.run.session.clock }}
            question={question}
            answer={answer}
            receipt={receiptOpen ? receipt : null}
            onReceipt={openReceipt}
          />
          <Dock
            card={card}
            previews={previews}
            revealedAt={sitting.revealedAt}
            day={sitting.run.session.studyDay}
            ready={ready}
            receiptOpen={receiptOpen}
            canUndo={steps.undo.length > 0}
            onReveal={actions.reveal}
            onGrade={actions.grade}
            onUndo={actions.undo}
            onReceipt={toggleReceipt}
            onKeys={() => setKeysOpen(true)}
          />
        </>
      ) : (
        <Pause
          sitting={sitting}
          state={state}
          stopped={stopped}
          onLeave={onLeave}
          heading={question}
          onGoOn={() => setStopped(false)}
          onUndo={actions.undo}
        />
      )}
      <Toast notice={notice} onUndo={actions.undo} onRedo={actions.redo} />
      <KeySheet open={keysOpen} onClose={() => setKeysOpen(false)} />
      <output className="sr">
        {state.offline || state.nameless || !state.durable ? syncWords(state).long : ""}
      </output>
    </div>
  );
}
