import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { capital, countedInWords } from "#app/_ui/words.ts";
import { myAssignments } from "#lib/services/assignments/my-assignments.ts";
import { userIdOf } from "#lib/services/context.ts";
import { AssignedList } from "./_parts/assigned-list.tsx";

export const metadata: Metadata = { title: "Assigned to you" };

/** Everything that teachers assigned to the viewer: what goes on, then what is over. */
export default async function AssignmentsPage() {
  const ctx = await requestContext();
  const all = await myAssignments(ctx, { all: true });
  const isOver = ({ standing, due, closes, today }: (typeof all)[number]): boolean =>
    standing.state === "missed" || (standing.metOn !== null && (closes ?? due) < today);
  const open = all.filter((one) => !isOver(one));
  const over = all.filter(isOver).reverse();
  const waiting = open.filter(
    ({ standing }) => standing.metOn === null && standing.state !== "not-open",
  ).length;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page assigned">
        <h1 className="headline">
          {waiting === 0
            ? "Nothing assigned waits for you."
            : `${capital(countedInWords(waiting, "assignment"))} ${waiting === 1 ? "is" : "are"} under way.`}
        </h1>
        {all.length === 0 ? (
          <p className="lede">
            When a teacher of yours assigns cards, they stand here and come first in your queue. You join a
            class with its code, under <Link href="/classes">Classes</Link>.
          </p>
        ) : null}
        {open.length > 0 ? <AssignedList items={open} withClass level="h2" /> : null}
        {over.length > 0 ? (
          <section className="section" aria-labelledby="over">
            <header>
              <h2 id="over">Over</h2>
            </header>
            <AssignedList items={over} withClass />
          </section>
        ) : null}
      </main>
    </>
  );
}
