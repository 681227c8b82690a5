import type { ReactNode } from "react";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import { saidIn } from "#lib/quiz/said.ts";
import type { ReviewedAnswer } from "#lib/services/quizzes/review-view.ts";

type Props = { readonly answer: ReviewedAnswer; readonly own: boolean };

/** What was said and what is right, in the shape of the question. */
export function AnswerDetail({ answer, own }: Props) {
  const { question, response } = answer;
  const who = own ? "You" : "They";
  switch (question.kind) {
    case "choice":
    case "who": {
      const chosen = new Set(response?.kind === "chosen" ? response.chosen : []);
      return (
        <ul className="review-options">
          {question.options.map((option, at) => (
            <li key={option.text} className={option.right ? "right" : ""}>
              <bdi>{shownAnswer(option.text)}</bdi>
              <span className="small quiet">
                {option.right ? " right" : ""}
                {option.right && chosen.has(at) ? "," : ""}
                {chosen.has(at) ? ` ${own ? "your" : "their"} answer` : ""}
              </span>
            </li>
          ))}
        </ul>
      );
    }
    case "truth":
      return (
        <>
          <blockquote className="claim" dir="auto">
            {shownAnswer(question.claim)}
          </blockquote>
          <Pair who={who} said={saidIn(question, response)} right={question.right ? "True" : "False"} />
          {question.right ? null : (
            <p>
              The answer is:{" "}
              <b>
                <bdi>{shownAnswer(question.cards[0]?.answer ?? "")}</bdi>
              </b>
            </p>
          )}
        </>
      );
    case "typed":
      return <Pair who={who} said={saidIn(question, response)} right={shownAnswer(question.answer)} />;
    case "cloze":
      return (
        <>
          <p className="gap-text" dir="auto">
            {typeset(question.before)}
            <mark className="filled">{typeset(question.answer)}</mark>
            {typeset(question.after)}
          </p>
          <Pair who={who} said={saidIn(question, response)} right={question.answer} />
        </>
      );
    case "list":
      return (
        <>
          <p>
            Ideas: <bdi>{question.ideas.map(typeset).join("; ")}</bdi>
          </p>
          <ul className="review-options">
            {answer.lines.map((line) => (
              <li key={line.text} className={line.idea !== null ? "right" : ""}>
                <bdi>{typeset(line.text)}</bdi>
                <span className="small quiet">
                  {line.idea === null ? " none of them" : line.again ? " said before" : " found"}
                </span>
              </li>
            ))}
          </ul>
        </>
      );
    case "match":
    case "sources": {
      const pairs = response?.kind === "pairs" ? response.pairs : [];
      const why = response?.kind === "pairs" ? (response.why ?? "") : "";
      const name = question.kind === "sources" ? shownTitle : typeset;
      return (
        <>
          <Table
            head={[question.kind === "sources" ? "Document" : "", "Right", own ? "You chose" : "Chosen"]}
            rows={question.left.map((left, at) => {
              const place = pairs[at] ?? null;
              const right = question.right[question.pairs[at] ?? 0] ?? "";
              const said = place === null ? "nothing" : (question.right[place] ?? "");
              return [name(left), shownAnswer(right), said === right ? "the same" : shownAnswer(said)];
            })}
          />
          {why === "" ? null : (
            <p>
              {own ? "You wrote" : "They wrote"} about why they differ: <bdi>{why}</bdi>
            </p>
          )}
          {question.kind === "sources" ? (
            <p className="small quiet">
              To weigh them: who stands alone, which of them names its source, and which fits what nobody
              disputes?
            </p>
          ) : null}
        </>
      );
    }
    case "order": {
      const given = response?.kind === "order" ? response.order : [];
      const order = [...question.items.keys()].sort(
        (a, b) => (question.places[a] ?? 0) - (question.places[b] ?? 0),
      );
      const dated = question.notes.some((note) => note !== "");
      return (
        <Table
          head={["In order", ...(dated ? ["When"] : []), own ? "Your place" : "Their place"]}
          rows={order.map((item) => [
            typeset(question.items[item] ?? ""),
            ...(dated ? [question.notes[item] ?? ""] : []),
            given.length === 0 ? "none" : String(given.indexOf(item) + 1),
          ])}
        />
      );
    }
  }
}

function Pair({ who, said, right }: { readonly who: string; readonly said: string; readonly right: string }) {
  return (
    <p>
      {said === "" ? (
        `${who} left it empty.`
      ) : (
        <>
          {who} answered “<bdi>{typeset(said)}</bdi>”.
        </>
      )}{" "}
      Right is{" "}
      <b>
        <bdi>{typeset(right)}</bdi>
      </b>
      .
    </p>
  );
}

function Table({
  head,
  rows,
}: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): ReactNode {
  return (
    <table className="figures words">
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell === "" ? <span className="sr">Said or done</span> : cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, at) =>
              at === 0 ? (
                <th key={head[at]} scope="row" dir="auto">
                  {cell}
                </th>
              ) : (
                <td key={head[at]} dir="auto">
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
