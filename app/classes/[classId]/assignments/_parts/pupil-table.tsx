import Link from "next/link";
import { percent, reachedWords, STATE_WORDS } from "#app/_ui/assignment-words.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { counted, dateWords } from "#app/_ui/words.ts";
import type { AssignmentView, PupilLine } from "#lib/services/assignments/assignments-view.ts";
import { DeedForm } from "./deed.tsx";

/** How each pupil stands, by name and in no order of merit. */
export function PupilTable({ view }: { readonly view: AssignmentView }) {
  return (
    <table className="stack pupils">
      <thead>
        <tr>
          <th scope="col">Pupil</th>
          <th scope="col">State</th>
          <th scope="col">So far</th>
          <th scope="col" className="r">
            Credit
          </th>
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

function MoreTime({ view, line }: { readonly view: AssignmentView; readonly line: PupilLine }) {
  const field = `more-${line.userId}`;
  return (
    <details className="more-time">
      <summary>
        {line.extendedTo === null ? "Give more" : `Until ${dateWords(line.extendedTo, view.today)}`}
        <span className="sr">, {line.name}</span>
      </summary>
      <DeedForm fields={{ do: "extend", id: view.id, userId: line.userId }}>
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
