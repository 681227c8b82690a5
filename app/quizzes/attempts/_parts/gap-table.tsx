import { figure } from "#app/_ui/words.ts";
import type { ReviewView } from "#lib/services/quizzes/review-view.ts";
import { percentWords } from "../../_parts/quiz-words.ts";

/** Topic by topic: the mark, beside how the same cards went when they were last studied. */
export function GapTable({ gaps }: { readonly gaps: ReviewView["gaps"] }) {
  const studied = gaps.some((one) => one.gap !== null);
  return (
    <section className="section" aria-labelledby="topics">
      <header>
        <h2 id="topics">By topic</h2>
        <p>{studied ? "Beside practice: how the same cards went when you last studied them." : ""}</p>
      </header>
      <div>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">Topic</th>
              <th scope="col">Questions</th>
              <th scope="col">Mark</th>
              {studied ? <th scope="col">Practice</th> : null}
              {studied ? <th scope="col">Gap</th> : null}
            </tr>
          </thead>
          <tbody>
            {gaps.map((one) => (
              <tr key={one.part}>
                <th scope="row">{one.title}</th>
                <td>{figure(one.questions)}</td>
                <td>{percentWords(one.mark)}</td>
                {studied ? <td>{practiceWords(one)}</td> : null}
                {studied ? <td>{one.gap === null ? "" : signed(one.gap)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
        {gaps.some((one) => one.gap !== null && one.gap <= -0.2) ? (
          <p className="small quiet">
            Where the mark is far below practice, cards may be known by their wording. Study them typed, or
            ask for another quiz.
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** The gap is of the questions that were studied before: where these are not all, their mark is said too. */
function practiceWords({ practice, again, studied, questions }: ReviewView["gaps"][number]): string {
  if (practice === null || again === null) return "not studied";
  if (studied === questions) return percentWords(practice);
  return `${percentWords(practice)}, now ${percentWords(again)} (${figure(studied)} of ${figure(questions)})`;
}

function signed(gap: number): string {
  const points = Math.round(gap * 100);
  return points === 0 ? "0" : `${points > 0 ? "+" : "−"}${Math.abs(points)}`;
}
