import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { examPlaces } from "#lib/services/exams/exam-places.ts";
import { examOf } from "#lib/services/quizzes/exam-of.ts";
import { USUAL_SETTINGS } from "#lib/services/quizzes/quiz-input.ts";
import { QuizForm } from "../_parts/quiz-form.tsx";

export const metadata: Metadata = { title: "New quiz" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** What to ask about and how; everything but the cards is chosen already. */
export default async function NewQuizPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const places = await examPlaces(ctx);
  const examId = typeof query.exam === "string" ? query.exam : null;
  const exam = examId === null ? null : await orNotFound(examOf(ctx, examId));
  const teaches = ctx.viewer.kind === "learner" && ctx.viewer.role !== "learner";
  const known = places.groups.flatMap((group) => group.places).map((place) => place.key);
  const picked =
    typeof query.deck === "string" ? [`deck:${query.deck}`].filter((key) => known.includes(key)) : [];
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page quizzes">
        <p className="crumb">
          {exam ? (
            <Link href={`/exams/${encodeURIComponent(exam.id)}`} prefetch={false}>
              {exam.title}
            </Link>
          ) : (
            <Link href="/quizzes" prefetch={false}>
              Quizzes
            </Link>
          )}
        </p>
        <h1>{exam ? "A mock exam" : "A new quiz"}</h1>
        <QuizForm
          groups={exam ? null : places.groups}
          draft={{
            quizId: null,
            version: 1,
            title: exam ? `Mock: ${exam.title}`.slice(0, 160) : "",
            examId,
            selection: exam?.selection ?? null,
            picked: Object.fromEntries(picked.map((key) => [key, ""])),
            settings: exam
              ? {
                  ...USUAL_SETTINGS,
                  count: Math.min(100, exam.questions ?? 20),
                  minutes: 45,
                  fresh: !teaches,
                }
              : teaches
                ? { ...USUAL_SETTINGS, fresh: false, attempts: 1, show: "when-closed" }
                : USUAL_SETTINGS,
            mode: exam ? "exam" : "quiz",
          }}
          teaches={teaches}
        />
      </main>
    </>
  );
}
