import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted, figure } from "#app/_ui/words.ts";
import { userIdOf } from "#lib/services/context.ts";
import { sumsState } from "#lib/services/memory/bring-up-to-date.ts";
import { calculator, longCalculator } from "#lib/services/memory/calculator.ts";
import { memoryPlaces } from "#lib/services/memory/memory-places.ts";
import { ALL, memoryScope } from "#lib/services/memory/memory-scope.ts";
import { memoryView } from "#lib/services/memory/memory-view.ts";
import { AddingUp } from "./adding-up.tsx";
import { Figures } from "./figures.tsx";
import { NotYet } from "./not-yet.tsx";

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const titled = cache(async (of: string) => {
  const ctx = await requestContext();
  return { ctx, scope: await orNotFound(memoryScope(ctx, of)) };
});

async function placeIn(searchParams: Props["searchParams"]): Promise<string> {
  const { of } = await searchParams;
  return typeof of === "string" && of !== "" ? of : "all";
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { scope } = await titled(await placeIn(searchParams));
  return { title: scope.of === ALL ? "Memory" : `Memory: ${scope.title}` };
}

/** What a learner knows, what they did, and how far the predictions are right; drawn on the server. */
export default async function MemoryPage({ searchParams }: Props) {
  const of = await placeIn(searchParams);
  const { ctx } = await titled(of);
  const sums = await sumsState(ctx, longCalculator());
  if (!sums.ready) return <AddingUp userId={userIdOf(ctx)} done={sums.done} />;
  const [view, places] = await Promise.all([
    orNotFound(memoryView(ctx, of, calculator())),
    memoryPlaces(ctx),
  ]);
  const { standing, scope } = view;
  const blank = standing.met === 0 && view.days.length === 0;
  const known = Math.round(standing.known);
  const later = (days: number) => Math.round(standing.later.find((one) => one.days === days)?.known ?? 0);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page memory">
        <h1 className="headline">
          {standing.met === 0
            ? "Nothing to remember yet."
            : `You remember ${figure(known)} of ${counted(view.cards, "card")}.`}
        </h1>
        <p className="lede">
          {standing.met === 0 ? (
            <>
              Answer a few cards, and this page shows what you know and what comes back.{" "}
              <Link href="/study" prefetch={false}>
                Study
              </Link>
            </>
          ) : (
            `${counted(standing.met, "card")} met. If you stopped today, about ${figure(later(30))} would be left in a month and ${figure(later(365))} in a year.`
          )}
        </p>
        <nav className="tabs figure" aria-label="Which cards">
          {places.map((place) => (
            <Link
              key={place.of}
              href={place.of === "all" ? "/memory" : `/memory?of=${encodeURIComponent(place.of)}`}
              prefetch={false}
              aria-current={place.of === scope.of ? "page" : undefined}
            >
              {place.title}
            </Link>
          ))}
          {places.some((place) => place.of === scope.of) ? null : (
            <Link href={`/memory?of=${encodeURIComponent(scope.of)}`} aria-current="page" prefetch={false}>
              {scope.title}
            </Link>
          )}
        </nav>
        {blank ? <NotYet /> : <Figures ctx={ctx} view={view} />}
      </main>
    </>
  );
}
