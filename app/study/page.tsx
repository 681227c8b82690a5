import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { studyHabits } from "#lib/services/study/habits.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { TodaysSitting } from "./todays-sitting.tsx";

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const load = cache(async (deckId: string | undefined, examId: string | undefined) => {
  const ctx = await requestContext();
  const [session, { habits }] = await Promise.all([
    orNotFound(nextCards(ctx, { deckId, examId })),
    studyHabits(ctx),
  ]);
  return { session, habits, now: ctx.now() };
});

/** The deck, or the exam, that the address names. */
function scopeIn(query: Awaited<Props["searchParams"]>): readonly [string | undefined, string | undefined] {
  const [deck, exam] = [query.deck, query.exam].map((id) =>
    typeof id === "string" && id !== "" ? id : undefined,
  );
  return [exam === undefined ? deck : undefined, exam];
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { session } = await load(...scopeIn(await searchParams));
  return { title: session.scope.kind === "all" ? "Study" : `Study ${session.scope.title}` };
}

/** Today's queue. The first question is in the page itself; everything after it happens in the browser. */
export default async function StudyPage({ searchParams }: Props) {
  const [deck, exam] = scopeIn(await searchParams);
  const { session, habits, now } = await load(deck, exam);
  return <TodaysSitting key={exam ?? deck ?? "all"} session={session} now={now} habits={habits} />;
}
