import Link from "next/link";
import { percent, reachedWords, STATE_WORDS } from "#app/_ui/assignment-words.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { counted, dateWords } from "#app/_ui/words.ts";
import type { Optimism } from "#lib/classes/optimism.ts";
import type { AssignmentView, PupilLine } from "#lib/services/assignments/assignments-view.ts";
import { DeedForm } from "./deed.tsx";

/** How each pupil stands, by name and in no order of merit. */
export function PupilTable({ view }: { readonly view: AssignmentView }) {
  // The column comes with the first pupil of whom enough is known.
  const checked = view.lines.some((line) => line.claims.gap !== null);
  return (
    <table className="pupils">
      <thead>
        <tr>
          <th scope="col">Pupil</th>
          <th scope="col">State</th>
          <th scope="col">So far</th>
          <th scope="col" className="r">
            Credit
          </th>
          {checked ? <th scope="col">Said, and checked</th> : null}
          {view.mayTeach ? <th scope="col">More time</th> : null}
        </tr>
      </thead>
      <tbody>
        {view.lines.map((line) => (
          <tr key={line.userId}>
            <th scope="row">
              <Link
                href={`/classes/${encodeURIComponent(view.classId)}/pupils/${encodeURIComponent(line.userId)}`}
                prefetch={false}
              >
                {typeset(line.name)}
              </Link>
            </th>
            <td data-l="State">{STATE_WORDS[line.state]}</td>
            <td data-l="So far">
              {reachedWords(view.goal, line)}
              {line.days > 0 && view.goal.kind !== "days" ? `, on ${counted(line.days, "day")}` : ""}
            </td>
            <td data-l="Credit" className="r num">
              {percent(line.credit)}
            </td>
            {checked ? <td data-l="Said, and checked">{claimWords(line.claims)}</td> : null}
            {view.mayTeach ? (
              <td data-l="More time">
                <MoreTime view={view} line={line} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a pupil says of themselves beside what was checked; nothing where there were too few checks to say it. */
function claimWords({ claimed, verified, gap }: Optimism): string {
  if (gap === null) return "too few checks";
  const both = `${percent(claimed.recalled / claimed.of)} said, ${percent(verified.recalled / verified.of)} in ${counted(verified.of, "check")}`;
  return gap.low > 0 || gap.high < 0 ? both : `${both}, which may be chance`;
}

function MoreTime({ view, line }: { readonly view: AssignmentView; readonly line: PupilLine }) {
  const field = `more-${line.userId}`;
  return (
    <details className="more-time">
      <summary>
        {line.extendedTo === null ? "Give more" : `Until ${dateWords(line.extendedTo, view.today)}`}
        <span className="sr">, {line.name}</span>
      </summary>
      <DeedForm fields={{ do: "extend", id: view.id, userId: line.userId, was: line.extendedTo ?? "" }}>
        <div className="field">
          <label htmlFor={field}>Until, for {typeset(line.name)}</label>
          <input
            id={field}
            type="date"
            name="due"
            min={view.due}
            defaultValue={line.extendedTo ?? ""}
            key={line.extendedTo}
          />
          <span className="hint">Empty: as everybody.</span>
        </div>
        <button type="submit" className="btn small">
          Save
        </button>
      </DeedForm>
    </details>
  );
}
