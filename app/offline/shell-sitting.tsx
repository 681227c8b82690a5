"use client";

import { useEffect } from "react";
import { zoneHere } from "#app/study/device.ts";
import { Reviewer } from "#app/study/reviewer.tsx";
import { studyDay } from "#lib/base/study-time.ts";
import type { StudySession } from "#lib/study/types.ts";

/** Whoever did something within this time is studying, and is not interrupted at four in the morning. */
const AT_WORK_MS = 60_000;
const LOOK_EVERY_MS = 30_000;

/** A sitting from the device. A new study day begins with the page anew: from the server, when it is back by then. */
export function ShellSitting({ session, now }: { readonly session: StudySession; readonly now: number }) {
  useEffect(() => {
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
    };
    const look = () => {
      const day = studyDay(Date.now(), { ...session.clock, zone: zoneHere() });
      if (
        document.visibilityState === "visible" &&
        day !== session.studyDay &&
        Date.now() - touched > AT_WORK_MS
      )
        location.reload();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener("visibilitychange", look);
    for (const doing of ["keydown", "pointerdown"]) window.addEventListener(doing, touch, { capture: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      for (const doing of ["keydown", "pointerdown"])
        window.removeEventListener(doing, touch, { capture: true });
    };
  }, [session]);
  // The server is back, and knows more: its page takes over.
  return <Reviewer session={session} now={now} habits={null} onNews={() => location.reload()} />;
}
