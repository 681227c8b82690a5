"use client";

import Link from "next/link";
import { useActionState } from "react";
import { counted, dateWords } from "#app/_ui/words.ts";
import { type StudyDay, studyDay } from "#lib/base/study-time.ts";
import type { StarterLine } from "#lib/services/morning/starter-view.ts";
import { timeWords } from "../_morning/time-words.ts";
import { close, type StarterNotice } from "./actions.ts";

/** The last starters: to the wall, to paper, and where answers are entered. */
export function StarterList({
  classId,
  starters,
  teaches,
  zone,
  today,
}: {
  readonly classId: string;
  readonly starters: readonly StarterLine[];
  readonly teaches: boolean;
  readonly zone: string;
  readonly today: StudyDay;
}) {
  const [notice, action, pending] = useActionState<StarterNotice | null, FormData>(close, null);
  const base = `/classes/${encodeURIComponent(classId)}/starter`;
  return (
    <div>
      {notice === null ? null : <output className="small">{notice.text}</output>}
      <ul className="starter-list">
        {starters.map((one) => {
          const when = `${dateWords(studyDay(one.at, { zone, dayStart: 4 }), today)}, ${timeWords(one.at, zone)}`;
          const here = `${base}/${encodeURIComponent(one.id)}`;
          return (
            <li key={one.id}>
              <span>
                {when}: {counted(one.cards, "card")}
                {one.open ? <span className="quiet">, open for devices</span> : null}
              </span>
              <span className="row">
                <Link href={here} prefetch={false} aria-label={`On the wall: the starter of ${when}`}>
                  On the wall
                </Link>
                <Link
                  href={`${here}/answers`}
                  prefetch={false}
                  aria-label={`${teaches ? "Enter answers" : "Answers"}: the starter of ${when}`}
                >
                  {teaches ? "Enter answers" : "Answers"}
                </Link>
                {teaches && one.open ? (
                  <form action={action}>
                    <input type="hidden" name="classId" value={classId} />
                    <input type="hidden" name="starterId" value={one.id} />
                    <button
                      type="submit"
                      className="btn plain small"
                      disabled={pending}
                      aria-label={`Close for devices: the starter of ${when}`}
                    >
                      Close for devices
                    </button>
                  </form>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
