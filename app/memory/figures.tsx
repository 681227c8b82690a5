import Link from "next/link";
import { figure } from "#app/_ui/words.ts";
import type { Ctx } from "#lib/services/context.ts";
import type { MemoryView } from "#lib/services/memory/memory-view.ts";
import { BarChart } from "./_charts/bar-chart.tsx";
import { Figure } from "./_charts/figure.tsx";
import { HeatMap } from "./_charts/heat-map.tsx";
import {
  answersFigure,
  barsFigure,
  buttonsFigure,
  comingFigure,
  daysFigure,
  daysRange,
  fadingFigure,
  hoursFigure,
  metFigure,
  middleOf,
  plainRange,
} from "./figure-data.ts";
import { Predictions } from "./predictions.tsx";
import { RetentionTable } from "./retention-table.tsx";

type Props = { readonly ctx: Ctx; readonly view: MemoryView };

/** Every statistic of a place, each with its definition, its picture, its sentence and its table. */
export function Figures({ ctx, view }: Props) {
  const { standing, scope } = view;
  const [days, answers, coming, met] = [
    daysFigure(view),
    answersFigure(view),
    comingFigure(view),
    metFigure(view),
  ];
  const fading = fadingFigure(standing);
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
        { id: "fading", title: "If you stopped today", means: FADING, figure: fading },
        { id: "recall", title: "Chance of recall", means: RECALL, figure: recalls },
        { id: "intervals", title: "Intervals", means: INTERVALS, figure: intervals },
        { id: "stability", title: "Stability", means: STABILITY, figure: stabilities },
        { id: "difficulty", title: "Difficulty", means: DIFFICULTY, figure: difficulties },
      ].map(({ id, title, means, figure: data }) => (
        <Figure key={id} id={id} title={title} means={means} says={data.says} table={data.table}>
          <BarChart bars={data.bars} />
        </Figure>
      ))}
    </>
  );
}

const BUTTONS = "Which rating was given, over all study days.";
const FADING = "Forgetting: cards that would still be known after so many days without study.";
const RECALL = "Of each card that was met, if it were asked now; in percent.";
const INTERVALS = "Days from the last answer to the next.";
const STABILITY = "Days until the chance of recall falls to 90 %.";
const DIFFICULTY = "From 1 to 10: how slowly a card's memory grows.";
const NOTHING_MET = "No card was met yet.";
