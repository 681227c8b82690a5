import Link from "next/link";
import { counted, figure } from "#app/_ui/words.ts";
import type { Topic } from "#lib/services/exams/blueprint.ts";
import type { ExamHead } from "#lib/services/exams/exam-view.ts";
import { inWords, percent } from "../exam-words.ts";

/** The exam of a class, for who teaches it: each pupil has a plan, and nobody else sees it. */
export function Taught({
  head,
  topics,
  cards,
}: {
  readonly head: ExamHead;
  readonly topics: readonly Topic[];
  readonly cards: number;
}) {
  return (
    <>
      <h1>
        {head.title} {head.days < 0 ? "was" : "is"} {inWords(head.days).replaceAll("\u00a0", " ")}.
      </h1>
      <p className="lede">
        It covers {counted(cards, "card")}. Each pupil has a plan and a prediction of their own, which you do
        not see. Pupils need the decks: assign them to the class.
      </p>
      <div className="row exam-figure">
        <Link className="btn" href={`/exams/${encodeURIComponent(head.id)}/edit`} prefetch={false}>
          Change it
        </Link>
        <Link className="btn plain" href={`/quizzes?exam=${encodeURIComponent(head.id)}`} prefetch={false}>
          Mock exams
        </Link>
      </div>
      <section className="section">
        <header>
          <h2>What it covers</h2>
        </header>
        <table className="exam-table">
          <thead>
            <tr>
              <th scope="col">Topic</th>
              <th scope="col" className="r">
                Weight
              </th>
              <th scope="col" className="r">
                Cards
              </th>
            </tr>
          </thead>
          <tbody>
            {topics.map((one) => (
              <tr key={one.topic}>
                <th scope="row">{one.title}</th>
                <td className="r">{percent(one.weight)}</td>
                <td className="r">{figure(one.cards)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
