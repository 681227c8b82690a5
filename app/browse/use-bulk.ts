import { useCallback, useEffect, useRef, useState } from "react";
import { dialogOpen, keyTarget } from "#app/_ui/focus.ts";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";
import { doneWords, doToAll, type Target, takeBack } from "./bulk.ts";

export type Notice = { readonly id: number; readonly text: string; readonly steps: readonly string[] };

export type Bulk = {
  /** How far a deed is; null when none is being done. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly notice: Notice | null;
  readonly act: (deed: BrowseDeed, target: Target) => Promise<void>;
  readonly stop: () => void;
  readonly undo: (notice: Notice) => Promise<void>;
};

/** Does one thing to many cards at a time, says what became of it, and takes the last back, also on Ctrl Z. */
export function useBulk(onChanged: () => void): Bulk {
  const [progress, setProgress] = useState<Bulk["progress"]>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const stopped = useRef(false);
  const said = useRef(0);

  const say = useCallback((text: string, steps: readonly string[] = []) => {
    said.current += 1;
    setNotice({ id: said.current, text, steps });
  }, []);

  const undo = useCallback(
    async ({ steps }: Notice) => {
      say("Taking it back…");
      say((await takeBack(steps)) ?? "Taken back.");
      onChanged();
    },
    [say, onChanged],
  );

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || dialogOpen() || event.altKey || event.shiftKey) return;
      const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
      if (!asked || keyTarget(event).writing || !notice || notice.steps.length === 0) return;
      event.preventDefault();
      void undo(notice);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [notice, undo]);

  return {
    progress,
    notice,
    undo,
    stop: () => {
      stopped.current = true;
    },
    act: async (deed, target) => {
      const of = target.kind === "cards" ? target.ids.length : target.count;
      stopped.current = false;
      setProgress({ done: 0, of });
      const done = await doToAll(deed, target, {
        onProgress: (so) => setProgress({ done: so, of }),
        stopped: () => stopped.current,
      });
      setProgress(null);
      say(doneWords(deed, done), done.steps);
      onChanged();
    },
  };
}
