import { useCallback, useEffect, useRef, useState } from "react";
import { dialogOpen, keyTarget } from "#app/_ui/focus.ts";
import { useSingleKeys } from "#app/_ui/single-keys.ts";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";
import {
  askLastDeeds,
  changeTagOnAll,
  type Done,
  doneWords,
  doToAll,
  type TagChange,
  type Target,
  type Turn,
  tagWords,
  turnAll,
} from "./bulk.ts";

export type Notice = {
  readonly id: number;
  readonly text: string;
  /** What its button does; null for none. */
  readonly turn: (Turn & { readonly label: string }) | null;
};

export type Bulk = {
  /** How far a deed is; null when none is being done. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly notice: Notice | null;
  readonly act: (deed: BrowseDeed, target: Target) => Promise<void>;
  readonly changeTag: (change: TagChange) => Promise<void>;
  readonly stop: () => void;
  readonly turn: (turn: Turn & { readonly label: string }) => Promise<void>;
  /** Takes back what the account did last to cards, or does again what it took back, also what was done elsewhere. */
  readonly turnLast: (direction: Turn["direction"]) => Promise<void>;
};

/** Does one thing to many cards at a time, says what became of it, and takes it back: on Ctrl Z or U, and from any page view. */
export function useBulk(onChanged: () => void): Bulk {
  const [progress, setProgress] = useState<Bulk["progress"]>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const single = useSingleKeys();
  const stopped = useRef(false);
  const busy = useRef(false);
  const said = useRef(0);

  const say = useCallback((text: string, turn: Notice["turn"] = null) => {
    said.current += 1;
    setNotice({ id: said.current, text, turn });
  }, []);

  const turn = useCallback(
    async ({ direction, steps, label }: Turn & { readonly label: string }) => {
      const isUndo = direction === "undo";
      say(isUndo ? "Taking it back…" : "Doing it again…");
      const trouble = await turnAll({ direction, steps });
      const back = {
        direction: isUndo ? "redo" : "undo",
        steps: steps.toReversed(),
        label,
      } as const;
      if (trouble === null) say(`${isUndo ? "Taken back" : "Done again"}: ${label}.`, back);
      else say(trouble);
      onChanged();
    },
    [say, onChanged],
  );

  const turnLast = useCallback(
    async (direction: Turn["direction"]) => {
      // What is being done or turned comes first.
      if (busy.current) return;
      busy.current = true;
      try {
        const last = await askLastDeeds();
        if (typeof last === "string") return say(last);
        const deed = last[direction];
        if (deed) await turn({ direction, ...deed });
        else say(direction === "undo" ? "There is nothing to take back." : "There is nothing to do again.");
      } finally {
        busy.current = false;
      }
    },
    [say, turn],
  );

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || dialogOpen() || keyTarget(event).writing) return;
      const direction = turnOf(event, single);
      if (direction === null) return;
      event.preventDefault();
      void turnLast(direction);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [turnLast, single]);

  /** Does what takes a while, says what became of it and how it is taken back. */
  async function carryOut(
    of: number,
    job: (how: {
      readonly onProgress: (done: number) => void;
      readonly stopped: () => boolean;
    }) => Promise<Done>,
    wordsFor: (done: Done) => string,
  ): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    stopped.current = false;
    setProgress({ done: 0, of });
    const done = await job({
      onProgress: (so) => setProgress({ done: so, of }),
      stopped: () => stopped.current,
    });
    setProgress(null);
    busy.current = false;
    const words = wordsFor(done);
    const label = words.split(/\.(?:\s|$)/u)[0] ?? words;
    say(words, done.steps.length > 0 ? { direction: "undo", steps: done.steps.toReversed(), label } : null);
    onChanged();
  }

  return {
    progress,
    notice,
    turn,
    turnLast,
    stop: () => {
      stopped.current = true;
    },
    act: (deed, target) =>
      carryOut(
        target.kind === "cards" ? target.ids.length : target.count,
        (how) => doToAll(deed, target, how),
        (done) => doneWords(deed, done),
      ),
    changeTag: (change) =>
      carryOut(
        change.cards,
        (how) => changeTagOnAll(change, how),
        (done) => tagWords(change, done),
      ),
  };
}

/** Ctrl Z and U take back; Ctrl Shift Z and Ctrl Y do again. With ⌘ on a Mac. */
function turnOf(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  single: boolean,
): Turn["direction"] | null {
  const letter = key.toLowerCase();
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    if (letter === "z") return shiftKey ? "redo" : "undo";
    return letter === "y" && !shiftKey ? "redo" : null;
  }
  return single && letter === "u" && !shiftKey ? "undo" : null;
}
