import Link from "next/link";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { classFrame } from "#lib/services/classes/class-frame.ts";
import { fitClassWeekly } from "#lib/services/memory/fit-class.ts";
import { fitPupils } from "#lib/services/memory/fit-pupils.ts";
import { morningView } from "#lib/services/morning/morning-view.ts";
import { HelpLists } from "./_morning/help-lists.tsx";
import { Live } from "./_morning/live.tsx";
import { MissedTable } from "./_morning/missed-table.tsx";
import { headline, standingSentence } from "./_morning/morning-words.ts";
import { PupilClass } from "./_morning/pupil-class.tsx";
import { PupilGrid } from "./_morning/pupil-grid.tsx";
import { timeWords } from "./_morning/time-words.ts";

type Props = { readonly params: Promise<{ readonly classId: string }> };

/** So many pupils stand on the overview; the grid has all. */
const MOST_ROWS = 12;

/** A class: for those who teach it whom to help first, for a pupil what is assigned. */
export default async function ClassPage({ params }: Props) {
  const [ctx, { classId }] = await Promise.all([requestContext(), params]);
  const frame = await orNotFound(classFrame(ctx, classId));
  const base = `/classes/${encodeURIComponent(classId)}`;
  if (frame.role === "pupil") return <PupilClass ctx={ctx} frame={frame} />;
  if (frame.role === null) redirect(`${base}/people`);
  const view = await orNotFound(morningView(ctx, classId));
  // Once a week, when the page is sent: nobody waits for it.
  if (view.teaches) after(() => fitClassWeekly(ctx, { classId }, fitPupils(ctx)));
  const standing = standingSentence(view);
  const ready = view.pupils > 0 && view.assignments.length > 0;
  return (
    <div className="morning">
      <h1 className="headline">{typeset(headline(view))}</h1>
      <div className="morning-head">
        {standing === null ? null : <p className="lede">{typeset(standing)}</p>}
        <div className="row deeds">
          {view.pupils === 0 ? (
            <Link className="btn go" href={`${base}/people`} prefetch={false}>
              Add pupils
            </Link>
          ) : ready ? (
            <Link className="btn go" href={`${base}/starter`} prefetch={false}>
              Starter of the day
            </Link>
          ) : null}
          {view.teaches ? (
            <Link
              className={view.pupils > 0 && !ready ? "btn go" : "btn"}
              href={`${base}/assignments/new`}
              prefetch={false}
            >
              Assign
            </Link>
          ) : null}
          {ready ? (
            <Link className="btn plain" href={`${base}/gradebook`} prefetch={false}>
              Gradebook
            </Link>
          ) : null}
        </div>
      </div>
      {ready ? (
        <>
          <section className="section whom" aria-labelledby="whom">
            <header>
              <h2 id="whom">Whom to help first</h2>
              <p>As of {timeWords(view.now, view.zone)}. New answers appear by themselves.</p>
              <Live classId={classId} {...view.stamp} />
            </header>
            <HelpLists view={view} />
          </section>
          <section className="section" aria-labelledby="misses">
            <header>
              <h2 id="misses">What the class misses</h2>
              <p>First answers of the last seven days.</p>
            </header>
            <div>
              <MissedTable classId={classId} missed={view.missed} />
            </div>
          </section>
          <section className="section" aria-labelledby="everyone">
            <header>
              <h2 id="everyone">Everyone</h2>
              <p>Percent expected to be remembered on the day. After the stroke: as checked by the app.</p>
            </header>
            <div>
              <PupilGrid
                classId={classId}
                heads={view.assignments}
                rows={view.rows.slice(0, MOST_ROWS)}
                today={view.today}
              />
              <p className="small figure-note">
                <Link href={`${base}/grid`} prefetch={false}>
                  {view.pupils > MOST_ROWS ? `All ${view.pupils} pupils` : "The grid on its own page"}
                </Link>
              </p>
            </div>
          </section>
        </>
      ) : (
        <Live classId={classId} {...view.stamp} />
      )}
    </div>
  );
}
