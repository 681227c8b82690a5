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

const load = cache(async (deckId: string | undefined, examId: string | undefined, ahead: boolean) => {
  const ctx = await requestContext();
  const [session, { habits }] = await Promise.all([
    orNotFound(nextCards(ctx, { deckId, examId, ahead })),
    studyHabits(ctx),
  ]);
  return { session, habits, now: ctx.now() };
});

/** The deck, or the exam, that the address names, and whether its reader goes ahead of what is assigned for today. */
function scopeIn(
  query: Awaited<Props["searchParams"]>,
): readonly [string | undefined, string | undefined, boolean] {
  const [deck, exam] = [query.deck, query.exam].map((id) =>
    typeof id === "string" && id !== "" ? id : undefined,
  );
  return [exam === undefined ? deck : undefined, exam, query.ahead === "yes"];
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { session } = await load(...scopeIn(await searchParams));
  return { title: "title" in session.scope ? `Study ${session.scope.title}` : "Study" };
}

/** Today's queue. The first question is in the page itself; everything after it happens in the browser. */
export default async function StudyPage({ searchParams }: Props) {
  const [deck, exam, ahead] = scopeIn(await searchParams);
  const { session, habits, now } = await load(deck, exam, ahead);
  return <TodaysSitting key={exam ?? deck ?? "all"} session={session} now={now} habits={habits} />;
}
