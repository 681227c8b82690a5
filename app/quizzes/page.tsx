import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { capital, counted, countedInWords } from "#app/_ui/words.ts";
import { userIdOf } from "#lib/services/context.ts";
import { examPlaces } from "#lib/services/exams/exam-places.ts";
import { type GivenQuiz, type QuizLine, quizzesView } from "#lib/services/quizzes/quizzes-view.ts";
import { attemptPath, quizPath } from "./_parts/paths.ts";
import { QuickStart } from "./_parts/quick-start.tsx";
import { QuizDeed } from "./_parts/quiz-deed.tsx";
import { momentWords, pointsWords } from "./_parts/quiz-words.ts";

export const metadata: Metadata = { title: "Quizzes" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Quizzes and mocks: those that wait, and one's own. */
export default async function QuizzesPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const [{ own, given }, places] = await Promise.all([quizzesView(ctx), examPlaces(ctx)]);
  const clock = ctx.viewer.kind === "learner" ? ctx.viewer.clock : null;
  const examId = typeof query.exam === "string" ? query.exam : null;
  const listed = examId === null ? own : own.filter((one) => one.examId === examId);
  // Whoever wants a mock and has none yet is asked for it at once.
  if (examId !== null && listed.length === 0 && typeof query.deleted !== "string")
    redirect(`/quizzes/new?exam=${encodeURIComponent(examId)}`);
  const waiting = given.filter((one) => one.attempts === 0);
  const now = ctx.now();
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page quizzes">
        <h1>
          {examId !== null
            ? "Try it before it counts."
            : waiting.length > 0
              ? `${capital(countedInWords(waiting.length, "quiz", "quizzes"))} ${waiting.length === 1 ? "waits" : "wait"} for you.`
              : "Find out what you know."}
        </h1>
        <p className="lede">
          A quiz asks your cards in other ways, where it can in words that you have not studied. Every answer
          is shown with its receipt afterwards.
        </p>
        <div className="row figure">
          {examId === null ? (
            <Link className="btn go" href="/quizzes/new" prefetch={false}>
              New quiz
            </Link>
          ) : (
            <Link
              className="btn go"
              href={`/quizzes/new?exam=${encodeURIComponent(examId)}`}
              prefetch={false}
            >
              New mock exam
            </Link>
          )}
        </div>
        {typeof query.deleted === "string" ? (
          <div className="row figure">
            <QuizDeed deed="bring-back" quizId={query.deleted} word="Undo">
              The quiz was deleted.
            </QuizDeed>
          </div>
        ) : null}
        {given.length > 0 ? (
          <section className="section" aria-labelledby="given">
            <header>
              <h2 id="given">Given to you</h2>
            </header>
            <ul className="quiz-list">
              {given.map((one) => (
                <Given
                  key={one.assignment.id}
                  quiz={one}
                  due={momentWords(one.assignment.dueAt, clock, now)}
                />
              ))}
            </ul>
          </section>
        ) : null}
        <section className="section" aria-labelledby="own">
          <header>
            <h2 id="own">Yours</h2>
          </header>
          <div>
            {listed.length === 0 ? (
              <p className="quiet">
                {examId === null ? "You have not made a quiz yet." : "There is no mock of this exam yet."}
              </p>
            ) : null}
            <ul className="quiz-list">
              {listed.map((one) => (
                <Own key={one.id} quiz={one} />
              ))}
            </ul>
          </div>
        </section>
        {examId === null ? (
          <section className="section" aria-labelledby="quick">
            <header>
              <h2 id="quick">Ten questions</h2>
              <p>No limit, no form to fill in.</p>
            </header>
            <QuickStart groups={places.groups} />
          </section>
        ) : (
          <p className="small row">
            <Link href={`/exams/${encodeURIComponent(examId)}`} prefetch={false}>
              Back to the exam
            </Link>
            <Link href="/quizzes" prefetch={false}>
              All quizzes
            </Link>
          </p>
        )}
      </main>
    </>
  );
}

function Given({ quiz, due }: { readonly quiz: GivenQuiz; readonly due: string }) {
  const { running, last, minutes } = quiz;
  return (
    <li>
      <Link className="name" href={quizPath(quiz.quizId)} prefetch={false}>
        {quiz.title}
      </Link>
      <p className="quiet small">
        {quiz.assignment.className}, due {due}
        {minutes === null ? "" : `, ${counted(minutes, "minute")}`}
      </p>
      <p className="small">
        {running ? (
          <Link href={attemptPath(running.id)} prefetch={false}>
            Go on with it
          </Link>
        ) : last ? (
          "Handed in"
        ) : (
          "Not begun"
        )}
      </p>
    </li>
  );
}

/** How many there are, where that is known: a deck may have fewer than were asked for. */
function questionsWords({ questions, last, settings }: QuizLine): string {
  const known = questions ?? last?.most ?? null;
  return known === null ? `up to ${counted(settings.count, "question")}` : counted(known, "question");
}

function Own({ quiz }: { readonly quiz: QuizLine }) {
  const { running, last, settings } = quiz;
  return (
    <li>
      <Link className="name" href={quizPath(quiz.id)} prefetch={false}>
        {quiz.title}
      </Link>
      <p className="quiet small">
        {quiz.mode === "exam" ? "Mock exam, " : ""}
        {questionsWords(quiz)}
        {settings.minutes === null ? "" : `, ${counted(settings.minutes, "minute")}`}
      </p>
      <p className="small">
        {running ? (
          <Link href={attemptPath(running.id)} prefetch={false}>
            Go on with it
          </Link>
        ) : last?.points !== null && last?.most ? (
          <Link href={attemptPath(last.id, "review")} prefetch={false}>
            Last time {pointsWords(last.points, last.most)}
          </Link>
        ) : (
          "Not taken yet"
        )}
      </p>
    </li>
  );
}
