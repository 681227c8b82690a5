import Link from "next/link";
import { Scrolled } from "#app/_ui/scrolled.tsx";
import { dateWords } from "#app/_ui/words.ts";
import type { StudyDay } from "#lib/base/study-time.ts";
import { GRID_DAYS, type GridCell, type GridRow } from "#lib/services/morning/grid-rows.ts";
import type { AssignmentHead } from "#lib/services/morning/morning-view.ts";
import { percent } from "./morning-words.ts";

/** Pupils and assignments: what is expected on the day, by the log and, after the stroke, as checks correct it. */
export function PupilGrid({
  classId,
  heads,
  rows,
  today,
}: {
  readonly classId: string;
  readonly heads: readonly AssignmentHead[];
  readonly rows: readonly GridRow[];
  readonly today: StudyDay;
}) {
  const base = `/classes/${encodeURIComponent(classId)}`;
  return (
    <Scrolled label="Pupils and assignments">
      <table className="class-table pupil-grid">
        <thead>
          <tr>
            <th scope="col">Pupil</th>
            {heads.map((head) => (
              <th key={head.id} scope="col" className="r">
                <Link href={`${base}/assignments/${encodeURIComponent(head.id)}`} prefetch={false}>
                  {head.title}
                </Link>
                <br />
                {head.goal.kind === "retained" ? "on" : "due"} {dateWords(head.onDay, today)}
              </th>
            ))}
            <th scope="col" className="r">
              Days in {GRID_DAYS}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.pupilId}>
              <th scope="row">
                <Link href={`${base}/pupils/${encodeURIComponent(row.pupilId)}`} prefetch={false}>
                  {row.name}
                </Link>
              </th>
              {row.cells.map((cell, i) => (
                <Cell key={heads[i]?.id ?? i} cell={cell} />
              ))}
              <td className="r num">
                <Link href={`${base}/pupils/${encodeURIComponent(row.pupilId)}#days`} prefetch={false}>
                  {row.days14}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Cell({ cell }: { readonly cell: GridCell | null }) {
  if (cell === null) return <td className="r none">not for them</td>;
  if (cell.state === "not-started")
    return <td className={`r ${cell.waiting ? "low" : "none"}`}>{cell.waiting ? "▾ " : ""}not started</td>;
  if (cell.outlook.kind === "sat") return <td className="r num">open</td>;
  return (
    <td className={`r num${cell.low ? " low" : ""}`}>
      {cell.low ? (
        <>
          <span aria-hidden="true">▾ </span>
          <span className="sr">below the goal: </span>
        </>
      ) : null}
      {cell.outlook.kind === "days"
        ? `${Math.min(cell.outlook.expected, cell.outlook.goal)} of ${cell.outlook.goal} days`
        : figures(cell)}
    </td>
  );
}

function figures({ claimed, verified }: GridCell): string {
  if (verified === null) return percent(claimed);
  return `${Math.round(claimed * 100)} / ${percent(verified)}`;
}
