"use client";

import { counted } from "#app/_ui/words.ts";

type Props = {
  readonly waiting: number;
  readonly ready: boolean;
  /** The server could not be reached the last time. */
  readonly away: boolean;
};

/** Whether the server has everything; else how many answers are on this device only. Said aloud only when that lasts. */
export function Unsent({ waiting, ready, away }: Props) {
  const kept = `${counted(waiting, "answer")} on this device`;
  return (
    <>
      <span className={waiting > 0 ? "sync waiting" : "sync"}>
        {ready ? (waiting === 0 ? "Saved" : away ? kept : "Saving") : ""}
      </span>
      <output className="sr">{away && waiting > 0 ? `The server cannot be reached. ${kept}.` : ""}</output>
    </>
  );
}
