import type { Metadata } from "next";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted } from "#app/_ui/words.ts";
import { challengesView } from "#lib/services/challenges/challenges-view.ts";
import { userIdOf } from "#lib/services/context.ts";
import { Challenge } from "./challenge.tsx";

export const metadata: Metadata = { title: "Doubted cards" };

/** Cards whose source does not say what they say, as somebody thought; and what became of it. */
export default async function ChallengesPage() {
  const ctx = await requestContext();
  const { mine, toMe, clock, today } = await challengesView(ctx);
  const open = toMe.filter((one) => one.status === "open").length;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page challenges">
        <h1 className="headline">Doubted cards</h1>
        <p className="lede">
          Where a card says what its source does not say, choose “The source does not say this” under More
          while you study. The card is suspended, and whoever made it is told, with the receipt; where a
          teacher assigned it, so are they.
        </p>
        {toMe.length > 0 ? (
          <section aria-labelledby="to-me">
            <h2 id="to-me" className="title">
              About your cards and what you assigned
            </h2>
            <p className="quiet">
              {open === 0 ? "All are settled." : `${counted(open, "doubt")} to settle.`}
            </p>
            <ul className="challenge-list">
              {toMe.map((one) => (
                <Challenge key={one.id} challenge={one} clock={clock} today={today} />
              ))}
            </ul>
          </section>
        ) : null}
        <section aria-labelledby="mine">
          <h2 id="mine" className="title">
            Yours
          </h2>
          {mine.length === 0 ? (
            <p className="quiet">You have not doubted a card yet.</p>
          ) : (
            <ul className="challenge-list">
              {mine.map((one) => (
                <Challenge key={one.id} challenge={one} clock={clock} today={today} />
              ))}
            </ul>
          )}
        </section>
      </main>
    </>
  );
}
