import type { Metadata } from "next";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted } from "#app/_ui/words.ts";
import { userIdOf } from "#lib/services/context.ts";
import { planView } from "#lib/services/plans/plan-view.ts";
import { Backlog } from "./backlog.tsx";
import { DaysOff } from "./days-off.tsx";

export const metadata: Metadata = { title: "Coming back and days off" };

/** For whoever was away, and for whoever will be. */
export default async function PlanPage() {
  const ctx = await requestContext();
  const view = await planView(ctx);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page plan">
        <h1 className="headline">Coming back and days off</h1>
        <section aria-labelledby="backlog">
          <h2 id="backlog" className="title">
            Coming back
          </h2>
          {view.overdue === 0 ? (
            <p className="quiet">Nothing waits from earlier days.</p>
          ) : (
            <>
              <p>
                {counted(view.overdue, "card")} {view.overdue === 1 ? "waits" : "wait"} from earlier days. You
                need not do them all today: choose how many minutes a day you have.
              </p>
              <Backlog view={view} />
            </>
          )}
        </section>
        <section aria-labelledby="days-off">
          <h2 id="days-off" className="title">
            Days off
          </h2>
          <DaysOff view={view} />
        </section>
      </main>
    </>
  );
}
