"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { counted } from "#app/_ui/words.ts";

const EVERY_MS = 3_000;
/** After trouble it asks less often, up to this. */
const LONGEST_MS = 30_000;

type Stamp = { readonly stamp: string; readonly answers: number };

/**
 * Asks every three seconds, while the page is in sight, whether what it says is still true; when it is not, the page is
 * drawn anew by the server, and a screen reader is told in a word. Draws nothing but when that was.
 */
export function Live({ classId, stamp, answers }: { readonly classId: string } & Stamp) {
  const router = useRouter();
  const shown = useRef<Stamp>({ stamp, answers });
  const [said, setSaid] = useState("");

  useEffect(() => {
    const before = shown.current;
    shown.current = { stamp, answers };
    const more = answers - before.answers;
    if (before.stamp !== stamp) setSaid(more > 0 ? `Updated: ${counted(more, "new answer")}.` : "Updated.");
  }, [stamp, answers]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = EVERY_MS;
    let ended = false;
    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      if (ended || document.visibilityState !== "visible") return;
      const known = shown.current.stamp;
      try {
        const reply = await fetch(`/api/classes/${encodeURIComponent(classId)}/overview`, {
          headers: { "if-none-match": `"${known}"` },
          cache: "no-store",
        });
        // Whoever may no longer watch the class is shown what everybody else is.
        if (reply.status === 200 || reply.status === 404) router.refresh();
        wait = reply.ok || reply.status === 304 ? EVERY_MS : Math.min(LONGEST_MS, wait * 2);
      } catch {
        wait = Math.min(LONGEST_MS, wait * 2);
      }
      if (!ended) timer = setTimeout(() => void ask(), wait);
    };
    const onSight = (): void => void ask();
    timer = setTimeout(() => void ask(), EVERY_MS);
    document.addEventListener("visibilitychange", onSight);
    return () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onSight);
    };
  }, [classId, router]);

  return <output className="note live">{said}</output>;
}
