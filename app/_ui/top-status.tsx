"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { NewBuild } from "#app/offline/new-build-button.tsx";
import { useHabits, useKeyMap } from "#app/study/habits-here.ts";
import { commandFor } from "#app/study/keys.ts";
import { useSync } from "#app/study/use-sync.ts";
import { dialogOpen, keyTarget } from "./focus.ts";
import { cameByHistory } from "./history.ts";
import { type KeyList, KeySheet } from "./key-sheet.tsx";
import { openPalette } from "./palette-key.tsx";
import { isReachable } from "./reachable.ts";
import { useSingleKeys } from "./single-keys.ts";
import { SyncBadge } from "./sync-badge.tsx";

/** Anki's keys for its pages. */
const PLACES = [
  { key: "a", path: "/notes/new" },
  { key: "b", path: "/browse" },
] as const;

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
      if (event.defaultPrevented || dialogOpen()) return;
      const { writing } = keyTarget(event);
      const place = PLACES.find(({ key }) => single && !writing && isPlainKey(event, key));
      if (place && window.location.pathname !== place.path) {
        event.preventDefault();
        router.push(place.path);
        return;
      }
      const command = commandFor(Object.assign(pickKey(event), keyTarget(event)), single, map);
      if (command === "keys") {
        event.preventDefault();
        setKeysOpen(true);
      }
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [single, map, router]);

  return (
    <div className={`end${single ? "" : " keys-off"}`}>
      <SyncBadge
        state={state}
        onSendNow={() => sync.current?.sendNow()}
        onForgetRefused={() => void sync.current?.forgetRefused()}
        onForgetOthers={() => void sync.current?.forgetOthers()}
      />
      <NewBuild />
      <button type="button" className="btn plain small wide" onClick={openPalette}>
        Go to <kbd>Ctrl K</kbd>
      </button>
      <button type="button" className="btn plain small" onClick={() => setKeysOpen(true)}>
        Keys <kbd>?</kbd>
      </button>
      <KeySheet open={keysOpen} onClose={() => setKeysOpen(false)} {...(keys ? { keys } : {})} />
    </div>
  );
}

/** A page that cannot be drawn again stays as it is: better old figures than the browser's error page. */
async function drawAgain(router: ReturnType<typeof useRouter>): Promise<void> {
  if (await isReachable()) router.refresh();
}

/** The letter alone, as produced or by its place on a keyboard of another script. */
function isPlainKey(event: KeyboardEvent, letter: string): boolean {
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat;
  return !modified && (event.key.toLowerCase() === letter || event.code === `Key${letter.toUpperCase()}`);
}

function pickKey({ key, code, ctrlKey, metaKey, altKey, shiftKey, repeat }: KeyboardEvent) {
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat };
}
