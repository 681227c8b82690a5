import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { type PupilView, pupilView } from "#lib/services/morning/pupil-view.ts";
import { AssignmentProgress } from "../../_morning/assignment-progress.tsx";
import { DayBars } from "../../_morning/day-bars.tsx";
import { outlookWords, reasonWords } from "../../_morning/morning-words.ts";
import { ClaimedAndVerified, PupilCards, Weeks } from "../../_morning/pupil-sections.tsx";

type Props = { readonly params: Promise<{ readonly classId: string; readonly pupilId: string }> };

const load = cache(async (classId: string, pupilId: string) =>
  orNotFound(pupilView(await requestContext(), classId, pupilId)),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { classId, pupilId } = await params;
  return { title: (await load(classId, pupilId)).name };
}

/** One pupil, as far as the work of this class goes. */
export default async function PupilPage({ params }: Props) {
  const { classId, pupilId } = await params;
  const view = await load(classId, pupilId);
  const base = `/classes/${encodeURIComponent(classId)}`;
  return (
    <div className="morning">
      <h1 className="headline">{view.name}</h1>
      <p className="lede">{sentence(view)}</p>
      <div className="row deeds">
        <Link className="btn" href={`${base}/report/${encodeURIComponent(pupilId)}`} prefetch={false}>
          Report to print
        </Link>
        <Link className="btn plain" href={`${base}/people`} prefetch={false}>
          Password, groups
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
        </div>
      </section>
      <section className="section" aria-labelledby="days">
        <header>
          <h2 id="days">Days and time</h2>
          <p>The work of this class only.</p>
        </header>
        <div className="side-by-side">
          <DayBars days={view.days} today={view.today} />
          <Weeks view={view} />
        </div>
      </section>
      <section className="section" aria-labelledby="cards">
        <header>
          <h2 id="cards">Cards</h2>
          <p>Weakest first.</p>
        </header>
        <div>
          <PupilCards classId={classId} view={view} />
        </div>
      </section>
    </div>
  );
}

function sentence({ help, assignments }: PupilView): string {
  const [miss] = help.willMiss;
  if (help.notStarted.length > 0) return "Has not started what is open.";
  if (miss) return `${outlookWords(miss.work.outlook)}${miss.reason ? ` ${reasonWords(miss.reason)}` : ""}`;
  if (help.stuck.length > 0) return "Is stuck on the same cards.";
  return assignments.length === 0 ? "Nothing is assigned to them." : "Is on the way.";
}
