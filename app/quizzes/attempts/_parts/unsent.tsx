"use client";

import { counted } from "#app/_ui/words.ts";

/** Whether the server has everything; else how many answers are on this device only. */
export function Unsent({ waiting, ready }: { readonly waiting: number; readonly ready: boolean }) {
  if (!ready) return <output className="sync" />;
  return (
    <output className={waiting > 0 ? "sync waiting" : "sync"}>
      {waiting > 0 ? `${counted(waiting, "answer")} on this device` : "Saved"}
    </output>
  );
}
