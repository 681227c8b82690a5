import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { datesWords, goalWords } from "#app/_ui/assignment-words.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { capital, counted, countedInWords } from "#app/_ui/words.ts";
import { assignmentsView, type ShownAssignment } from "#lib/services/assignments/assignments-view.ts";
import { classFrame } from "#lib/services/classes/class-frame.ts";
import { DeedButton } from "./_parts/deed.tsx";
import { tallyWords } from "./_parts/tally-words.ts";

export const metadata: Metadata = { title: "Assignments" };

type Props = { readonly params: Promise<{ readonly classId: string }> };

/** What is assigned in a class, and how it stands. A pupil is shown their own. */
export default async function AssignmentsPage({ params }: Props) {
  const [ctx, { classId }] = await Promise.all([requestContext(), params]);
  const frame = await orNotFound(classFrame(ctx, classId));
  if (frame.role === "pupil") redirect("/assignments");
  const view = await orNotFound(assignmentsView(ctx, classId));
  const base = `/classes/${encodeURIComponent(classId)}/assignments`;
  const { current, past, away, mayTeach } = view;
  const open = current.length;
  return (
    <div className="assigned">
      <h1 className="headline">
        {open === 0
          ? "Nothing is assigned now."
          : `${capital(countedInWords(open, "assignment"))} under way.`}
      </h1>
      <div className="row">
        {mayTeach && !view.archived ? (
          <Link className="btn go" href={`${base}/new`} prefetch={false}>
            Assign
          </Link>
        ) : null}
        {view.openChallenges > 0 ? (
          <Link className="btn" href="/challenges" prefetch={false}>
            {counted(view.openChallenges, "doubt")} to settle
          </Link>
        ) : null}
      </div>
      {open > 0 ? <List title="Under way" items={current} base={base} mayTeach={mayTeach} /> : null}
      {past.length > 0 ? <List title="Over" items={past} base={base} mayTeach={mayTeach} /> : null}
      {away.length > 0 ? (
        <details className="section-more">
          <summary>{counted(away.length, "assignment")} put away</summary>
          <ul className="assign-list">
            {away.map((one) => (
              <li key={one.id}>
                <h3>
                  <Link href={`${base}/${encodeURIComponent(one.id)}`} prefetch={false}>
                    {typeset(one.title)}
                  </Link>
                </h3>
                {mayTeach && !view.archived ? (
                  <DeedButton fields={{ do: "restore", id: one.id }} className="btn plain small">
                    Bring back<span className="sr"> {one.title}</span>
                  </DeedButton>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function List({
  title,
  items,
  base,
  mayTeach,
}: {
  readonly title: string;
  readonly items: readonly ShownAssignment[];
  readonly base: string;
  readonly mayTeach: boolean;
}) {
  return (
    <section className="section" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      <ul className="assign-list">
        {items.map((one) => (
          <li key={one.id}>
            <h3>
              <Link href={`${base}/${encodeURIComponent(one.id)}`} prefetch={false}>
                {typeset(one.title)}
              </Link>
            </h3>
            <p>
              {datesWords(one)}. Goal: {goalWords(one.goal, one.today)}.
            </p>
            <p className="quiet small">
              {counted(one.cards, "card")}, for {one.forWhom.join(", ")}
            </p>
            <p>{tallyWords(one)}</p>
            {mayTeach ? (
              <DeedButton fields={{ do: "archive", id: one.id }} className="btn plain small">
                Put away<span className="sr"> {one.title}</span>
              </DeedButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
