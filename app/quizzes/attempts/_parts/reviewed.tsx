import { documentPath } from "#app/_ui/document-link.ts";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import { figure } from "#app/_ui/words.ts";
import { saidIn } from "#lib/quiz/said.ts";
import type { AskedCard } from "#lib/quiz/types.ts";
import { KIND_WORDS } from "#lib/quiz/words.ts";
import type { ReviewedAnswer } from "#lib/services/quizzes/review-view.ts";
import { AnswerDetail } from "./answer-detail.tsx";
import { DoubtForm } from "./doubt-form.tsx";

type Props = {
  readonly answer: ReviewedAnswer;
  readonly number: number;
  readonly attemptId: string;
  /** Whether the reader decides about the mark themselves. */
  readonly settles: boolean;
  readonly own: boolean;
};

/** One question afterwards: what was asked, said and right, with the receipts that prove it. */
export function Reviewed({ answer, number, attemptId, settles, own }: Props) {
  const { question, share, answered } = answer;
  return (
    <li className="reviewed-item" value={number}>
      <p className="small quiet">
        {KIND_WORDS[question.kind].name}. <b className={wrongness(share)}>{verdictOf(answer)}</b>
        {answer.flagged ? " Flagged." : ""}
      </p>
      <h3 dir="auto">{typeset(question.prompt)}</h3>
      <AnswerDetail answer={answer} own={own} />
      {answer.answerTo === null ? null : (
        <p className="answer-to">
          “<bdi>{shownAnswer(wrongWords(answer))}</bdi>” is the answer to:{" "}
          <bdi>{typeset(answer.answerTo)}</bdi>
        </p>
      )}
      {answer.note === null ? null : (
        <p className="small quiet">
          {answer.markedBy === "self" ? "Marked by yourself" : "Decided by the teacher"}
          {answer.note === "" ? "." : `: ${answer.note}`}
        </p>
      )}
      {answer.late === null ? null : (
        <p className="small quiet">
          Came after the end and does not count: <bdi>{typeset(saidIn(question, answer.late))}</bdi>
        </p>
      )}
      {question.cards.map((card) => (
        <Receipts key={card.id} card={card} named={question.cards.length > 1} />
      ))}
      {answered || settles ? (
        <DoubtForm answer={answer} attemptId={attemptId} settles={settles} own={own} />
      ) : null}
    </li>
  );
}

function verdictOf({ share, answered, slip, markedBy }: ReviewedAnswer): string {
  if (share === null) return "Does not count.";
  if (!answered) return "Left empty.";
  if (share >= 1) return slip ? "Right, with a slip." : markedBy === "app" ? "Right." : "Counted as right.";
  return share <= 0 ? "Not right." : `${figure(Math.round(share * 100) / 100)} of 1.`;
}

function wrongness(share: number | null): string {
  return share !== null && share < 1 ? "lost" : "";
}

/** The words that are right elsewhere: what was chosen, typed, or claimed. */
function wrongWords({ question, response }: ReviewedAnswer): string {
  if (question.kind === "truth") return question.claim;
  if ((question.kind === "choice" || question.kind === "who") && response?.kind === "chosen") {
    const wrong = response.chosen.find((place) => question.options[place]?.right === false);
    return wrong === undefined ? "" : (question.options[wrong]?.text ?? "");
  }
  return saidIn(question, response);
}

/** The proof of one card, each with its way into the document. */
function Receipts({ card, named }: { readonly card: AskedCard; readonly named: boolean }) {
  if (card.receipts.length === 0)
    return named ? null : <p className="note">Written by hand: there is no document behind it.</p>;
  return (
    <div className="receipts">
      {named ? (
        <p className="small quiet" dir="auto">
          {typeset(card.question)}
        </p>
      ) : null}
      {card.receipts.map((receipt) => (
        <blockquote className="proof" key={`${receipt.documentTitle}-${receipt.start}-${receipt.role}`}>
          <span className="mark" dir="auto">
            {receipt.quote}
          </span>
          <cite>
            <b>{shownTitle(receipt.documentTitle)}</b>{" "}
            {receipt.documentId === null ? null : (
              <a
                className="open-document"
                href={documentPath(receipt.documentId, {
                  cardId: card.id,
                  start: receipt.start,
                  end: receipt.end,
                })}
              >
                Open in document
              </a>
            )}
          </cite>
        </blockquote>
      ))}
    </div>
  );
}
