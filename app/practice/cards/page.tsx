import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { Reviewer } from "#app/study/reviewer.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { practiceCards } from "#lib/services/practice/practice-cards.ts";
import { studyHabits } from "#lib/services/study/habits.ts";
import { askedIn, choicePath } from "../asked.ts";
import { PracticeScreen } from "./practice-screen.tsx";

export const metadata: Metadata = { title: "Practice" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Going through the cards of a search. */
export default async function PracticeCardsPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const asked = askedIn(query);
  const [{ session, problem }, { habits }] = await Promise.all([practiceCards(ctx, asked), studyHabits(ctx)]);
  const again = choicePath(asked);
  if (session && session.cards.length > 0 && asked.counts)
    return <Reviewer session={session} now={ctx.now()} habits={habits} />;
  if (session && session.cards.length > 0)
    return <PracticeScreen session={session} now={ctx.now()} habits={habits} back={again} />;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page practice">
        <h1 className="headline">No cards to practise</h1>
        <p className="lede">
          {problem?.message ??
            (asked.counts
              ? "The search finds nothing that is left for today: what was answered today is left out."
              : "The search finds nothing that you study.")}{" "}
          <Link href={again} prefetch={false}>
            Choose otherwise
          </Link>
        </p>
      </main>
    </>
  );
}
