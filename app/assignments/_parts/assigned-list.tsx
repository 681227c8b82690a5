import Link from "next/link";
import { datesWords, goalWords } from "#app/_ui/assignment-words.ts";
import { Opening } from "#app/_ui/opening.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import type { MyAssignment } from "#lib/services/assignments/my-assignments.ts";
import { standWords, studyLink } from "./stand-words.ts";

/** Assignments of a pupil: what, why, until when, how they stand, and the way to study. */
export function AssignedList({
  items,
  withClass,
  level: Heading = "h3",
}: {
  readonly items: readonly MyAssignment[];
  /** Whether the class is named: not on its own page. */
  readonly withClass: boolean;
  readonly level?: "h2" | "h3";
}) {
  return (
    <ul className="assign-list mine-assigned">
      {items.map((one) => {
        const study = studyLink(one);
        return (
          <li key={one.id}>
            <Heading>
              <Link href={`/assignments/${encodeURIComponent(one.id)}`} prefetch={false}>
                {typeset(one.title)}
              </Link>
            </Heading>
            <p>
              {datesWords(one)}. Goal: {goalWords(one.goal, one.today)}.
              {withClass ? <span className="quiet"> {typeset(one.className)}</span> : null}
            </p>
            {one.note === "" ? null : <p className="note">{typeset(one.note)}</p>}
            <p className="stands">{standWords(one)}</p>
            {study === null ? null : (
              <Link className="btn small" href={study.href} prefetch={false}>
                {study.word}
                <span className="sr"> {one.title}</span>
                <Opening />
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
