import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted, figure } from "#app/_ui/words.ts";
import { MAPPING_WORDS } from "#lib/quiz/rating.ts";
import { KIND_WORDS } from "#lib/quiz/words.ts";
import { userIdOf } from "#lib/services/context.ts";
import { type QuizView, quizView } from "#lib/services/quizzes/quiz-view.ts";
import { attemptPath, quizPath } from "../_parts/paths.ts";
import { QuizDeed } from "../_parts/quiz-deed.tsx";
import { momentWords, percentWords, pointsWords } from "../_parts/quiz-words.ts";

type Props = { readonly params: Promise<{ readonly quizId: string }> };

const load = cache(async (quizId: string) => {
  const ctx = await requestContext();
  return { ctx, quiz: await orNotFound(quizView(ctx, quizId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { quiz } = await load(decodeURIComponent((await params).quizId));
  return { title: quiz.title };
}

/** A quiz before it is begun: how long, how marked, and how it went before. */
export default async function QuizPage({ params }: Props) {
  const { ctx, quiz } = await load(decodeURIComponent((await params).quizId));
  const now = ctx.now();
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page quizzes">
        <p className="crumb">
          <Link href="/quizzes" prefetch={false}>
            Quizzes
          </Link>
        </p>
        <h1>{quiz.title}</h1>
        <p className="lede">{frameOf(quiz)}</p>
        {quiz.dueAt === null ? null : (
          <p className="small quiet">
            Due {momentWords(quiz.dueAt, quiz.clock, now)}
            {quiz.closesAt === null || quiz.closesAt === quiz.dueAt
              ? ""
              : `, closes ${momentWords(quiz.closesAt, quiz.clock, now)}`}
            .
          </p>
        )}
        <div className="row figure">
          <Begin quiz={quiz} />
        </div>
        {quiz.minutes === null || (quiz.shut !== null && quiz.running === null) ? null : (
          <p className="small quiet">
            The time runs from when you begin, on the server. All questions are loaded at once: without the
            network you go on, and your answers are sent when it is back. What arrives in time counts.
          </p>
        )}
        {quiz.mine ? <Mine quiz={quiz} /> : null}
        <section className="section" aria-labelledby="attempts">
          <header>
            <h2 id="attempts">How it went</h2>
          </header>
          {quiz.attempts.length === 0 ? (
            <p className="quiet">It was not taken yet.</p>
          ) : (
            <ol className="quiz-list" reversed start={quiz.attempts.length}>
              {quiz.attempts.map((one) => (
                <li key={one.id}>
                  <Link className="name" href={attemptPath(one.id, "review")} prefetch={false}>
                    {momentWords(one.startedAt, quiz.clock, now)}
                  </Link>
                  <p className="small num">
                    {one.points === null ||
                    one.most === null ||
                    (!quiz.mine && quiz.settings.show === "when-closed")
                      ? "Handed in"
                      : `${pointsWords(one.points, one.most)}, ${percentWords(one.most === 0 ? 0 : one.points / one.most)}`}
                    {one.timedOut ? ", time ran out" : ""}
                  </p>
                </li>
              ))}
            </ol>
          )}
        </section>
        <section className="section" aria-labelledby="rules">
          <header>
            <h2 id="rules">How it is marked</h2>
            <p>Each question counts one point.</p>
          </header>
          <div>
            <dl className="marking">
              {quiz.settings.kinds.map((kind) => (
                <div key={kind}>
                  <dt>{KIND_WORDS[kind].name}</dt>
                  <dd>{KIND_WORDS[kind].marking}</dd>
                </div>
              ))}
            </dl>
            <p className="small quiet">
              {quiz.settings.movesSchedule
                ? `It counts for the schedule: ${MAPPING_WORDS}`
                : "It does not move the schedule: your cards come back on their days all the same."}
            </p>
          </div>
        </section>
      </main>
    </>
  );
}

function frameOf({ settings, minutes, parts, left }: QuizView): string {
  const from = parts.map((part) => part.title).join(", ");
  return [
    `${counted(settings.count, "question")}${from === "" ? "" : ` from ${from}`}.`,
    minutes === null ? "No time limit." : `${counted(Math.round(minutes * 10) / 10, "minute")}.`,
    left === null || left === 0 ? "" : left === 1 ? "One attempt." : `${figure(left)} attempts left.`,
  ]
    .join(" ")
    .trim();
}

function Begin({ quiz }: { readonly quiz: QuizView }) {
  if (quiz.running)
    return (
      <Link className="btn go" href={attemptPath(quiz.running.id)} prefetch={false}>
        Go on
      </Link>
    );
  if (quiz.shut === "closed")
    return <p className="quiet">It has closed. Ask your teacher if you need more time.</p>;
  if (quiz.shut === "no-attempts") return <p className="quiet">You have used all your attempts.</p>;
  return <QuizDeed deed="begin" quizId={quiz.id} word="Begin" filled />;
}

function Mine({ quiz }: { readonly quiz: QuizView }) {
  return (
    <div className="quiz-tools">
      <nav className="row" aria-label="More of this quiz">
        <Link href={quizPath(quiz.id, "edit")} prefetch={false}>
          Change it
        </Link>
        <Link href={quizPath(quiz.id, "results")} prefetch={false}>
          Results
        </Link>
        <Link href={quizPath(quiz.id, "print")} prefetch={false}>
          Print
        </Link>
      </nav>
      {quiz.classes.length > 0 ? <p className="small quiet">Given to {quiz.classes.join(", ")}.</p> : null}
      <QuizDeed deed="delete" quizId={quiz.id} word="Delete" />
    </div>
  );
}
