"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

const ASK_EVERY_MS = 1_200;
/** A server that takes longer has other worries; the next visit shows it. */
const MOST_QUESTIONS = 50;

/** Asks now and then whether what is being worked out is there, and has the page drawn anew then. */
export function PlanArriving({ words, examId }: { readonly words: string; readonly examId: string }) {
  const router = useRouter();
  const asked = useRef(0);
  useEffect(() => {
    let gone = false;
    const timer = setInterval(() => {
      if (asked.current >= MOST_QUESTIONS || document.visibilityState !== "visible") return;
      asked.current += 1;
      void isReady(examId).then((ready) => {
        if (ready && !gone) router.refresh();
      });
    }, ASK_EVERY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [router, examId]);
  return <output className="small quiet arriving">{words}</output>;
}

async function isReady(examId: string): Promise<boolean> {
  try {
    const reply = await fetch(`/api/exams/${encodeURIComponent(examId)}/progress`);
    if (!reply.ok) return false;
    const told: unknown = await reply.json();
    return typeof told === "object" && told !== null && "ready" in told && told.ready === true;
  } catch {
    // Without the network there is nothing to ask; the next time, perhaps.
    return false;
  }
}
