import Link from "next/link";
import { asOf, inWords, likely, mark, momentOf } from "#app/exams/exam-words.ts";
import type { StudyDay } from "#lib/base/study-time.ts";
import type { NextExam } from "#lib/services/exams/next-exam.ts";
import { capital, counted } from "./words.ts";

/** On the start page: the exam that comes next, what today asks for it, and those that are over and ask something. */
export function NextExamSection({ exam, today }: { readonly exam: NextExam; readonly today: StudyDay }) {
  const { next, others, over } = exam;
  return (
    <section className="next-exam" aria-labelledby="next-exam">
      {next === null ? (
        <h2 id="next-exam">An exam is over</h2>
      ) : (
        <>
          <h2 id="next-exam">
            <Link href={`/exams/${encodeURIComponent(next.id)}`} prefetch={false}>
              {next.title}
            </Link>{" "}
            {inWords(next.days)}
          </h2>
          <p>
            {momentOf(next.at, next.zone, today)}.{" "}
            {next.expected === null
              ? "The first prediction is being made."
              : `Expected mark ${mark(next.expected.expected)}, likely ${likely(next.expected)}${asOf(next.expected.day, today)}.`}{" "}
            {todayWords(next)}
          </p>
          <div className="row">
            {next.minutesLeft >= 0.5 && next.cards !== 0 ? (
              <Link className="btn" href={`/study?exam=${encodeURIComponent(next.id)}`} prefetch={false}>
                Study for it
              </Link>
            ) : null}
            {others === 0 ? null : (
              <Link className="btn plain" href="/exams" prefetch={false}>
                {capital(counted(others, "more exam"))}
              </Link>
            )}
          </div>
        </>
      )}
      {over.map((one) => (
        <p key={one.id}>
          <Link href={`/exams/${encodeURIComponent(one.id)}`} prefetch={false}>
            {one.title} is over: how did it go?
          </Link>
        </p>
      ))}
    </section>
  );
}

function todayWords({ minutes, minutesLeft, cards }: NonNullable<NextExam["next"]>): string {
  if (minutes === 0) return "Today is a day off.";
  if (minutesLeft < 0.5) return `Today’s ${counted(Math.round(minutes), "minute")} are used.`;
  if (cards === 0) return "The plan has nothing more for today.";
  const left = counted(Math.max(1, Math.round(minutesLeft)), "minute");
  return cards === null ? `${left} of today are left.` : `Today: ${counted(cards, "card")}, at most ${left}.`;
}
