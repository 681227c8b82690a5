import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted } from "#app/_ui/words.ts";
import { addDays, type StudyDay } from "#lib/base/study-time.ts";
import { userIdOf } from "#lib/services/context.ts";
import { examView } from "#lib/services/exams/exam-view.ts";
import { MonthGrid } from "../../_parts/month-grid.tsx";
import { PlanArriving } from "../../_parts/plan-arriving.tsx";
import { momentOf, monthOf } from "../../exam-words.ts";

export const metadata: Metadata = { title: "Calendar of an exam" };

type Props = { readonly params: Promise<{ readonly examId: string }> };

/** The plan month by month, and as a file for any calendar. */
export default async function CalendarPage({ params }: Props) {
  const [ctx, { examId }] = await Promise.all([requestContext(), params]);
  const view = await orNotFound(examView(ctx, examId));
  if (view.kind !== "ahead") notFound();
  const { ahead, today, examDay } = view;
  const path = `/exams/${encodeURIComponent(examId)}`;
  const total = ahead.days.reduce((sum, line) => sum + line.minutes, 0);
  const cards = ahead.days.reduce((sum, line) => sum + line.newCards + line.reviews, 0);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page exam">
        <p className="crumb">
          <Link href="/exams" prefetch={false}>
            Exams
          </Link>{" "}
          /{" "}
          <Link href={path} prefetch={false}>
            {view.title}
          </Link>
        </p>
        <h1>{`${counted(ahead.days.filter((line) => line.newCards + line.reviews > 0).length, "day").replace("\u00a0", " ")} of study.`}</h1>
        <p className="lede">
          {counted(cards, "answer")} in about {counted(Math.round(total), "minute")} until{" "}
          {momentOf(view.at, view.zone, today)}. The plan follows what you know: it is worked out again after
          each sitting.
        </p>
        {ahead.plan === "quick" || ahead.plan === "today" ? (
          <PlanArriving
            examId={examId}
            words={
              ahead.plan === "today"
                ? "Only today is planned so far; the other days appear by themselves."
                : "A quick plan; the better one is being worked out."
            }
          />
        ) : null}
        <div className="row exam-figure">
          <a className="btn" href={`/api/exams/${encodeURIComponent(examId)}/calendar`} download>
            Calendar file (.ics)
          </a>
        </div>
        {monthsOf(today, examDay).map(({ from, to }) => (
          <section key={from} className="section">
            <header>
              <h2>{monthOf(from)}</h2>
            </header>
            <MonthGrid
              days={ahead.days}
              today={today}
              examDay={examDay}
              from={from}
              to={to}
              caption={monthOf(from)}
            />
          </section>
        ))}
      </main>
    </>
  );
}

/** The months from a day to another, each from its first day to its last. */
function monthsOf(
  today: StudyDay,
  until: StudyDay,
): readonly { readonly from: StudyDay; readonly to: StudyDay }[] {
  const months: { from: StudyDay; to: StudyDay }[] = [];
  for (let from = `${today.slice(0, 7)}-01`; from <= until; ) {
    const next = `${addDays(from, 31).slice(0, 7)}-01`;
    months.push({ from, to: addDays(next, -1) });
    from = next;
  }
  return months;
}
