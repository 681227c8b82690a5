import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { Scrolled } from "#app/_ui/scrolled.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { COLUMN_HEADS, COLUMNS_EACH } from "#lib/classes/gradebook.ts";
import { gradebookView } from "#lib/services/morning/gradebook-view.ts";

type Props = { readonly params: Promise<{ readonly classId: string }> };

export const metadata: Metadata = { title: "Gradebook" };

/** Every pupil and every assignment in figures; the file has the same cells. */
export default async function GradebookPage({ params }: Props) {
  const [ctx, { classId }] = await Promise.all([requestContext(), params]);
  const { assignments, rows, pupilIds } = await orNotFound(gradebookView(ctx, classId));
  const [, ...body] = rows;
  const base = `/classes/${encodeURIComponent(classId)}`;
  const empty = assignments.length === 0 || body.length === 0;
  return (
    <div className="morning">
      <h1 className="headline">Gradebook</h1>
      <p className="lede">
        {empty
          ? "It fills when pupils are in the class and something is open for them."
          : "Percentages are whole numbers. An empty cell: nothing can be said yet, or it is not for this pupil."}
      </p>
      {empty ? null : (
        <>
          <div className="row deeds">
            <a className="btn go" href={`/api/classes/${encodeURIComponent(classId)}/gradebook`} download>
              Download CSV
            </a>
          </div>
          <Scrolled label="Gradebook">
            <table className="class-table gradebook">
              <thead>
                <tr>
                  <th rowSpan={2} scope="col">
                    Pupil
                  </th>
                  {assignments.map(({ id, title }) => (
                    <th key={id} colSpan={COLUMNS_EACH} scope="colgroup" className="group">
                      {typeset(title)}
                    </th>
                  ))}
                </tr>
                <tr>
                  {assignments.flatMap(({ id }) =>
                    COLUMN_HEADS.map((head) => (
                      <th key={`${id} ${head}`} scope="col" className="r">
                        {head}
                      </th>
                    )),
                  )}
                </tr>
              </thead>
              <tbody>
                {body.map(([name, ...cells], row) => (
                  <tr key={pupilIds[row]}>
                    <th scope="row">
                      <Link
                        href={`${base}/pupils/${encodeURIComponent(pupilIds[row] ?? "")}`}
                        prefetch={false}
                      >
                        {name}
                      </Link>
                    </th>
                    {cells.map((cell, column) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand.
                      <td key={column} className="r num">
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolled>
        </>
      )}
    </div>
  );
}
