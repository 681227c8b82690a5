import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { deletedExam } from "#lib/services/exams/delete-exam.ts";
import { type ExamLine, type ExamList, examList } from "#lib/services/exams/exam-list.ts";
import { act } from "./actions.ts";
import { asOf, inWords, likely, mark, momentOf } from "./exam-words.ts";

export const metadata: Metadata = { title: "Exams" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** What one learns for: the next exam first. */
export default async function ExamsPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const [list, deleted] = await Promise.all([
    examList(ctx),
    typeof query.deleted === "string" ? deletedExam(ctx, query.deleted) : null,
  ]);
  const ahead = list.exams.filter((exam) => exam.state === "ahead");
  const past = list.exams.filter((exam) => exam.state !== "ahead");
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page exam">
        {deleted === null ? null : <Deleted {...deleted} />}
        <h1>{headlineOf(ahead)}</h1>
        {list.exams.length + list.taught.length === 0 ? (
          <p className="lede">
            Say when it is, what it covers and how many minutes a day you have. You get a plan for every day,
            and the mark to expect, honestly.
          </p>
        ) : null}
        <div className="row exam-figure">
          <Link className="btn go" href="/exams/new" prefetch={false}>
            New exam
          </Link>
          <Link className="btn plain" href="/quizzes" prefetch={false}>
            Quizzes and mock exams
          </Link>
        </div>
        <Lines title="Ahead" exams={ahead} today={list.today} />
        <Taught list={list} />
        <Lines title="Over" exams={past} today={list.today} />
      </main>
    </>
  );
}

function headlineOf([next]: readonly ExamLine[]): string {
  if (!next) return "No exam lies ahead.";
  return next.days < 1
    ? `${next.title} is today.`
    : `${next.title} is ${inWords(next.days).replaceAll("\u00a0", " ")}.`;
}

function Lines({
  title,
  exams,
  today,
}: {
  readonly title: string;
  readonly exams: readonly ExamLine[];
  readonly today: string;
}) {
  if (exams.length === 0) return null;
  return (
    <section className="section">
      <header>
        <h2>{title}</h2>
      </header>
      <ul className="exam-list">
        {exams.map((exam) => (
          <li key={exam.id}>
            <Link className="name" href={`/exams/${encodeURIComponent(exam.id)}`} prefetch={false}>
              {exam.title}
            </Link>
            <span className="when">
              {momentOf(exam.at, exam.zone, today)}
              {exam.className === null ? "" : ` · ${exam.className}`}
            </span>
            <span className="what">
              {exam.state === "over" ? <b>Not settled yet</b> : inWords(exam.days)}
              {exam.expected === null
                ? ""
                : ` · expected ${mark(exam.expected.expected)} (${likely(exam.expected)})${exam.state === "ahead" ? asOf(exam.expected.day, today) : ""}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Taught({ list }: { readonly list: ExamList }) {
  if (list.taught.length === 0) return null;
  return (
    <section className="section">
      <header>
        <h2>Of your classes</h2>
      </header>
      <ul className="exam-list">
        {list.taught.map((exam) => (
          <li key={exam.id}>
            <Link className="name" href={`/exams/${encodeURIComponent(exam.id)}`} prefetch={false}>
              {exam.title}
            </Link>
            <span className="when">{momentOf(exam.at, exam.zone, list.today)}</span>
            <span className="what">
              {exam.className} · {inWords(exam.days)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deleted({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <form
      className="row deleted"
      action={async (form: FormData) => {
        "use server";
        await act(null, form);
      }}
    >
      <input type="hidden" name="do" value="restore" />
      <input type="hidden" name="examId" value={id} />
      <output>“{title}” was deleted.</output>
      <button type="submit" className="btn small">
        Undo
      </button>
    </form>
  );
}
