import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { examPlaces } from "#lib/services/exams/exam-places.ts";
import { quizView } from "#lib/services/quizzes/quiz-view.ts";
import { quizPath } from "../../_parts/paths.ts";
import { QuizForm } from "../../_parts/quiz-form.tsx";

export const metadata: Metadata = { title: "Change a quiz" };

type Props = { readonly params: Promise<{ readonly quizId: string }> };

/** A quiz in its form, for whose it is. */
export default async function EditQuizPage({ params }: Props) {
  const ctx = await requestContext();
  const quiz = await orNotFound(quizView(ctx, decodeURIComponent((await params).quizId)));
  const { selection } = quiz;
  if (!quiz.mine || selection === null) notFound();
  const places = await examPlaces(ctx);
  const known = new Set(places.groups.flatMap((group) => group.places).map((place) => place.key));
  const keys = selection.map((part) => {
    const key = part.kind === "deck" ? `deck:${part.deckId}` : part.kind === "tag" ? `tag:${part.tag}` : null;
    return key === null || !known.has(key)
      ? null
      : ([key, part.weight === 1 ? "" : String(part.weight)] as const);
  });
  // What the form cannot name stays as it is.
  const named = quiz.examId === null ? keys.flatMap((key) => (key === null ? [] : [key])) : [];
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page quizzes">
        <p className="crumb">
          <Link href={quizPath(quiz.id)} prefetch={false}>
            {quiz.title}
          </Link>
        </p>
        <h1>Change the quiz</h1>
        <p className="lede">
          It counts for who begins from now on. Attempts that were begun stay as they are.
        </p>
        <QuizForm
          groups={named.length === keys.length ? places.groups : null}
          draft={{
            quizId: quiz.id,
            version: quiz.version,
            title: quiz.title,
            examId: quiz.examId,
            selection,
            picked: Object.fromEntries(named),
            settings: quiz.settings,
            mode: quiz.mode,
          }}
          teaches={quiz.classes.length > 0 || !quiz.settings.fresh}
        />
      </main>
    </>
  );
}
