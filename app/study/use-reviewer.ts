import { useCallback, useEffect, useRef, useState } from "react";
import { wasAskedEarly } from "#app/_ui/early-keys.tsx";
import { RATING_WORDS } from "#app/_ui/rating-words.ts";
import type { Rating } from "#lib/schedule/events.ts";
import type { StudySession } from "#lib/study/types.ts";
import { press, zoneHere } from "./device.ts";
import { type Draft, newId } from "./outbox.ts";
import type { Sitting } from "./sitting.ts";
import * as move from "./sitting.ts";
import { missedBy, note, noteOwner, ownerHere } from "./tab-log.ts";
import { useSync } from "./use-sync.ts";

/** A sentence about something that just happened. `id` tells two alike ones apart. */
export type Notice = { readonly id: string; readonly text: string };

/** Longer than this the outbox does not hold up the first answer (a browser may be slow to open its database). */
const OUTBOX_PATIENCE_MS = 1_500;

/** The sitting on the screen, what moves it, and the outbox behind it. */
export function useReviewer(session: StudySession, now: number) {
  // The server draws the first card with its own clock; the device's clock and zone take over once the page lives.
  const [sitting, setSitting] = useState<Sitting>(() =>
    move.sitDown(session, { zone: session.clock.zone, now }),
  );
  const [ready, setReady] = useState(false);
  const [notice, setNotice] = useState<Notice | null>(null);
  const live = useRef(sitting);
  const given = useRef(session);
  const askedEarly = useRef(false);

  const show = useCallback((next: Sitting) => {
    live.current = next;
    setSitting(next);
  }, []);

  const [userId] = useState(() => ownerHere(session));
  const { state, sync } = useSync(userId, {
    onElsewhere(draft) {
      note(draft);
      const before = live.current;
      const next = move.overhear(before, draft, Date.now());
      show(next);
      if (before.card && before.card.id === draft.cardId && draft.kind === "answered") {
        setNotice({ id: draft.id, text: "That card was answered in another window." });
      }
    },
    onReceived(receipt, waiting) {
      noteOwner(receipt.userId);
      show(move.settle(live.current, receipt.userId, receipt.states, waiting, Date.now()));
    },
  });

  useEffect(() => {
    let gone = false;
    if (wasAskedEarly()) askedEarly.current = true;
    function begin(unsent: readonly Draft[]) {
      if (gone) return;
      const device = { zone: zoneHere(), now: Date.now() };
      const fresh = move.sitDown(given.current, device);
      const next = move.replay(fresh, missedBy(given.current, unsent, device.now), device.now);
      // The same card as the server drew is kept as it is, so that nothing moves.
      if (!same(next, live.current)) show(next);
      else live.current = { ...next, shownAt: live.current.shownAt };
      setReady(true);
      if (askedEarly.current) show(move.reveal(live.current, Date.now()));
    }
    const timer = setTimeout(() => begin([]), OUTBOX_PATIENCE_MS);
    void sync.current?.unsent().then((drafts) => {
      clearTimeout(timer);
      begin(drafts);
    });
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [sync, show]);

  useEffect(() => {
    if (sitting.later === null) return;
    const timer = setTimeout(
      () => {
        show(move.wake(live.current, Date.now()));
      },
      Math.max(250, sitting.later - Date.now() + 50),
    );
    return () => clearTimeout(timer);
  }, [sitting.later, show]);

  function keep(step: { readonly sitting: Sitting; readonly draft: Draft } | null): boolean {
    if (!step) return false;
    note(step.draft);
    sync.current?.add(step.draft);
    show(step.sitting);
    return true;
  }

  const actions = {
    reveal: () => {
      if (ready) show(move.reveal(live.current, Date.now()));
      else askedEarly.current = true;
    },
    grade: (rating: Rating) => {
      if (!keep(move.grade(live.current, rating, press()))) return;
      setNotice(null);
    },
    undo: () => {
      const back = move.undo(live.current, press());
      if (!back) {
        setNotice({ id: newId(), text: "There is no answer to take back." });
        return;
      }
      keep(back);
      setNotice({ id: newId(), text: `Taken back: ${RATING_WORDS[back.answer.rating]}.` });
    },
    redo: () => {
      if (keep(move.redo(live.current, press()))) setNotice({ id: newId(), text: "Given again." });
    },
  };
  return { sitting, state, sync, ready, notice, actions };
}

function same(a: Sitting, b: Sitting): boolean {
  return a.card?.id === b.card?.id && a.later === b.later && a.run.answers.length === b.run.answers.length;
}
