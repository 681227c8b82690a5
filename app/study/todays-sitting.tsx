"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { isReachable } from "#app/_ui/reachable.ts";
import { studyDay } from "#lib/base/study-time.ts";
import type { StudyHabits } from "#lib/study/habits.ts";
import type { StudySession } from "#lib/study/types.ts";
import { zoneHere } from "./device.ts";
import { Reviewer } from "./reviewer.tsx";
import { firstShown } from "./tab-log.ts";

/** Whoever answered within this time is studying, and is not interrupted at four in the morning. */
const AT_WORK_MS = 60_000;
const LOOK_EVERY_MS = 30_000;

type Props = { readonly session: StudySession; readonly now: number; readonly habits: StudyHabits | null };

/**
 * The sitting of a study day: a page drawn anew within the day changes nothing on the screen, and a tab that was left
 * open overnight begins the new day by itself, once the server can be reached.
 */
export function TodaysSitting({ session, now, habits }: Props) {
  const router = useRouter();
  const [begun, setBegun] = useState({ session, now, count: 0 });
  const [asked, setAsked] = useState(false);
  if (asked && session !== begun.session) {
    setAsked(false);
    setBegun({ session, now, count: begun.count + 1 });
  }

  useEffect(() => {
    let touched = firstShown(begun.session, Date.now());
    let asking = false;
    const touch = () => {
      void look();
      touched = Date.now();
    };
    async function look() {
      if (asking || document.visibilityState !== "visible") return;
      if (!isOver(begun.session) || Date.now() - touched < AT_WORK_MS) return;
      asking = true;
      if (await isReachable()) {
        setAsked(true);
        router.refresh();
      }
      asking = false;
    }
    const shows = () => void look();
    void look();
    const timer = setInterval(shows, LOOK_EVERY_MS);
    document.addEventListener("visibilitychange", shows);
    for (const returning of ["focus", "pageshow", "online"]) window.addEventListener(returning, shows);
    for (const doing of ["keydown", "pointerdown"]) window.addEventListener(doing, touch, { capture: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", shows);
      for (const returning of ["focus", "pageshow", "online"]) window.removeEventListener(returning, shows);
      for (const doing of ["keydown", "pointerdown"])
        window.removeEventListener(doing, touch, { capture: true });
    };
  }, [begun, router]);

  const begin = useCallback(() => {
    setAsked(true);
    router.refresh();
  }, [router]);

  return (
    <Reviewer key={begun.count} session={begun.session} now={begun.now} habits={habits} onNews={begin} />
  );
}

/** Whether the day on which a session was first shown here has ended on this device. */
function isOver(session: StudySession): boolean {
  const now = Date.now();
  const clock = { ...session.clock, zone: zoneHere() };
  return studyDay(firstShown(session, now), clock) !== studyDay(now, clock);
}
