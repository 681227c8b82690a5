import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { PrintForm } from "#app/_ui/print-form.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted } from "#app/_ui/words.ts";
import { userIdOf } from "#lib/services/context.ts";
import { type PaperView, paperView } from "#lib/services/quizzes/paper-view.ts";
import { PaperKey } from "../../_parts/paper-key.tsx";
import { PaperQuestion } from "../../_parts/paper-question.tsx";
import { quizPath } from "../../_parts/paths.ts";
import "./print.css";

type Props = {
  readonly params: Promise<{ readonly quizId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const load = cache(async (quizId: string, version: "A" | "B") => {
  const ctx = await requestContext();
  return { ctx, paper: await orNotFound(paperView(ctx, quizId, version)) };
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { paper } = await load(decodeURIComponent((await params).quizId), versionIn(await searchParams));
  return { title: `${paper.title}, version ${paper.version}` };
}

function versionIn(query: Readonly<Record<string, string | string[] | undefined>>): "A" | "B" {
  return query.version === "B" ? "B" : "A";
}

/** A quiz on paper: in two versions, in large print, or plain for a screen reader; with its key or without. */
export default async function PrintQuizPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const { ctx, paper } = await load(decodeURIComponent((await params).quizId), versionIn(query));
  const what = query.what === "key" || query.what === "both" ? query.what : "paper";
  const as = query.as === "large" || query.as === "plain" ? query.as : "usual";
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className={`page quizzes quiz-paper ${as}`}>
        <div className="on-screen">
          <p className="crumb">
            <Link href={quizPath(paper.quizId)} prefetch={false}>
              {paper.title}
            </Link>
          </p>
          <PrintForm
            choices={[
              { name: "version", label: "Version", value: paper.version, of: VERSIONS },
              { name: "what", label: "What", value: what, of: WHAT },
              { name: "as", label: "How", value: as, of: AS },
            ]}
          />
        </div>
        {what === "key" ? null : <Paper paper={paper} plain={as === "plain"} />}
        {what === "paper" ? null : <PaperKey paper={paper} />}
      </main>
    </>
  );
}

const VERSIONS = [
  ["A", "A"],
  ["B", "B"],
] as const;
const WHAT = [
  ["paper", "The paper"],
  ["key", "The key with receipts"],
  ["both", "Both"],
] as const;
const AS = [
  ["usual", "Usual print"],
  ["large", "Large print"],
  ["plain", "Plain, for a screen reader"],
] as const;

function Paper({ paper, plain }: { readonly paper: PaperView; readonly plain: boolean }) {
  const { title, version, minutes, questions } = paper;
  return (
    <section aria-labelledby="paper">
      <h1 id="paper" className="paper-title">
        {title}
      </h1>
      <p className="paper-head">
        Version {version}. {counted(questions.length, "question")}, one point each
        {minutes === null ? "." : `, ${counted(minutes, "minute")}.`}
      </p>
      {plain ? null : (
        <p className="paper-name">
          <span>Name</span>
          <span>Date</span>
        </p>
      )}
      {questions.length === 0 ? (
        <p className="quiet">Nothing can be asked about these cards any more.</p>
      ) : null}
      <ol className="paper-questions">
        {questions.map((question) => (
          <PaperQuestion key={question.id} question={question} plain={plain} />
        ))}
      </ol>
    </section>
  );
}
