"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { NewBuild } from "#app/offline/new-build-button.tsx";
import { useHabits, useKeyMap } from "#app/study/habits-here.ts";
import { commandFor, letterOf } from "#app/study/keys.ts";
import { opensWithoutServer } from "#app/study/shell-watch.ts";
import { useSync } from "#app/study/use-sync.ts";
import { chordsOf } from "#lib/study/chords.ts";
import { AccountEntry } from "./account-here.tsx";
import { dialogOpen, keyTarget } from "./focus.ts";
import { cameByHistory } from "./history.ts";
import { type KeyList, KeySheet } from "./key-sheet.tsx";
import { openPalette } from "./palette-key.tsx";
import { isOwnKey, placeOf, studyPath } from "./place-keys.ts";
import { isReachable } from "./reachable.ts";
import { useSingleKeys } from "./single-keys.ts";
import { SyncBadge } from "./sync-badge.tsx";

/** The end of the top bar: whether everything is saved, and the keys. Sends what an earlier page left behind. */
export function TopStatus({
  userId,
  keys,
}: {
  readonly userId: string | null;
  /** The page's own keys, where it has some. */
  readonly keys?: KeyList | undefined;
}) {
  const router = useRouter();
  const single = useSingleKeys();
  const map = useKeyMap(useHabits(null));
  const [keysOpen, setKeysOpen] = useState(false);
  const { state, sync } = useSync(userId, {});
  const waited = useRef(false);

  useEffect(() => {
    // The page was drawn before the last answers arrived: draw it again.
    if (waited.current && state.waiting === 0) void drawAgain(router);
    waited.current = state.waiting > 0;
  }, [state.waiting, router]);

  useEffect(() => {
    if (cameByHistory()) void drawAgain(router);
    // The browser kept the whole page, script and all, and brings it back as it was.
    const onShow = (event: PageTransitionEvent) => event.persisted && void drawAgain(router);
    window.addEventListener("pageshow", onShow);
    return () => window.removeEventListener("pageshow", onShow);
  }, [router]);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || dialogOpen()) return;
      const pressed = Object.assign(pickKey(event), keyTarget(event));
      if (isOwnKey(letterOf(pressed), keys)) return;
      const command = commandFor(pressed, single, map);
      // Studying, S is the receipt; elsewhere it begins to study.
      const begins = single && !pressed.writing && chordsOf(pressed).includes("S");
      const path = begins ? studyPath() : placeOf(command);
      if (command === "keys") setKeysOpen(true);
      else if (command === "palette") openPalette();
      else if (path === null) return;
      else if (window.location.pathname !== path) void go(path);
      event.preventDefault();
    }
    async function go(path: string) {
      if (await isReachable()) router.push(path);
      else if (opensWithoutServer(path)) location.assign(path);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [single, map, router, keys]);

  return (
    <div className={`end${single ? "" : " keys-off"}`}>
      <SyncBadge
        state={state}
        onSendNow={() => sync.current?.sendNow()}
        onForgetRefused={() => void sync.current?.forgetRefused()}
        onForgetOthers={() => void sync.current?.forgetOthers()}
      />
      <NewBuild />
      <Link className="btn plain small wide" href="/notes/new" prefetch={false}>
        Add
      </Link>
      <button type="button" className="btn plain small" onClick={openPalette}>
        Go to <kbd>Ctrl K</kbd>
      </button>
      <button type="button" className="btn plain small roomy" onClick={() => setKeysOpen(true)}>
        Keys <kbd>?</kbd>
      </button>
      <AccountEntry />
      <KeySheet open={keysOpen} onClose={() => setKeysOpen(false)} {...(keys ? { keys } : {})} />
    </div>
  );
}

/** A page that cannot be drawn again stays as it is: better old figures than the browser's error page. */
async function drawAgain(router: ReturnType<typeof useRouter>): Promise<void> {
  if (await isReachable()) router.refresh();
}

function pickKey({ key, code, ctrlKey, metaKey, altKey, shiftKey, repeat }: KeyboardEvent) {
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat };
}
