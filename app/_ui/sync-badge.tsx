"use client";

import { useEffect, useState } from "react";
import type { SyncState } from "#app/study/sync-state.ts";
import { SyncDialog } from "./sync-dialog.tsx";
import { syncWords } from "./sync-words.ts";

/** An answer on its way for less than this is no news. */
const PATIENCE_MS = 300;

type Props = {
  readonly state: SyncState;
  readonly onSendNow: () => void;
  readonly onForgetRefused: () => void;
  readonly onForgetOthers?: (() => void) | undefined;
};

/** The dot and the words in the bar; pressed, they say what is on this device, what waits and what was refused. */
export function SyncBadge({ state, onSendNow, onForgetRefused, onForgetOthers }: Props) {
  const [open, setOpen] = useState(false);
  const shown = useSettled(state);
  const words = syncWords(shown);
  const text = (
    <>
      <span className="wide">{words.long}</span>
      <span className="narrow">{words.short}</span>
    </>
  );
  return (
    <>
      <button type="button" className="btn plain small sync-open" onClick={() => setOpen(true)}>
        <span className={`sync${words.calm ? "" : " waiting"}${shown.known ? "" : " unknown"}`}>{text}</span>
      </button>
      <SyncDialog
        state={shown}
        open={open}
        onClose={() => setOpen(false)}
        onSendNow={onSendNow}
        onForgetRefused={onForgetRefused}
        onForgetOthers={onForgetOthers}
      />
    </>
  );
}

/** The state, but without the flicker of answers that are sent at once. */
function useSettled(state: SyncState): SyncState {
  const [late, setLate] = useState(false);
  const passing = state.waiting > 0 && !state.offline && !state.held;
  useEffect(() => {
    if (!passing) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [passing]);
  return passing && !late ? { ...state, waiting: 0 } : state;
}
