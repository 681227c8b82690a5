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
import { BarChart } from "./_charts/bar-chart.tsx";
import { Figure } from "./_charts/figure.tsx";
import { HeatMap } from "./_charts/heat-map.tsx";
import { AddingUp } from "./adding-up.tsx";
import {
  answersFigure,
  barsFigure,
  buttonsFigure,
  comingFigure,
  daysFigure,
  daysRange,
  hoursFigure,
  metFigure,
  middleOf,
  plainRange,
} from "./figure-data.ts";
import { Predictions } from "./predictions.tsx";
import { RetentionTable } from "./retention-table.tsx";

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
  const known = Math.round(standing.known);
  const later = (days: number) => Math.round(standing.later.find((one) => one.days === days)?.known ?? 0);
  const [days, answers, coming, met] = [
    daysFigure(view),
    answersFigure(view),
    comingFigure(view),
    metFigure(view),
  ];
  const [hours, buttons] = [hoursFigure(view.hours), buttonsFigure(view.days)];
  const middle = middleOf(standing.intervals);
  const intervals = barsFigure(standing.intervals, {
    column: "Interval",
    words: daysRange,
    says: middle ? `Half of the cards come back after ${daysRange(middle)} or sooner.` : NOTHING_MET,
  });
  const steady = middleOf(standing.stabilities);
  const stabilities = barsFigure(standing.stabilities, {
    column: "Stability",
    words: daysRange,
    says: steady ? `Half of the cards stay above 90 % for ${daysRange(steady)} or less.` : NOTHING_MET,
  });
  const hard = middleOf(standing.difficulties);
  const difficulties = barsFigure(standing.difficulties, {
    column: "Difficulty",
    words: plainRange,
    says: hard ? `Half of the cards are at ${plainRange(hard)} or easier; 10 is hardest.` : NOTHING_MET,
  });
  const recalls = barsFigure(standing.recalls, {
    column: "Chance of recall",
    words: plainRange,
    says:
      standing.met === 0
        ? NOTHING_MET
        : `On average ${figure(Math.round((100 * standing.known) / standing.met))} % of the cards that were met would be known now.`,
  });
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
        <p className="row spaced">
          <Link className="btn" href={`/memory/ahead?of=${encodeURIComponent(scope.of)}`} prefetch={false}>
            What if I studied otherwise?
          </Link>
        </p>
        <Figure
          id="days"
          title="Days"
          means="Minutes studied, each square a study day. An answer counts at most one minute."
          says={days.says}
          table={days.table}
        >
          <HeatMap minutes={days.minutes} today={view.today} />
        </Figure>
        <Figure
          id="coming"
          title="What is coming"
          means="Cards due on each study day; what is overdue counts today."
          {...coming}
        >
          <BarChart bars={coming.bars} />
        </Figure>
        <RetentionTable rows={view.retention} />
        {scope.of === "all" && standing.met > 0 ? <Predictions ctx={ctx} /> : null}
        <Figure
          id="answers"
          title="Reviews a day"
          means="Answers while studying. Practice and quizzes stand in the table."
          {...answers}
        >
          <BarChart bars={answers.bars} />
        </Figure>
        <Figure id="met" title="New cards" means="Cards answered for the first time, week by week." {...met}>
          <BarChart bars={met.bars} />
        </Figure>
        <Figure
          id="hours"
          title="Hours of the day"
          means="Share known of cards with an interval of a day or more, by the hour on your clock."
          {...hours}
        >
          <BarChart bars={hours.bars} most={100} unit=" %" />
        </Figure>
        {[
          { id: "buttons", title: "Buttons", means: BUTTONS, figure: buttons },
          { id: "recall", title: "Chance of recall", means: RECALL, figure: recalls },
          { id: "intervals", title: "Intervals", means: INTERVALS, figure: intervals },
          { id: "stability", title: "Stability", means: STABILITY, figure: stabilities },
          { id: "difficulty", title: "Difficulty", means: DIFFICULTY, figure: difficulties },
        ].map(({ id, title, means, figure: data }) => (
          <Figure key={id} id={id} title={title} means={means} says={data.says} table={data.table}>
            <BarChart bars={data.bars} />
          </Figure>
        ))}
      </main>
    </>
  );
}

const BUTTONS = "Which rating was given, over all study days.";
const RECALL = "Of each card that was met, if it were asked now; in percent.";
const INTERVALS = "Days from the last answer to the next.";
const STABILITY = "Days until the chance of recall falls to 90 %.";
const DIFFICULTY = "From 1 to 10: how slowly a card's memory grows.";
const NOTHING_MET = "No card was met yet.";
