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

const load = cache(async (deckId: string | undefined) => {
  const ctx = await requestContext();
  const [session, { habits }] = await Promise.all([orNotFound(nextCards(ctx, { deckId })), studyHabits(ctx)]);
  return { session, habits, now: ctx.now() };
});

function deckIn(query: Awaited<Props["searchParams"]>): string | undefined {
  return typeof query.deck === "string" && query.deck !== "" ? query.deck : undefined;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { session } = await load(deckIn(await searchParams));
  return { title: session.scope.kind === "deck" ? `Study ${session.scope.title}` : "Study" };
}

/** Today's queue. The first question is in the page itself; everything after it happens in the browser. */
export default async function StudyPage({ searchParams }: Props) {
  const { session, habits, now } = await load(deckIn(await searchParams));
  const scope = session.scope.kind === "deck" ? session.scope.deckId : "all";
  return <TodaysSitting key={scope} session={session} now={now} habits={habits} />;
}
