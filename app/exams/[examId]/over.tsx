import Link from "next/link";
import { counted } from "#app/_ui/words.ts";
import type { ExamHead } from "#lib/services/exams/exam-view.ts";
import type { OverView } from "#lib/services/exams/over-view.ts";
import type { PastPredictions } from "#lib/services/exams/past-predictions.ts";
import { ExamDeed } from "../_parts/exam-deed.tsx";
import { TopicTable } from "../_parts/topic-table.tsx";
import { calibrationWords, inWords, likely, mark } from "../exam-words.ts";

type Props = { readonly head: ExamHead; readonly view: OverView; readonly past: PastPredictions };

/** An exam that is over: how it went, and what happens to its cards. */
export function Over({ head, view, past }: Props) {
  const path = `/exams/${encodeURIComponent(head.id)}`;
  const { predicted, score } = view;
  return (
    <>
      <h1>{headlineOf(view, head.days)}</h1>
      {predicted === null ? (
        <p className="lede">Nothing was predicted for it.</p>
      ) : (
        <p className="lede">
          {score === null
            ? `The last prediction before it: ${mark(predicted.expected)}, likely ${likely(predicted)}. Enter the score to see whether that was right.`
            : score >= predicted.low && score <= predicted.high
              ? "That lies within what was said."
              : `That lies ${score > predicted.high ? "above" : "below"} what was said; the next prediction is told.`}
        </p>
      )}

      <section className="section">
        <header>
          <h2>Your score</h2>
          <p>
            {head.className === null
              ? "Nobody but you sees it."
              : "Nobody but you sees it, unless the exam was assigned: then your teacher does."}
          </p>
        </header>
        <ExamDeed examId={head.id}>
          <input type="hidden" name="do" value="score" />
          <div className="row score">
            <div className="field short">
              <label htmlFor="reached">Reached</label>
              <input
                id="reached"
                name="reached"
                inputMode="decimal"
                defaultValue={score === null ? "" : String(Math.round(score * 1000) / 10)}
              />
            </div>
            <div className="field short">
              <label htmlFor="outOf">out of</label>
              <input id="outOf" name="outOf" inputMode="decimal" defaultValue="100" />
            </div>
            <button type="submit" className={score === null ? "btn go" : "btn"}>
              {score === null ? "Keep the score" : "Change it"}
            </button>
          </div>
        </ExamDeed>
      </section>

      <section className="section">
        <header>
          <h2>The cards</h2>
        </header>
        <ExamDeed examId={head.id}>
          {view.afterwards === "retire" ? (
            <p className="read">
              They are set aside and asked no more, except what another exam needs. You find them under Cards.
            </p>
          ) : view.afterwards === "return" ? (
            <p className="read">They come back by their ordinary dates.</p>
          ) : (
            <Choice view={view} />
          )}
        </ExamDeed>
      </section>

      {predicted === null || predicted.topics.length === 0 ? null : (
        <section className="section">
          <header>
            <h2>By topic</h2>
            <p>As it was expected.</p>
          </header>
          <TopicTable topics={predicted.topics} />
        </section>
      )}

      <section className="section">
        <header>
          <h2>Were we right?</h2>
        </header>
        <div>
          <p className="read">{calibrationWords(past) ?? "Enter the score, and this page says it."}</p>
          <p className="small row">
            <Link href={`${path}/calibration`} prefetch={false}>
              Predicted against actual
            </Link>
            {head.mayChange ? (
              <Link href={`${path}/edit`} prefetch={false}>
                Give it another date
              </Link>
            ) : null}
          </p>
        </div>
      </section>
    </>
  );
}

function Choice({ view }: Pick<Props, "view">) {
  return (
    <>
      <p className="read">
        {counted(view.cards, "card")} {view.cards === 1 ? "was" : "were"} in it. By ordinary dates,{" "}
        {view.dueThisWeek === 0 ? "none" : counted(view.dueThisWeek, "card")}{" "}
        {view.dueThisWeek <= 1 ? "is" : "are"} due within a week
        {view.unseen > 0 ? `, and ${counted(view.unseen, "card")} you have not met` : ""}. What happens to
        them now is asked once.
      </p>
      <div className="row">
        <button type="submit" className="btn" name="do" value="return">
          Keep them in mind
        </button>
        <button type="submit" className="btn" name="do" value="retire">
          Set them aside
        </button>
      </div>
      <p className="small quiet">
        Kept in mind, they come back just before you would forget them. Set aside, they are asked no more;
        those that another exam needs stay.
      </p>
    </>
  );
}

function headlineOf({ score }: OverView, days: number): string {
  if (score !== null) return `You reached ${mark(score)} of 100.`;
  return days === 0
    ? "It is over. How did it go?"
    : `It was ${inWords(days).replaceAll("\u00a0", " ")}. How did it go?`;
}
