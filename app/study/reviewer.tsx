"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { KeySheet } from "#app/_ui/key-sheet.tsx";
import { usePaletteItems } from "#app/_ui/palette-commands.ts";
import { openPalette } from "#app/_ui/palette-key.tsx";
import { isReachable } from "#app/_ui/reachable.ts";
import { useSingleKeys } from "#app/_ui/single-keys.ts";
import { syncWords } from "#app/_ui/sync-words.ts";
import type { CommandName } from "#lib/study/commands.ts";
import { isFirstSitting } from "#lib/study/first-sitting.ts";
import type { StudyHabits } from "#lib/study/habits.ts";
import { lastAnswered } from "#lib/study/run.ts";
import type { StudySession } from "#lib/study/types.ts";
import { loadAnswering } from "./answering/later.tsx";
import { useCardAnswering } from "./answering/use-card-answering.tsx";
import { type CardDialog, CardDialogs } from "./card-dialogs.tsx";
import { CardFace } from "./card-face.tsx";
import { Dock } from "./dock.tsx";
import { useHabits, useKeyMap } from "./habits-here.ts";
import { loadLater, playOwn } from "./later.tsx";
import { copyPath, optionsPath } from "./leads-to.ts";
import { paletteItems } from "./palette-items.ts";
import { Pause } from "./pause.tsx";
import type { PracticeFrame } from "./practice-frame.ts";
import { pauseOrGoOn } from "./recordings.ts";
import { opensWithoutServer } from "./shell-watch.ts";
import { turnable } from "./sitting.ts";
import { StudyBar } from "./study-bar.tsx";
import { deedCommands, gradeCommands, type StudyCommand, turnCommands } from "./study-commands.ts";
import { Toast } from "./toast.tsx";
import { useAids } from "./use-aids.ts";
import { useFocusFollows } from "./use-focus-follows.ts";
import { type Notice, type Offer, useReviewer } from "./use-reviewer.ts";
import { useStudyKeys } from "./use-study-keys.ts";
import { whyNot } from "./why-not.ts";

type Props = {
  readonly session: StudySession;
  readonly now: number;
  /** Null for a visitor, who keeps them in the browser. */
  readonly habits: StudyHabits | null;
  /** Set for practice, where nothing that is answered moves a schedule. */
  readonly practice?: PracticeFrame;
  /** Nothing is left to show, and another device has changed what there is. */
  readonly onNews?: () => void;
};

/** Why the card is not on the screen although there is one, and since when. */
type Away = { readonly why: "stopped" | "paused"; readonly since: number };

/** The study screen: one card at a time, everything from memory, answers kept before they are sent. */
export function Reviewer({ session, now, habits: told, practice, onNews }: Props) {
  const router = useRouter();
  const single = useSingleKeys();
  const habits = useHabits(told);
  const keys = useKeyMap(habits);
  const {
    sitting,
    state,
    sync,
    ready,
    notice,
    confused: lately,
    actions,
  } = useReviewer(session, now, onNews);
  const [open, setOpen] = useState<"keys" | CardDialog | null>(null);
  const answering = useCardAnswering({
    sitting,
    actions,
    single,
    offline: state.offline,
    onCompare: () => setOpen("compare"),
  });
  const confused = answering.confused ?? lately;
  const [receiptOpen, setReceiptOpen] = useState(false);
  const [chosen, setChosen] = useState({ moment: 0, index: 0 });
  const [away, setAway] = useState<Away | null>(null);
  const [hint, setHint] = useState<(Notice & { readonly of: string }) | null>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const answer = useRef<HTMLHeadingElement>(null);
  const { card, previews, shownAt } = sitting;
  const { typing } = answering;
  const steps = turnable(sitting);
  const before = lastAnswered(sitting.run);
  const revealed = previews !== null;
  const hidden = card !== null && away !== null;
  // What to do first is said until it is done.
  const moment = `${shownAt} ${revealed} ${hidden}`;
  const showing = card !== null && !hidden;
  const aids = useAids(
    { sitting, showing, habits },
    { ...actions, reveal: answering.ask, grade: answering.grade },
  );
  const receipt = chosen.moment === shownAt ? chosen.index : 0;

  useEffect(() => {
    const timer = setTimeout(() => {
      loadLater();
      loadAnswering();
    }, 1_000);
    return () => clearTimeout(timer);
  }, []);

  useFocusFollows({ question, answer, cardId: card?.id, shownAt, revealed, hidden, typing });

  function goAway(why: Away["why"]) {
    setAway({ why, since: Date.now() });
  }
  function comeBack() {
    // The time away is not time on the card.
    if (away) actions.rest(Date.now() - away.since);
    setAway(null);
  }

  // Without the network no other page can be opened: the sitting ends here instead of on the browser's error page.
  async function openPage(path: string) {
    if (!state.offline && (await isReachable())) router.push(path);
    else if (opensWithoutServer(path)) location.assign(path);
    else goAway("stopped");
  }
  const leave = () => openPage(practice?.back ?? "/");
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
    if (receiptOpen) setReceiptOpen(false);
    else openReceipt(0);
  }

  function go() {
    if (hidden) comeBack();
    else if (revealed) answering.grade(answering.proposed);
    else if (card) answering.ask();
    else void leave();
  }

  function takeUp(offer: Offer) {
    if (offer === "leeches") void openPage("/leeches");
    else if (offer === "compare") setOpen("compare");
    else void actions[offer]();
  }

  // What is not on the screen is neither answered nor done anything to.
  const commands: readonly StudyCommand[] = [
    { name: "go", run: go },
    { name: "keys", run: () => setOpen("keys") },
    { name: "more", run: () => setOpen("more") },
    { name: "palette", run: openPalette },
    { name: "decks", run: () => void openPage("/") },
    { name: "add", run: () => void openPage("/notes/new") },
    { name: "browse", run: () => void openPage("/browse") },
    { name: "memory", run: () => void openPage("/memory") },
    ...(showing || !card ? turnCommands(steps, actions) : []),
    ...(showing ? gradeCommands(sitting, answering.grade) : []),
    ...(showing ? [...deedCommands(sitting, actions), ...answering.commands] : []),
    ...(showing
      ? [
          { name: "due-set", run: () => setOpen("due") } as const,
          { name: "info", run: () => setOpen("info") } as const,
          { name: "own-record", run: () => setOpen("voice") } as const,
          {
            name: "own-play",
            run: () => void playOwn(card.id).then((why) => why && actions.say(why)),
          } as const,
          { name: "edit", run: () => setOpen("edit") } as const,
          { name: "copy", run: () => void openPage(copyPath(card)) } as const,
          { name: "delete", run: () => void actions.remove() } as const,
        ]
      : []),
    ...(showing && revealed ? [{ name: "challenge", run: () => setOpen("challenge") } as const] : []),
    ...(before ? [{ name: "info-before", run: () => setOpen("info-before") } as const] : []),
    ...(confused ? [{ name: "compare", run: () => setOpen("compare") } as const] : []),
    { name: "options", run: () => void openPage(optionsPath(session)) },
    ...(showing && revealed && card.readings.length === 0
      ? [{ name: "receipt", run: toggleReceipt } as const]
      : []),
    ...aids.commands,
    ...(card
      ? [
          {
            name: "pause",
            does: hidden ? "Go on" : "Pause",
            run: () => (hidden ? comeBack() : goAway("paused")),
          } as const,
        ]
      : []),
  ];
  function run(name: CommandName): boolean {
    const command = commands.find((one) => one.name === name);
    if (!command) {
      const why = whyNot(name, { card, hidden, revealed });
      if (why !== null) setHint({ id: String(Date.now()), text: why, of: moment });
      return why !== null;
    }
    setHint(null);
    if (command.unavailable === undefined) command.run();
    else actions.say(command.unavailable);
    // Without a voice F5 is still the browser's.
    return command.unavailable === undefined || name !== "read";
  }
  useStudyKeys(single, keys, (name) => pauseOrGoOn(name) || run(name));
  usePaletteItems("study", paletteItems(commands, keys));

  return (
    <div className={`study${single ? "" : " keys-off"}`}>
      <StudyBar
        sitting={sitting}
        state={state}
        goal={aids.goal}
        auto={aids.auto}
        timer={habits.timer && showing}
        back={practice?.back ?? "/"}
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
            answering={answering}
          />
          <Dock
            card={card}
            previews={previews}
            revealedAt={sitting.revealedAt}
            day={sitting.run.session.studyDay}
            keys={keys}
            ready={ready}
            practice={practice !== undefined}
            first={isFirstSitting(sitting.run)}
            receiptOpen={receiptOpen}
            canUndo={steps.undo.length > 0}
            proposed={answering.proposed}
            checks={answering.begun}
            onReveal={answering.ask}
            onGrade={answering.grade}
            onUndo={actions.undo}
            onReceipt={toggleReceipt}
            onMore={() => setOpen("more")}
          />
        </>
      ) : practice && !card ? (
        <practice.End
          run={sitting.run}
          heading={question}
          back={practice.back}
          onAgain={practice.onAgain}
          onUndo={actions.undo}
        />
      ) : (
        <Pause
          sitting={sitting}
          state={state}
          why={away?.why ?? null}
          keys={keys}
          onLeave={onLeave}
          heading={question}
          onGoOn={comeBack}
          onUndo={actions.undo}
          onBringBack={actions.bringBack}
        />
      )}
      <Toast notice={hint?.of === moment ? hint : notice} onOffer={takeUp} />
      <KeySheet open={open === "keys"} onClose={() => setOpen(null)} />
      {open !== null && open !== "keys" ? (
        <CardDialogs
          open={open}
          card={card}
          before={before}
          receipt={receipt}
          confused={confused}
          today={sitting.run.session.studyDay}
          offline={state.offline}
          owner={sitting.run.session.userId}
          commands={commands}
          keys={keys}
          actions={actions}
          onClose={() => setOpen(null)}
        />
      ) : null}
      <output className="sr">
        {state.offline || state.nameless || !state.durable ? syncWords(state).long : ""}
      </output>
    </div>
  );
}
