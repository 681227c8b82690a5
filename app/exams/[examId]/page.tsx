import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { type ExamView, examView } from "#lib/services/exams/exam-view.ts";
import { ExamDeeds } from "../_parts/exam-deed.tsx";
import { momentOf } from "../exam-words.ts";
import { Ahead } from "./ahead.tsx";
import { Over } from "./over.tsx";
import { Taught } from "./taught.tsx";

type Props = { readonly params: Promise<{ readonly examId: string }> };

const load = cache(async (examId: string) => {
  const ctx = await requestContext();
  return { userId: userIdOf(ctx), view: await orNotFound(examView(ctx, examId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await load((await params).examId);
  return { title: view.title };
}

/** One exam: what to expect of it, and what to do about it today. */
export default async function ExamPage({ params }: Props) {
  const { userId, view } = await load((await params).examId);
  return (
    <>
      <TopBar userId={userId} />
      <main id="main" className="page exam">
        <p className="crumb">
          <Link href="/exams" prefetch={false}>
            Exams
          </Link>{" "}
          / {view.title}, {momentOf(view.at, view.zone, view.today)}
          {view.className === null ? "" : `, ${view.className}`}
        </p>
        <ExamDeeds>
          <Body view={view} />
        </ExamDeeds>
      </main>
    </>
  );
}

function Body({ view }: { readonly view: ExamView }) {
  switch (view.kind) {
    case "ahead":
      return <Ahead head={view} view={view.ahead} past={view.past} />;
    case "over":
      return <Over head={view} view={view.over} past={view.past} />;
    case "taught":
      return <Taught head={view} topics={view.topics} cards={view.cards} />;
  }
}
