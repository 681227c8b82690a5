import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { examPlaces } from "#lib/services/exams/exam-places.ts";
import { examForm } from "#lib/services/exams/exam-view.ts";
import { DeleteExam } from "../../_parts/delete-exam.tsx";
import { ExamForm } from "../../_parts/exam-form.tsx";
import { wallOf } from "../../exam-words.ts";

export const metadata: Metadata = { title: "Change the exam" };

type Props = { readonly params: Promise<{ readonly examId: string }> };

/** Date, decks and minutes, as they are. */
export default async function EditExamPage({ params }: Props) {
  const [ctx, { examId }] = await Promise.all([requestContext(), params]);
  const exam = await orNotFound(examForm(ctx, examId));
  const places = await examPlaces(ctx, exam.selection);
  const { weighted, parts } = exam;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page exam">
        <p className="crumb">
          <Link href="/exams" prefetch={false}>
            Exams
          </Link>{" "}
          /{" "}
          <Link href={`/exams/${encodeURIComponent(examId)}`} prefetch={false}>
            {exam.title}
          </Link>
        </p>
        <h1>Change the exam</h1>
        <ExamForm
          places={places}
          draft={{
            examId,
            version: exam.version,
            title: exam.title,
            ...wallOf(exam.at, exam.zone),
            picked: Object.fromEntries(
              parts.map((part) => [part.key, weighted ? String(Math.round(part.weight * 100) / 100) : ""]),
            ),
            minutes: exam.minutes,
            target: exam.target,
            questions: exam.questions,
            classId: exam.classId,
          }}
        />
        <DeleteExam examId={examId} title={exam.title} forClass={exam.classId !== null} />
      </main>
    </>
  );
}
