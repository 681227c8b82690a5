import { shownAnswer, typeset } from "#app/_ui/typeset.ts";
import { counted, figure } from "#app/_ui/words.ts";
import { FEWEST_ATTEMPTS } from "#lib/quiz/item-analysis.ts";
import type { Question } from "#lib/quiz/types.ts";
import { KIND_WORDS } from "#lib/quiz/words.ts";
import type { ResultsView } from "#lib/services/quizzes/results-view.ts";
import { percentWords } from "./quiz-words.ts";

/** Questions asked of fewer people than this are a sign, not a finding. */
const FEW = 10;

/** Each question with its facility, discrimination, and what was chosen. */
export function ItemTable({ items }: { readonly items: ResultsView["items"] }) {
  if (items.length === 0) return <p className="quiet">Nobody has handed in yet.</p>;
  return (
    <div>
      {items.some((one) => one.asked < FEW) ? (
        <p className="small quiet">
          With few attempts these figures jump about. Discrimination is said from five attempts on.
        </p>
      ) : null}
      <ol className="item-list">
        {items.map((item) => (
          <li key={item.questionId}>
            <p dir="auto">{typeset(askedIn(item.question))}</p>
            <p className="small quiet num">
              {KIND_WORDS[item.question.kind].name}, {counted(item.asked, "answer")}
              {item.facility === null ? "" : `, facility ${percentWords(item.facility)}`}
              {item.discrimination === null ? "" : `, discrimination ${signed(item.discrimination)}`}
              {item.leftOut ? ", left out" : ""}
            </p>
            {adviceOn(item) === "" ? null : <p className="small">{adviceOn(item)}</p>}
            {item.options.length > 0 ? (
              <ul className="review-options">
                {item.options.map((option) => (
                  <li key={option.text} className={option.right ? "right" : ""}>
                    <bdi>{shownAnswer(option.text)}</bdi>{" "}
                    <span className="small quiet num">
                      {option.right ? "right, " : ""}
                      {figure(option.count)}
                    </span>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What a question asks, with the words around a gap. */
function askedIn(question: Question): string {
  return question.kind === "cloze" ? `${question.before}…${question.after}` : question.prompt;
}

/** What is worth a look, in a sentence; empty for a question that does its work. */
function adviceOn({ discrimination, options, facility, asked }: ResultsView["items"][number]): string {
  if (asked < FEWEST_ATTEMPTS) return "";
  if (discrimination !== null && discrimination < 0)
    return "Those who did well elsewhere got it wrong more often: look at its key.";
  const best = Math.max(0, ...options.filter((one) => one.right).map((one) => one.count));
  const wrong = options.find((one) => !one.right && one.count > best);
  if (wrong) return `“${shownAnswer(wrong.text)}” was chosen more often than the right answer.`;
  return facility === 1 ? "Everybody had it right." : "";
}

function signed(value: number): string {
  return `${value < 0 ? "−" : ""}${figure(Math.abs(Math.round(value * 100)) / 100)}`;
}
