import Link from "next/link";
import { capital, counted, figure } from "#app/_ui/words.ts";
import { addDays, daysBetween } from "#lib/base/study-time.ts";
import type { AheadView } from "#lib/services/exams/ahead-view.ts";
import type { ExamHead } from "#lib/services/exams/exam-view.ts";
import type { PastPredictions } from "#lib/services/exams/past-predictions.ts";
import { ExamDeed } from "../_parts/exam-deed.tsx";
import { MinutesCurve } from "../_parts/minutes-curve.tsx";
import { MinutesFields } from "../_parts/minutes-fields.tsx";
import { MonthGrid } from "../_parts/month-grid.tsx";
import { PlanArriving } from "../_parts/plan-arriving.tsx";
import { ScoreHistory } from "../_parts/score-history.tsx";
import { Shapes } from "../_parts/shapes.tsx";
import { TopicTable } from "../_parts/topic-table.tsx";
import { calibrationWords, headline, inWords, lede, likely, mark } from "../exam-words.ts";

type Props = { readonly head: ExamHead; readonly view: AheadView; readonly past: PastPredictions };

/** Days beyond this are on the calendar's own page. */
const DAYS_SHOWN = 35;

/** An exam that lies ahead: what to expect, what today asks, and what would change it. */
export function Ahead({ head, view, past }: Props) {
  const { curve, days, prediction } = view;
  const path = `/exams/${encodeURIComponent(head.id)}`;
  const ready = curve.kind === "ready" || curve.kind === "old" ? curve.whatIf : null;
  const until = daysBetween(head.today, head.examDay);
  return (
    <>
      <h1>{headline(view)}</h1>
      <p className="lede">{lede(view, head.days)}</p>
      <Waiting head={head} view={view} />
      <Today head={head} view={view} />
      {view.shortOf === null ? null : <LeaveOut head={head} short={view.shortOf} />}
      {view.leftOut > 0 ? (
        <ExamDeed examId={head.id} className="row">
          <p className="quiet">{counted(view.leftOut, "card")} left out; they count as not known.</p>
          <button type="submit" className="btn small" name="do" value="take-in">
            Take them in again
          </button>
        </ExamDeed>
      ) : null}

      {ready !== null && ready.points.length > 1 ? (
        <section className="section">
          <header>
            <h2>Minutes and marks</h2>
            <p>The bar at the dot: four times in five the mark falls there.</p>
          </header>
          <div>
            <MinutesCurve
              key={ready.points.map((point) => point.minutesPerDay).join(" ")}
              examId={head.id}
              whatIf={ready}
              present={prediction}
              target={view.target}
              old={curve.kind === "old"}
            />
            <details className="data">
              <summary>As a table</summary>
              <table className="exam-table few">
                <thead>
                  <tr>
                    <th scope="col">Minutes a day</th>
                    <th scope="col">Expected</th>
                  </tr>
                </thead>
                <tbody>
                  {ready.points.map((point) => (
                    <tr key={point.minutesPerDay}>
                      <th scope="row">{figure(Math.round(point.minutesPerDay))}</th>
                      <td>{mark(point.expected)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
            <Shapes examId={head.id} whatIf={ready} present={view.shape} />
          </div>
        </section>
      ) : null}

      <section className="section">
        <header>
          <h2>The days</h2>
          <p>Cards and minutes. Never more than you allowed.</p>
          <p>
            <Link href={`${path}/calendar`} prefetch={false}>
              Calendar
            </Link>
            {" · "}
            <a href={`/api/exams/${encodeURIComponent(head.id)}/calendar`} download>
              Calendar file
            </a>
          </p>
        </header>
        <div>
          <MonthGrid
            days={days}
            today={head.today}
            examDay={head.examDay}
            from={head.today}
            to={until > DAYS_SHOWN ? addDays(head.today, DAYS_SHOWN) : head.examDay}
            caption="The days until the exam"
          />
          {view.beside.length === 0 ? null : (
            <p className="small quiet beside">
              The days are shared with {view.beside.map((one) => one.title).join(", ")}: one memory, one plan,
              the larger number of minutes.
            </p>
          )}
        </div>
      </section>

      {prediction.topics.length === 0 || view.plan === "today" ? null : (
        <section className="section">
          <header>
            <h2>By topic</h2>
            <p>
              If it were today: {mark(view.now.expected)}, likely {likely(view.now)}.
            </p>
          </header>
          <TopicTable topics={prediction.topics} />
        </section>
      )}

      <section className="section">
        <header>
          <h2>How it goes</h2>
          <p>What was expected, day by day.</p>
        </header>
        <div>
          <ScoreHistory history={view.history} examDay={head.examDay} today={head.today} />
        </div>
      </section>

      <section className="section">
        <header>
          <h2>Were we right before?</h2>
        </header>
        <div>
          <p className="read">
            {calibrationWords(past) ??
              "Nobody knows yet. A mock exam tells: its score is held against what was said before it."}
          </p>
          <p className="small row">
            <Link href={`${path}/calibration`} prefetch={false}>
              Predicted against actual
            </Link>
          </p>
        </div>
      </section>

      <section className="section">
        <header>
          <h2>Change it</h2>
        </header>
        {head.mayChange ? (
          <div className="row">
            <Link className="btn" href={`${path}/edit`} prefetch={false}>
              Date, cards and minutes
            </Link>
          </div>
        ) : (
          <Pace head={head} view={view} />
        )}
      </section>
    </>
  );
}

function Waiting({ head, view }: Pick<Props, "head" | "view">) {
  if (view.plan === "today")
    return <PlanArriving examId={head.id} words="The plan appears here by itself." />;
  if (view.plan === "quick")
    return <PlanArriving examId={head.id} words="A quick plan; the better one is being worked out." />;
  if (view.plan === "alone")
    return <p className="small quiet">A quick plan: the better one could not be worked out just now.</p>;
  if (view.curve.kind === "coming" || view.curve.kind === "old")
    return <PlanArriving examId={head.id} words="What other minutes would do is being worked out." />;
  return null;
}

/** What today asks, as the page's one action. */
function Today({ head, view }: Pick<Props, "head" | "view">) {
  const { cards, newCards, minutes, spentMinutes, capMinutes } = view.today;
  const left = Math.max(0, capMinutes - spentMinutes);
  const words =
    cards > 0
      ? `${newCards === cards ? "All new" : `${counted(newCards, "new card")} among them`}, about ${counted(Math.max(1, Math.round(minutes)), "minute")}${spentMinutes >= 0.5 ? `; ${figure(Math.round(spentMinutes))} of ${figure(Math.round(capMinutes))} are used` : ""}.`
      : capMinutes === 0
        ? "Today is a day off."
        : left < 0.5
          ? `Today’s ${counted(Math.round(capMinutes), "minute")} ${Math.round(capMinutes) === 1 ? "is" : "are"} used. More would be welcome, and is not asked.`
          : "The plan has nothing for today.";
  return (
    <div className="exam-figure">
      <p className="today-words small quiet">
        {capital(inWords(head.days))}. {words}
      </p>
      <div className="row">
        {cards > 0 ? (
          <Link className="btn go" href={`/study?exam=${encodeURIComponent(head.id)}`} prefetch={false}>
            Study today’s {counted(cards, "card")}
          </Link>
        ) : null}
        <Link className="btn plain" href={`/quizzes?exam=${encodeURIComponent(head.id)}`} prefetch={false}>
          Take a mock exam
        </Link>
      </div>
      {view.setAside > 0 ? (
        <p className="small quiet">
          {counted(view.setAside, "card")} of it {view.setAside === 1 ? "is" : "are"} set aside and not asked.
        </p>
      ) : null}
      {view.absent > 0 && view.prediction.cards > 0 ? (
        <p className="small quiet">
          {counted(view.absent, "part")} of what it covers {view.absent === 1 ? "is" : "are"} not on your
          shelf.
        </p>
      ) : null}
    </div>
  );
}

/** What to do without, so that the rest fits. */
function LeaveOut({
  head,
  short,
}: Pick<Props, "head"> & { readonly short: NonNullable<AheadView["shortOf"]> }) {
  return (
    <details className="leave-out">
      <summary>The {counted(short.cards, "card")} that the mark misses least</summary>
      <ul>
        {short.leaveOut.map((one) => (
          <li key={one.cardId}>
            <Link href={`/cards/${encodeURIComponent(one.cardId)}`} prefetch={false}>
              {one.question}
            </Link>
          </li>
        ))}
      </ul>
      <ExamDeed examId={head.id}>
        <input type="hidden" name="cards" value={short.leaveOut.map((one) => one.cardId).join(" ")} />
        <p className="small quiet">
          Left out of the plan, not of the exam: they count as not known in the expected mark. You can take
          them in again.
        </p>
        <button type="submit" className="btn" name="do" value="leave-out">
          Leave {short.leaveOut.length === 1 ? "it" : "them"} out
        </button>
      </ExamDeed>
    </details>
  );
}

/** A pupil's own minutes and target for the exam of their class. */
function Pace({ head, view }: Pick<Props, "head" | "view">) {
  return (
    <ExamDeed examId={head.id}>
      <input type="hidden" name="do" value="pace" />
      <p className="quiet">Date and cards are the class’s; the minutes are yours.</p>
      <MinutesFields minutes={view.minutes} problem={null} />
      <div className="field">
        <label htmlFor="target">Your target, of 100</label>
        <input
          id="target"
          name="target"
          inputMode="decimal"
          defaultValue={view.target === null ? "" : mark(view.target)}
        />
      </div>
      <button type="submit" className="btn">
        Save
      </button>
    </ExamDeed>
  );
}
