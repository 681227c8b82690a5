import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted, dateWords } from "#app/_ui/words.ts";
import { studyDay } from "#lib/base/study-time.ts";
import { userIdOf } from "#lib/services/context.ts";
import { calibrationView } from "#lib/services/exams/calibration-view.ts";
import { PredictedActual } from "../../_parts/predicted-actual.tsx";
import { calibrationWords, likely, mark, percent } from "../../exam-words.ts";

export const metadata: Metadata = { title: "Predicted against actual" };

type Props = { readonly params: Promise<{ readonly examId: string }> };

/** Whether predictions were right, for all exams and mocks of the learner: drawn, in words, and as a table. */
export default async function CalibrationPage({ params }: Props) {
  const [ctx, { examId }] = await Promise.all([requestContext(), params]);
  const { title, past, today, clock, made } = await orNotFound(calibrationView(ctx, examId));
  const met = past.results.filter((one) => one.predicted !== null);
  const read = past.correction?.reading?.answers ?? 0;
  const path = `/exams/${encodeURIComponent(examId)}`;
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
            {title}
          </Link>
        </p>
        <h1>
          {met.length === 0
            ? "No prediction has met its result yet."
            : headlineOf(past.calibration?.bias ?? 0)}
        </h1>
        <p className="lede">
          {calibrationWords(past) ??
            "Every prediction is kept. After a mock exam, or when you enter the score of an exam, you see here what was said and what came."}
        </p>
        {past.results.length === 0 ? (
          <div className="row exam-figure">
            <Link className="btn go" href={`/quizzes?exam=${encodeURIComponent(examId)}`} prefetch={false}>
              Take a mock exam
            </Link>
          </div>
        ) : (
          <section className="section">
            <header>
              <h2>Said and come</h2>
              <p>A bar: the range that was said. A dot: the mark that came.</p>
            </header>
            <div>
              {met.length === 0 ? null : (
                <>
                  <PredictedActual results={met} width={720} className="exam-chart wide-chart" />
                  <PredictedActual results={met} width={328} className="exam-chart narrow-chart" />
                </>
              )}
              <table className="exam-table stacked">
                <thead>
                  <tr>
                    <th scope="col">What</th>
                    <th scope="col" className="r">
                      Said
                    </th>
                    <th scope="col" className="r">
                      Likely
                    </th>
                    <th scope="col" className="r">
                      Came
                    </th>
                    <th scope="col">The range</th>
                  </tr>
                </thead>
                <tbody>
                  {past.results.map((one) => (
                    <tr key={one.id}>
                      <th scope="row">
                        {one.kind === "mock" ? "Mock" : "Exam"}, {one.examTitle},{" "}
                        {dateWords(studyDay(one.at, clock), today)}
                      </th>
                      <td className="r" data-l="said">
                        {one.predicted === null ? "nothing" : mark(one.predicted.expected)}
                      </td>
                      <td className="r" data-l="likely">
                        {one.predicted === null ? "" : likely(one.predicted)}
                      </td>
                      <td className="r" data-l="came">
                        {mark(one.actual)}
                      </td>
                      <td>
                        {one.predicted === null
                          ? ""
                          : one.actual > one.predicted.high
                            ? "above"
                            : one.actual < one.predicted.low
                              ? "below"
                              : "within"}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )}
        {past.calibration === null ? null : (
          <section className="section">
            <header>
              <h2>In figures</h2>
            </header>
            <dl className="exam-facts">
              <div>
                <dt>Within the range</dt>
                <dd>{percent(past.calibration.coverage)}</dd>
              </div>
              <div>
                <dt>Should be</dt>
                <dd>{percent(0.8)}</dd>
              </div>
              <div>
                <dt>{past.calibration.bias < 0 ? "Too careful by" : "Too hopeful by"}</dt>
                <dd>{counted(Math.round(Math.abs(past.calibration.bias) * 100), "point")}</dd>
              </div>
              <div>
                <dt>Off either way</dt>
                <dd>{counted(Math.round(past.calibration.meanError * 100), "point")}</dd>
              </div>
              <div>
                <dt>Width of the range</dt>
                <dd>{counted(Math.round(past.calibration.meanWidth * 100), "point")}</dd>
              </div>
            </dl>
          </section>
        )}
        <section className="section">
          <header>
            <h2>How it is made</h2>
          </header>
          <p className="read">
            The chance that you know each card on the day comes from what you answered and when.{" "}
            {read === 0
              ? ""
              : `How ${counted(read, "review")} went, against what was expected of them, is counted in. `}
            The range is wide for cards that you have not met or answered little, and for few questions.{" "}
            {counted(made, "prediction")} of this exam {made === 1 ? "is" : "are"} kept as{" "}
            {made === 1 ? "it was" : "they were"} said. Your own history moves the next one only if it would
            have brought the earlier ones nearer.
          </p>
        </section>
      </main>
    </>
  );
}

function headlineOf(bias: number): string {
  const points = Math.round(Math.abs(bias) * 100);
  if (points < 2) return "What was said came.";
  return `On average ${points} points ${bias > 0 ? "less" : "more"} came than was said.`;
}
