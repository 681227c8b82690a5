import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted, dateWords, figure } from "#app/_ui/words.ts";
import { DomainError } from "#lib/base/errors.ts";
import { type Ctx, userIdOf } from "#lib/services/context.ts";
import { type AheadView, type AheadWay, aheadView } from "#lib/services/memory/ahead-view.ts";
import { calculator } from "#lib/services/memory/calculator.ts";
import { Figure } from "../_charts/figure.tsx";
import { TwoLines } from "../_charts/two-lines.tsx";
import { shortDate } from "../figure-data.ts";

export const metadata: Metadata = { title: "What if I studied otherwise?" };

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Props = { readonly searchParams: Promise<Query> };

/** A form of plain fields that asks the days to be played: reviews, minutes and what is known, now and otherwise. */
export default async function AheadPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const { view, problem } = await played(ctx, asked(query));
  const { now, otherwise } = view;
  const weeks = otherwise.weeks.map(({ from }) => from);
  const every = Math.max(1, Math.ceil(weeks.length / 4));
  const ticks = weeks.flatMap((from, at) =>
    at % every === 0 ? [{ at, word: at === 0 ? "today" : shortDate(from) }] : [],
  );
  const rows = (of: (way: AheadWay, week: number) => number) =>
    weeks.map((from, week) => [
      dateWords(from, view.today),
      round(of(now, week)),
      round(of(otherwise, week)),
    ]);
  const columns = ["Week from", "As now", "Otherwise"];
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page memory">
        <p className="crumb">
          <Link href="/memory" prefetch={false}>
            Memory
          </Link>
        </p>
        <h1 className="headline">What if I studied otherwise?</h1>
        <p className="lede">
          The next days are played through with your cards, your seconds and your ratings. Nothing is changed
          by looking.
        </p>
        <form className="row figure ahead-form" method="get">
          <input type="hidden" name="of" value={view.scope.of} />
          <Field
            name="retention"
            label="Known when asked, %"
            value={Math.round(otherwise.retention * 100)}
            min={70}
            max={99}
          />
          <Field name="newPerDay" label="New cards a day" value={otherwise.newPerDay} min={0} max={999} />
          <Field
            name="reviewsPerDay"
            label="Most reviews a day"
            value={otherwise.reviewsPerDay}
            min={1}
            max={9_999}
          />
          <Field name="days" label="Days ahead" value={view.days} min={7} max={730} />
          <button type="submit" className="btn go">
            Play the days
          </button>
        </form>
        {problem === null ? null : <p className="said danger">{problem}</p>}
        <p className="figure-note">
          {summary(view)} Dashed: as now. Solid: otherwise.{" "}
          <Link href={`/options?for=all`} prefetch={false}>
            Options
          </Link>{" "}
          is where it is changed.
        </p>
        <Figure
          id="minutes"
          title="Minutes a day"
          means="Mean of each week, new cards and their steps included."
          says={`As now ${figure(round(now.minutesPerDayMean))} minutes a day, at most ${figure(round(now.busiestDay))}; otherwise ${figure(round(otherwise.minutesPerDayMean))}, at most ${figure(round(otherwise.busiestDay))}.`}
          table={{ columns, rows: rows((way, week) => way.weeks[week]?.minutesPerDay ?? 0) }}
        >
          <TwoLines
            now={now.weeks.map((week) => week.minutesPerDay)}
            otherwise={otherwise.weeks.map((week) => week.minutesPerDay)}
            ticks={ticks}
          />
        </Figure>
        <Figure
          id="reviews"
          title="Answers a day"
          means="Mean of each week; a card counts once a day, however many steps it takes."
          says={`As now ${figure(round(now.reviewsPerDayMean))} a day; otherwise ${figure(round(otherwise.reviewsPerDayMean))}.`}
          table={{ columns, rows: rows((way, week) => way.weeks[week]?.reviewsPerDay ?? 0) }}
        >
          <TwoLines
            now={now.weeks.map((week) => week.reviewsPerDay)}
            otherwise={otherwise.weeks.map((week) => week.reviewsPerDay)}
            ticks={ticks}
          />
        </Figure>
        <Figure
          id="known"
          title="Cards known"
          means={`Expected to be known at the end of each week, of ${counted(view.cards, "card")}.`}
          says={`After ${counted(view.days, "day")}: as now ${figure(Math.round(now.known))}, otherwise ${figure(Math.round(otherwise.known))}.`}
          table={{ columns, rows: rows((way, week) => way.weeks[week]?.known ?? 0) }}
        >
          <TwoLines
            now={now.weeks.map((week) => week.known)}
            otherwise={otherwise.weeks.map((week) => week.known)}
            ticks={ticks}
          />
        </Figure>
      </main>
    </>
  );
}

function asked(query: Query): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ["of", "retention", "newPerDay", "reviewsPerDay", "days"].flatMap((name) => {
      const value = query[name];
      return typeof value === "string" && value.trim() !== "" ? [[name, value]] : [];
    }),
  );
}

/** Numbers that cannot be used are said, and what is shown is as now. */
async function played(
  ctx: Ctx,
  input: Readonly<Record<string, string>>,
): Promise<{ readonly view: AheadView; readonly problem: string | null }> {
  try {
    return { view: await aheadView(ctx, input, calculator()), problem: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "not-found")
      return { view: await orNotFound(Promise.reject<AheadView>(error)), problem: null };
    return { view: await aheadView(ctx, { of: input.of }, calculator()), problem: error.message };
  }
}

function summary({ now, otherwise, days }: AheadView): string {
  const minutes = otherwise.minutesPerDayMean - now.minutesPerDayMean;
  const known = otherwise.known - now.known;
  const waiting =
    otherwise.waiting >= 1
      ? ` ${counted(Math.round(otherwise.waiting), "card")} would be left waiting on the last day.`
      : "";
  if (Math.abs(minutes) < 0.05 && Math.abs(known) < 0.5)
    return `Over ${counted(days, "day")} both come to the same.${waiting}`;
  return `Over ${counted(days, "day")}, otherwise takes ${figure(round(Math.abs(minutes)))} minutes a day ${minutes < 0 ? "less" : "more"} and leaves about ${counted(Math.round(Math.abs(known)), "card")} ${known < 0 ? "fewer" : "more"} known.${waiting}`;
}

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
};

function Field({ name, label, value, min, max }: FieldProps) {
  return (
    <label className="small">
      {label}
      <input type="number" name={name} defaultValue={value} min={min} max={max} required />
    </label>
  );
}

function round(value: number): number {
  return value >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
}
