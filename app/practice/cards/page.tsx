import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { practiceCards } from "#lib/services/practice/practice-cards.ts";
import { studyHabits } from "#lib/services/study/habits.ts";
import { askedIn } from "../asked.ts";
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
  const again = `/practice?${new URLSearchParams({ q: asked.query, order: asked.order, most: String(asked.most) }).toString()}`;
  if (session && session.cards.length > 0)
    return <PracticeScreen session={session} now={ctx.now()} habits={habits} back={again} />;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page practice">
        <h1 className="headline">No cards to practise</h1>
        <p className="lede">
          {problem?.message ?? "The search finds nothing that you study."}{" "}
          <Link href={again} prefetch={false}>
            Choose otherwise
          </Link>
        </p>
      </main>
    </>
  );
}
