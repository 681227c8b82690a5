import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import { keyOf } from "#lib/quiz/paper.ts";
import { KIND_WORDS } from "#lib/quiz/words.ts";
import type { PaperView } from "#lib/services/quizzes/paper-view.ts";

/** The key of a paper: the answers, how each is marked, and the receipts. */
export function PaperKey({ paper }: { readonly paper: PaperView }) {
  return (
    <section className="paper-key" aria-labelledby="key">
      <h2 id="key" className="paper-title">
        Key to version {paper.version}: {paper.title}
      </h2>
      <ol className="paper-questions">
        {paper.questions.map((question) => (
          <li key={question.id} className="paper-question">
            <p className="q" dir="auto">
              {typeset(keyOf(question, shownAnswer))}
            </p>
            <p className="how">{KIND_WORDS[question.kind].marking}</p>
            {question.cards.flatMap((card) =>
              card.receipts
                .filter((receipt) => receipt.role !== "context")
                .map((receipt) => (
                  <p className="from" key={`${card.id}-${receipt.documentTitle}-${receipt.start}`}>
                    “{receipt.quote}” <cite>{shownTitle(receipt.documentTitle)}</cite>
                  </p>
                )),
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
