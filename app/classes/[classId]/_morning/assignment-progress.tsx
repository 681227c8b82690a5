import { typeset } from "#app/_ui/typeset.ts";
import { capital, counted, dateWords } from "#app/_ui/words.ts";
import { dayName, type StudyDay } from "#lib/base/study-time.ts";
import { hasNotStarted, willMiss } from "#lib/classes/whom-to-help.ts";
import type { PupilAssignment } from "#lib/services/morning/pupil-view.ts";
import { ForecastChart } from "./forecast-chart.tsx";
import { goalWords, outlookWords, percent } from "./morning-words.ts";

/** One assignment of a pupil: how far, how sure, and where it is heading, in words first. */
export function AssignmentProgress({
  one,
  today,
}: {
  readonly one: PupilAssignment;
  readonly today: StudyDay;
}) {
  const { figures } = one;
  const { assignment, claimed, verified, met, cards, pace } = figures;
  const low = met > 0 && willMiss(figures.outlook);
  return (
    <section className="section" aria-labelledby={`a-${assignment.id}`}>
      <header>
        <h2 id={`a-${assignment.id}`}>{typeset(assignment.title)}</h2>
        <p>
          {capital(goalWords(assignment.goal, today))}, due {dateWords(dayName(figures.work.due), today)}.
        </p>
      </header>
      <div>
        <p className="read">
          {met === 0
            ? hasNotStarted(figures.work)
              ? "Not started."
              : "Nothing answered yet."
            : `${met} of ${cards} cards met. ${percent(claimed.now)} expected to be known now${
                verified === null ? "" : `, ${percent(verified.now)} as checked by the app`
              }. ${outlookWords(figures.outlook)}`}
          {low ? <b className="low"> ▾ Below the goal.</b> : null}
        </p>
        {met === 0 ? null : (
          <>
            <p className="small quiet">
              Studied on {pace.studied} of the last {counted(pace.days, "day")}
              {pace.studied > 0
                ? `, ${counted(Math.round(pace.cards / pace.studied), "card")} at a time`
                : ""}
              . If nothing more is studied: {percent(claimed.ifStopped)} on{" "}
              {dateWords(dayName(one.on), today)}; going on as lately {percent(claimed.atPace)}
              {verified === null ? "" : `, or ${percent(verified.atPace)} by what was checked`}.
            </p>
            <ForecastChart one={one} today={today} />
          </>
        )}
      </div>
    </section>
  );
}
