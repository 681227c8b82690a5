import Link from "next/link";
import { CategoryMark } from "#app/_ui/category.tsx";
import { Proof } from "#app/_ui/proof.tsx";
import { languageAttributes, RichBlocks, RichLine } from "#app/_ui/rich-text.tsx";
import { Ruled } from "#app/_ui/ruled.tsx";
import { shownAnswer, typeset } from "#app/_ui/typeset.ts";
import { counted, stateWords } from "#app/_ui/words.ts";
import { ownAnswer } from "#app/study/weighing.ts";
import type { Instant, StudyClock, StudyDay } from "#lib/base/study-time.ts";
import { answerField, questionField } from "#lib/study/fields.ts";
import type { StudyCard } from "#lib/study/types.ts";

type Props = {
  readonly card: StudyCard;
  readonly now: Instant;
  readonly today: StudyDay;
  readonly clock: StudyClock;
  readonly showKind: boolean;
};

/** One card of a list: the question and its state; the answer and its receipts on demand. */
export function CardRow({ card, now, today, clock, showKind }: Props) {
  const { memory } = card.state;
  const drawn = card.extra?.drawn;
  const own = card.readings.length === 0 ? { text: card.answer, receipts: card.receipts } : ownAnswer(card);
  return (
    <li>
      <details>
        <summary>
          <span className="q" {...languageAttributes(questionField(card))}>
            {drawn ? <RichLine rich={drawn.question} /> : typeset(card.question)}
          </span>
          <span className="state">
            {showKind ? <CategoryMark category={card.category} /> : null}
            {card.disputed ? <span className="contested">{disputeWord(card)}</span> : null}
            <span>{stateWords(card.state, now, today)}</span>
            {memory.kind === "seen" ? <span>{counted(memory.reps, "answer")}</span> : null}
            {card.extra?.tags?.map((tag) => (
              <span key={tag} className="tag">
                #{tag}
              </span>
            ))}
            <span className="when-closed">Show answer</span>
            <span className="when-open">Hide answer</span>
          </span>
        </summary>
        <div className="back">
          {own ? (
            <div>
              {drawn ? (
                <RichBlocks rich={drawn.answer} language={answerField(card)} below={3} />
              ) : (
                <p className="a" {...languageAttributes(answerField(card))}>
                  {shownAnswer(own.text)}
                </p>
              )}
              <OwnWords card={card} />
              {card.extra?.noteId === undefined ? null : (
                <p className="note">
                  Written by you. No document.{" "}
                  <Link href={`/notes/${encodeURIComponent(card.extra.noteId)}`} prefetch={false}>
                    Edit<span className="sr">: {card.question}</span>
                  </Link>
                </p>
              )}
              {card.receipts.length === 0 && card.extra?.noteId === undefined ? (
                <p className="note">Written by hand. No document.</p>
              ) : null}
              {own.receipts.map((receipt) => (
                <Proof
                  key={`${receipt.documentTitle}-${receipt.start}-${receipt.role}`}
                  receipt={receipt}
                  cardId={card.id}
                />
              ))}
            </div>
          ) : null}
          {card.readings.map((reading) => (
            <div key={reading.value}>
              <p className="a">{shownAnswer(reading.value)}</p>
              {reading.receipts.map((index) => {
                const receipt = card.receipts[index];
                return receipt ? <Proof key={index} receipt={receipt} cardId={card.id} /> : null;
              })}
            </div>
          ))}
          <Ruled card={card} reader={{ today, clock }} />
        </div>
      </details>
    </li>
  );
}

/** Says that the words are the reader's own, and when the card beneath them was changed since. */
function OwnWords({ card }: { readonly card: StudyCard }) {
  const own = card.extra?.ownWords;
  if (!own) return null;
  return (
    <p className="note">
      {own.changed
        ? "In your own words. The card beneath them was changed since; study goes on with yours."
        : "In your own words."}
    </p>
  );
}

function disputeWord({ ruling }: StudyCard): string {
  if (ruling === null) return "Disputed";
  return ruling.kind === "for" ? "Ruled otherwise" : "Kept contested";
}
