import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted, figure } from "#app/_ui/words.ts";
import { userIdOf } from "#lib/services/context.ts";
import { type PupilResult, type ResultsView, resultsView } from "#lib/services/quizzes/results-view.ts";
import { ItemTable } from "../../_parts/item-table.tsx";
import { MoreForm } from "../../_parts/more-form.tsx";
import { attemptPath, quizPath } from "../../_parts/paths.ts";
import { momentWords, percentWords, pointsWords } from "../../_parts/quiz-words.ts";
import { DoubtForm } from "../../attempts/_parts/doubt-form.tsx";

type Props = { readonly params: Promise<{ readonly quizId: string }> };

const load = cache(async (quizId: string) => {
  const ctx = await requestContext();
  return { ctx, results: await orNotFound(resultsView(ctx, quizId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { results } = await load(decodeURIComponent((await params).quizId));
  return { title: `${results.title}, results` };
}

/** How a quiz went: who, which question, what is doubted. */
export default async function ResultsPage({ params }: Props) {
  const { ctx, results } = await load(decodeURIComponent((await params).quizId));
  const { quizId, title, pupils, items, doubts, assignments, clock, mine } = results;
  const open = doubts.filter((one) => one.status === "open");
  const now = ctx.now();
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page quizzes">
        <p className="crumb">
          {mine ? (
            <Link href={quizPath(quizId)} prefetch={false}>
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
        <h1>{headlineOf(results)}</h1>
        {assignments.map((one) => (
          <p key={one.id} className="small quiet">
            {one.className}: due {momentWords(one.dueAt, clock, now)}
            {one.shuts === null ? "" : `, closes ${momentWords(one.shuts, clock, now)}`}.
          </p>
        ))}
        <nav className="row figure" aria-label="More of these results">
          <a className="btn" href={`/api/quizzes/${encodeURIComponent(quizId)}/csv`} download>
            Download as CSV
          </a>
          <Link className="btn" href={quizPath(quizId, "print")} prefetch={false}>
            Print the paper
          </Link>
        </nav>
        {doubts.length > 0 ? (
          <section className="section" aria-labelledby="doubts">
            <header>
              <h2 id="doubts">Doubted marks</h2>
              <p>{open.length === 0 ? "All are settled." : `${counted(open.length, "doubt")} to settle.`}</p>
            </header>
            <ul className="quiz-list">
              {doubts.map((one) => {
                const item = items.find((other) => other.questionId === one.questionId);
                return (
                  <li key={one.id}>
                    <p className="name" dir="auto">
                      {one.prompt}
                    </p>
                    <p>
                      {one.name} answered “<bdi>{one.said}</bdi>”. By the key: <bdi>{one.right}</bdi>.
                    </p>
                    {item ? (
                      <DoubtForm
                        answer={{
                          question: item.question,
                          share: one.share,
                          answered: true,
                          markedBy: one.status === "open" ? "app" : "teacher",
                          challenge: { id: one.id, note: one.note, status: one.status, reply: one.reply },
                        }}
                        attemptId={one.attemptId}
                        settles
                        own={false}
                      />
                    ) : null}
                  </li>
                );
              })}
            </ul>
          </section>
        ) : null}
        <section className="section" aria-labelledby="pupils">
          <header>
            <h2 id="pupils">{assignments.length === 0 ? "Attempts" : "Pupils"}</h2>
          </header>
          <ul className="quiz-list">
            {pupils.map((pupil) => (
              <Pupil key={pupil.userId} pupil={pupil} results={results} now={now} />
            ))}
          </ul>
        </section>
        <section className="section" aria-labelledby="items">
          <header>
            <h2 id="items">Questions</h2>
            <p>
              How easy each was, and whether it tells those who know from those who do not. Only first
              attempts are counted.
            </p>
          </header>
          <ItemTable items={items} />
        </section>
      </main>
    </>
  );
}

function headlineOf({ pupils, doubts }: ResultsView): string {
  const done = pupils.filter((one) => one.attempts.length > 0).length;
  const open = doubts.filter((one) => one.status === "open").length;
  const waits = open === 0 ? "" : ` ${counted(open, "doubt")} ${open === 1 ? "waits" : "wait"} for you.`;
  return pupils.length === 1 && done <= 1
    ? `How it went.${waits}`
    : `${figure(done)} of ${figure(pupils.length)} have handed in.${waits}`;
}

function Pupil({
  pupil,
  results,
  now,
}: {
  readonly pupil: PupilResult;
  readonly results: ResultsView;
  readonly now: number;
}) {
  const { clock, quizId, assignments } = results;
  return (
    <li>
      <p className="name">{pupil.name}</p>
      {pupil.attempts.map((one) => (
        <p key={one.id} className="small">
          <Link href={attemptPath(one.id, "review")} prefetch={false}>
            {pointsWords(one.points, one.most)}, {percentWords(one.most === 0 ? 0 : one.points / one.most)}
          </Link>
          <span className="quiet">
            {" "}
            attempt {one.number}, {momentWords(one.submittedAt, clock, now)}
            {one.timedOut ? ", time ran out" : ""}
            {one.late ? ", late" : ""}
            {one.waiting > 0 ? `, ${counted(one.waiting, "answer")} came after the end` : ""}
          </span>
        </p>
      ))}
      {pupil.attempts.length === 0 ? (
        <p className="small quiet">{pupil.running ? "At it now" : "Not begun"}</p>
      ) : pupil.running ? (
        <p className="small quiet">At it again now</p>
      ) : null}
      {assignments.length > 0 ? (
        <MoreForm quizId={quizId} userId={pupil.userId} name={pupil.name} allowance={pupil.allowance} />
      ) : null}
    </li>
  );
}
