"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { commandFor } from "#app/study/keys.ts";
import { useSync } from "#app/study/use-sync.ts";
import { dialogOpen, keyTarget } from "./focus.ts";
import { KeySheet } from "./key-sheet.tsx";
import { useSingleKeys } from "./single-keys.ts";
import { SyncBadge } from "./sync-badge.tsx";

type Props = {
  readonly userId: string | null;
  /** Where Enter leads: the page's one filled button. */
  readonly enter: string | null;
};

/** The end of the top bar: whether everything is saved, and the keys. Sends what an earlier page left behind. */
export function TopStatus({ userId, enter }: Props) {
  const router = useRouter();
  const single = useSingleKeys();
  const [keysOpen, setKeysOpen] = useState(false);
  const { state, sync } = useSync(userId, {});
  const waited = useRef(false);

  useEffect(() => {
    // The page was drawn before the last answers arrived: draw it again.
    if (waited.current && state.waiting === 0) router.refresh();
    waited.current = state.waiting > 0;
  }, [state.waiting, router]);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || dialogOpen()) return;
      const command = commandFor(Object.assign(pickKey(event), keyTarget(event)), single);
      if (command?.kind === "keys") {
        event.preventDefault();
        setKeysOpen(true);
      }
      if (command?.kind === "go" && event.key === "Enter" && enter !== null) {
        event.preventDefault();
        router.push(enter);
      }
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [single, enter, router]);

  return (
    <div className={`end${single ? "" : " keys-off"}`}>
      <SyncBadge
        state={state}
        onSendNow={() => sync.current?.sendNow()}
        onForgetRefused={() => void sync.current?.forgetRefused()}
      />
      <button type="button" className="btn plain small" onClick={() => setKeysOpen(true)}>
        Keys <kbd>?</kbd>
      </button>
      <KeySheet open={keysOpen} onClose={() => setKeysOpen(false)} />
    </div>
  );
}

function pickKey({ key, code, ctrlKey, metaKey, altKey, shiftKey, repeat }: KeyboardEvent) {
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat };
}
