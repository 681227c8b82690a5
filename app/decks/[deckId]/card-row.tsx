import { CategoryMark } from "#app/_ui/category.tsx";
import { Proof } from "#app/_ui/proof.tsx";
import { Ruled } from "#app/_ui/ruled.tsx";
import { shownAnswer, typeset } from "#app/_ui/typeset.ts";
import { counted, stateWords } from "#app/_ui/words.ts";
import { ownAnswer } from "#app/study/weighing.ts";
import type { Instant, StudyClock, StudyDay } from "#lib/base/study-time.ts";
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
  const own = card.readings.length === 0 ? { text: card.answer, receipts: card.receipts } : ownAnswer(card);
  return (
    <li>
      <details>
        <summary>
          <span className="q">{typeset(card.question)}</span>
          <span className="state">
            {showKind ? <CategoryMark category={card.category} /> : null}
            {card.disputed ? <span className="contested">{disputeWord(card)}</span> : null}
            <span>{stateWords(card.state, now, today)}</span>
            {memory.kind === "seen" ? <span>{counted(memory.reps, "answer")}</span> : null}
            <span className="when-closed">Show answer</span>
            <span className="when-open">Hide answer</span>
          </span>
        </summary>
        <div className="back">
          {own ? (
            <div>
              <p className="a">{shownAnswer(own.text)}</p>
              {card.receipts.length === 0 ? <p className="note">Written by hand. No document.</p> : null}
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

function disputeWord({ ruling }: StudyCard): string {
  if (ruling === null) return "Disputed";
  return ruling.kind === "for" ? "Ruled otherwise" : "Kept contested";
}
