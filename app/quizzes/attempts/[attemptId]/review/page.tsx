import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted } from "#app/_ui/words.ts";
import { MAPPING_WORDS } from "#lib/quiz/rating.ts";
import { userIdOf } from "#lib/services/context.ts";
import { type ReviewView, reviewView } from "#lib/services/quizzes/review-view.ts";
import { quizPath } from "../../../_parts/paths.ts";
import { QuizDeed } from "../../../_parts/quiz-deed.tsx";
import { momentWords, percentWords, pointsWords } from "../../../_parts/quiz-words.ts";
import { GapTable } from "../../_parts/gap-table.tsx";
import { Reviewed } from "../../_parts/reviewed.tsx";

type Props = { readonly params: Promise<{ readonly attemptId: string }> };

const load = cache(async (attemptId: string) => {
  const ctx = await requestContext();
  return { ctx, review: await orNotFound(reviewView(ctx, attemptId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { review } = await load(decodeURIComponent((await params).attemptId));
  return { title: `${review.title}, review` };
}

/** An attempt afterwards: the mark, every question with its receipts, and what a wrong answer was right for. */
export default async function ReviewPage({ params }: Props) {
  const { ctx, review } = await load(decodeURIComponent((await params).attemptId));
  const late = review.answers.filter((one) => one.late !== null).length;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page quizzes">
        <p className="crumb">
          <Link
            href={review.taker === null ? quizPath(review.quizId) : quizPath(review.quizId, "results")}
            prefetch={false}
          >
            {review.title}
          </Link>
        </p>
        <h1>{headlineOf(review)}</h1>
        <p className="lede">{ledeOf(review, ctx.now())}</p>
        {late > 0 && review.settles ? (
          <QuizDeed deed="count-late" attemptId={review.attemptId} word="Let them count">
            {counted(late, "answer")} came after the end and {late === 1 ? "does" : "do"} not count.
          </QuizDeed>
        ) : null}
        {review.gaps.length > 0 ? <GapTable gaps={review.gaps} /> : null}
        {review.shown === "open" ? (
          <section className="section" aria-labelledby="questions">
            <header>
              <h2 id="questions">The questions</h2>
              <p>
                {review.movesSchedule
                  ? `They counted for the schedule: ${MAPPING_WORDS}`
                  : "They did not move the schedule."}
              </p>
            </header>
            <ol className="reviewed">
              {review.answers.map((answer, at) => (
                <Reviewed
                  key={answer.question.id}
                  answer={answer}
                  number={at + 1}
                  attemptId={review.attemptId}
                  settles={review.settles}
                  own={review.taker === null}
                />
              ))}
            </ol>
          </section>
        ) : null}
      </main>
    </>
  );
}

function headlineOf({ points, most, taker }: ReviewView): string {
  const who = taker === null ? "" : `${taker}: `;
  if (points === null || most === null || most === 0) return `${who}Handed in.`;
  return `${who}${pointsWords(points, most)} points, ${percentWords(points / most)}.`;
}

function ledeOf({ shown, from, submittedAt, timedOut, clock }: ReviewView, now: number): string {
  const when = `Handed in on ${momentWords(submittedAt, clock, now)}${timedOut ? ", when the time was over" : ""}.`;
  if (shown === "open") return when;
  if (shown === "marks") return `${when} The answers of this quiz are not shown.`;
  return from === null
    ? `${when} Your teacher shows the mark and the answers later.`
    : `${when} The mark and the answers are shown from ${momentWords(from, clock, now)} on.`;
}
