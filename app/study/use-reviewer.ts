import { useCallback, useEffect, useRef, useState } from "react";
import { wasAskedEarly } from "#app/_ui/early-keys.tsx";
import type { Rating } from "#lib/schedule/events.ts";
import { type Trouble, troubleAfter } from "#lib/study/trouble.ts";
import type { Marking, StudyCard, StudySession } from "#lib/study/types.ts";
import { askMoreNew, wasJustAsked } from "./ask-more-new.ts";
import { press, zoneHere } from "./device.ts";
import { noteChanges } from "./edited-cards.ts";
import { infoHere } from "./info-here.ts";
import { type Draft, newId } from "./outbox.ts";
import { sendDelete } from "./send-delete.ts";
import type { Edited } from "./send-edit.ts";
import type { CardDeed, JournalStep, Moved, Sitting, Step } from "./sitting.ts";
import * as move from "./sitting.ts";
import { stepWords, troubleWords } from "./step-words.ts";
import { missedBy, note, noteOwner, ownerHere } from "./tab-log.ts";
import { turnStep } from "./turn-step.ts";
import { useElsewhere } from "./use-elsewhere.ts";
import { useSync } from "./use-sync.ts";
import { deedsOf, type WaitingDeed } from "./waiting-deeds.ts";
import { sessionWithDeeds } from "./with-deeds.ts";

/** A sentence about something that just happened, and what can be done about it. `id` tells two alike ones apart. */
export type Notice = {
  readonly id: string;
  readonly text: string;
  readonly offers?: Offer;
};

/** What a sentence offers besides: turning a step, comparing what was confused, help with leeches, fewer new cards. */
export type Offer = "undo" | "redo" | "compare" | "leeches" | "less";

/** Longer than this the outbox does not hold up the first answer (a browser may be slow to open its database). */
const OUTBOX_PATIENCE_MS = 1_500;

export type ReviewerActions = ReturnType<typeof useReviewer>["actions"];

/**
 * The sitting on the screen, what moves it, and the outbox behind it. `onNews`: nothing is left to show and another
 * device has changed what there is.
 */
export function useReviewer(session: StudySession, now: number, onNews?: () => void) {
  // The server draws the first card with its own clock; the device's clock and zone take over once the page lives.
  const [sitting, setSitting] = useState<Sitting>(() =>
    move.sitDown(session, { zone: session.clock.zone, now }),
  );
  const [ready, setReady] = useState(false);
  const [notice, setNotice] = useState<Notice | null>(null);
  /** The two cards that were confused last. */
  const [confused, setConfused] = useState<readonly [StudyCard, StudyCard] | null>(null);
  const live = useRef(sitting);
  const given = useRef(session);
  const askedEarly = useRef(false);
  const deleting = useRef(false);
  const turning = useRef(false);
  /** Given here and not yet acknowledged, also before the disk has them: the server's states do not know them. */
  const pending = useRef(new Map<string, string>());
  /** Taking on more new cards was the last thing that was done. */
  const tookMore = useRef(false);

  const show = useCallback((next: Sitting) => {
    live.current = next;
    setSitting(next);
  }, []);
  const say = useCallback((text: string, offers?: Offer) => {
    setNotice({ id: newId(), text, ...(offers === undefined ? {} : { offers }) });
  }, []);

  const [userId] = useState(() => ownerHere(session));
  const { state, sync } = useSync(userId, {
    onElsewhere(draft) {
      note(draft);
      const before = live.current;
      const next = move.overhear(before, draft, Date.now());
      show(next);
      if (next !== before && before.card?.id === draft.cardId && draft.kind === "answered") {
        setNotice({ id: draft.id, text: "That card was answered in another window." });
      }
    },
    onReceived(receipt, waiting) {
      noteOwner(receipt.userId);
      for (const id of [...receipt.accepted, ...receipt.refused.map((refusal) => refusal.id)])
        pending.current.delete(id);
      const unsent = new Set([...waiting, ...pending.current.values()]);
      show(move.settle(live.current, receipt.userId, receipt.states, unsent, Date.now()));
      elsewhere.current?.received(receipt);
    },
  });

  const elsewhere = useElsewhere({
    // What this device has kept is not in the run yet: it is played over the session first.
    events: ready ? session.events : undefined,
    sitting,
    live,
    show,
    sync,
    pending,
    onGone: () => setNotice({ id: newId(), text: "That card was dealt with on another device." }),
    onNews,
  });

  useEffect(() => {
    let gone = false;
    if (wasAskedEarly()) askedEarly.current = true;
    function begin(unsent: readonly Draft[], deeds: readonly WaitingDeed[]) {
      if (gone) return;
      const device = { zone: zoneHere(), now: Date.now() };
      const fresh = move.sitDown(sessionWithDeeds(given.current, deeds), device);
      const next = move.replay(fresh, missedBy(given.current, unsent, device.now), device.now);
      // The same card as the server drew is kept as it is, so that nothing moves.
      if (deeds.length > 0 || !same(next, live.current)) show(next);
      else live.current = { ...next, shownAt: live.current.shownAt };
      setReady(true);
      if (wasJustAsked()) {
        tookMore.current = true;
        say("More new cards for today.", "less");
      }
      if (askedEarly.current) show(move.reveal(live.current, Date.now()));
    }
    const timer = setTimeout(() => begin([], []), OUTBOX_PATIENCE_MS);
    void Promise.all([sync.current?.unsent(), userId === null ? [] : deedsOf(userId)]).then(
      ([drafts = [], deeds]) => {
        clearTimeout(timer);
        begin(drafts, deeds);
      },
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [sync, show, say, userId]);

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

  /** Keeps the events of a press and shows what came of it. */
  function keep(moved: Moved | null): boolean {
    if (!moved) return false;
    tookMore.current = false;
    for (const draft of moved.drafts) {
      note(draft);
      pending.current.set(draft.id, draft.cardId);
      sync.current?.add(draft);
    }
    show(moved.sitting);
    return true;
  }

  function today(): string {
    return live.current.run.session.studyDay;
  }

  /** A step of the journal is turned on the server first: what it cannot do must not look done. */
  async function turn(step: JournalStep, direction: "undo" | "redo") {
    if (turning.current) return;
    turning.current = true;
    const refusal = await turnStep(step.stepId, direction);
    turning.current = false;
    if (refusal !== null) {
      // What cannot be turned any more must not stand in the way of what was done before it.
      if (refusal.forGood) show(move.dropJournal(live.current, step));
      return say(refusal.why);
    }
    show(move.turnJournal(live.current, step, direction, Date.now()));
    said([step], direction);
  }

  function said(step: Step, direction: "undo" | "redo") {
    const words = stepWords(step, today());
    if (direction === "undo") say(`Taken back: ${words}.`, "redo");
    else say(`Done again: ${words}.`, "undo");
  }

  /** A card that is forgotten again and again, or two that were confused: said once, with what helps. */
  function tell(trouble: Trouble | null, at: ReturnType<typeof press>) {
    if (trouble?.kind === "confused") setConfused(trouble.cards);
    // At the moment of the answer, so that both are taken back together.
    if (trouble?.kind === "leech" && trouble.suspend) keep(move.setAside(live.current, trouble.card.id, at));
    if (trouble) say(troubleWords(trouble), trouble.kind === "leech" ? "leeches" : "compare");
  }

  const actions = {
    reveal: () => {
      if (ready) show(move.reveal(live.current, Date.now()));
      else askedEarly.current = true;
    },
    /** `marking`: how an answer was marked that was more than shown and rated. */
    grade: (rating: Rating, marking?: Marking) => {
      const before = live.current.run;
      const at = press();
      if (!keep(move.grade(live.current, rating, at, marking))) return;
      setNotice(null);
      tell(troubleAfter(before, live.current.run), at);
    },
    act: (deed: CardDeed, whom: "card" | "note" = "card") => {
      if (!ready || !keep(move.act(live.current, deed, press(), whom))) return;
      say(`${stepWords(move.turnable(live.current).undo, today())}.`, "undo");
    },
    bringBack: () => {
      if (ready && keep(move.bringBack(live.current, press())))
        say(`${stepWords(move.turnable(live.current).undo, today())}.`, "undo");
    },
    undo: () => {
      if (tookMore.current) return void actions.less();
      const [first] = move.turnable(live.current).undo;
      if (first?.kind === "journal") return void turn(first, "undo");
      // What this device has kept is not in the run yet.
      if (!ready) return;
      const back = move.undo(live.current, press());
      if (!back) return say("There is nothing to take back.");
      keep(back);
      said(back.step, "undo");
    },
    /** Takes back the new cards that were taken on last. */
    less: async () => {
      tookMore.current = false;
      const problem = await askMoreNew(null);
      if (problem !== null) return say(problem);
      say("Taken back: more new cards for today.");
      onNews?.();
    },
    redo: () => {
      const [first] = move.turnable(live.current).redo;
      if (first?.kind === "journal") return void turn(first, "redo");
      const again = move.redo(live.current, press());
      if (!again) return say("There is nothing to do again.");
      keep(again);
      said(again.step, "redo");
    },
    /** Takes in what the server has done to the card already: an edit, a deletion. */
    journal: (step: JournalStep) => {
      show(move.journal(live.current, step, Date.now()));
      say(`${step.label}.`, "undo");
    },
    /** Takes in other words of a card's note, which the server keeps already. */
    noteEdited: (
      step: Pick<JournalStep, "stepId" | "label">,
      card: StudyCard,
      cards: readonly StudyCard[],
    ) => {
      const changes = noteChanges(live.current.run, card, cards);
      actions.journal({ kind: "journal", ...step, at: Date.now(), changes });
    },
    /** Takes in what the server keeps of a card from now on besides its words; the card may have moved on since. */
    amended: ({ stepId, label, card: kept }: Edited, cardId: string) => {
      const before = live.current.run.cards.get(cardId);
      if (!before || !kept) return;
      const { version, extra } = kept;
      const after = { ...before, version, ...(extra ? { extra } : {}) };
      actions.journal({ kind: "journal", stepId, label, at: Date.now(), changes: [{ before, after }] });
    },
    /** Deletes the card on the screen, with the other cards of its note; on the server first, so that it can be taken back. */
    remove: async () => {
      const { card } = live.current;
      if (!card || deleting.current) return;
      deleting.current = true;
      const { run } = live.current;
      const noteId = card.extra?.noteId;
      const family = [...run.cards.values()].filter(
        (one) => noteId !== undefined && one.extra?.noteId === noteId && one.id !== card.id,
      );
      const done = await sendDelete(
        card,
        family.map((one) => one.id),
        run.session.userId,
      );
      deleting.current = false;
      if ("problem" in done) return say(done.problem);
      const gone = [card.id, ...done.gone.filter((id) => id !== card.id)];
      const changes = gone.flatMap((id) => {
        const before = live.current.run.cards.get(id);
        return before ? [{ before, after: null }] : [];
      });
      const { stepId, label } = done;
      actions.journal({ kind: "journal", stepId, label, at: Date.now(), changes });
    },
    /** What this device knows of a card, without the server. */
    infoOf: (cardId: string) => infoHere(live.current.run, cardId),
    rest: (ms: number) => show(move.rested(live.current, ms)),
    say,
  };
  return { sitting, state, sync, ready, notice, confused, actions };
}

function same(a: Sitting, b: Sitting): boolean {
  return a.card?.id === b.card?.id && a.later === b.later && a.run.log.length === b.run.log.length;
}
