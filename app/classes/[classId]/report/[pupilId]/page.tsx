import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { longDate } from "#app/_ui/words.ts";
import { pupilView } from "#lib/services/morning/pupil-view.ts";
import { AssignmentProgress } from "../../_morning/assignment-progress.tsx";
import { ClaimedAndVerified, Weeks } from "../../_morning/pupil-sections.tsx";

type Props = { readonly params: Promise<{ readonly classId: string; readonly pupilId: string }> };

export const metadata: Metadata = { title: "Report" };

/** One pupil's report, to be printed and handed over: the same figures as on the screen, without anybody else's. */
export default async function ReportPage({ params }: Props) {
  const [ctx, { classId, pupilId }] = await Promise.all([requestContext(), params]);
  const view = await orNotFound(pupilView(ctx, classId, pupilId));
  const studied = view.days.filter(({ answers }) => answers > 0).length;
  return (
    <div className="morning report">
      <h1 className="headline">{view.name}</h1>
      <p className="lede">
        {typeset(view.className)}, {longDate(view.today)}. Studied on {studied} of the last {view.days.length}{" "}
        days.
      </p>
      <div className="row deeds not-printed">
        <PrintButton />
        <Link
          className="btn plain"
          href={`/classes/${encodeURIComponent(classId)}/pupils/${encodeURIComponent(pupilId)}`}
          prefetch={false}
        >
          Back to the pupil
        </Link>
      </div>
      {view.assignments.map((one) => (
        <AssignmentProgress key={one.figures.assignment.id} one={one} today={view.today} />
      ))}
      <section className="section" aria-labelledby="claimed">
        <header>
          <h2 id="claimed">Claimed and verified</h2>
          <p>The last four weeks.</p>
        </header>
        <div>
          <ClaimedAndVerified view={view} />
          <Weeks view={view} />
        </div>
      </section>
      <p className="small quiet">
        The figures are about the work of this class alone. What is expected is worked out from the answers,
        with the FSRS memory model.
      </p>
    </div>
  );
}
