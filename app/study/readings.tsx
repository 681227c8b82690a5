import type { RefObject } from "react";
import { MarkedPassage } from "#app/_ui/marked-passage.tsx";
import { OpenInDocument } from "#app/_ui/open-in-document.tsx";
import { Whereabouts } from "#app/_ui/proof.tsx";
import { Ruled } from "#app/_ui/ruled.tsx";
import { Tally } from "#app/_ui/tally.tsx";
import { shownAnswer, shownTitle } from "#app/_ui/typeset.ts";
import { capital, countedInWords } from "#app/_ui/words.ts";
import type { StudyClock, StudyDay } from "#lib/base/study-time.ts";
import type { Receipt, StudyCard } from "#lib/study/types.ts";
import { ownAnswer, weighing, witnessesOf } from "./weighing.ts";

/** Documents shown at once for a reading; the rest unfold. */
const SHOWN = 2;

type Props = {
  readonly card: StudyCard;
  readonly reader: { readonly today: StudyDay; readonly clock: StudyClock };
  readonly heading: RefObject<HTMLHeadingElement | null>;
};

/** A disputed card answered: who says what, side by side, how many say so, and how to weigh them. No verdict. */
export function Readings({ card, reader, heading }: Props) {
  const readings = card.readings.map((reading) => ({ ...reading, ...witnessesOf(card, reading) }));
  const documents = new Set(card.receipts.map((receipt) => receipt.documentTitle)).size;
  const own = ownAnswer(card);
  return (
    <section className="answer" aria-labelledby="answer">
      <h2 id="answer" ref={heading} tabIndex={-1}>
        Answer: {countedInWords(readings.length, "reading")}
      </h2>
      {own ? (
        <div className="own">
          <p className="text">{shownAnswer(own.text)}</p>
          {own.receipts.map((receipt) => (
            <Witness key={`${receipt.documentTitle}-${receipt.start}`} receipt={receipt} cardId={card.id} />
          ))}
          <p className="quiet small">The documents do not agree about this:</p>
        </div>
      ) : null}
      <div className="readings">
        {readings.map((reading) => (
          <article className="reading" key={reading.value}>
            <h3>{shownAnswer(reading.value)}</h3>
            <p className="tally">
              <Tally says={reading.titles.length} of={documents} />
              {countedInWords(reading.titles.length, "document")}
            </p>
            {reading.receipts.slice(0, SHOWN).map((receipt) => (
              <Witness key={receipt.index} receipt={receipt.receipt} cardId={card.id} />
            ))}
            {reading.receipts.length > SHOWN ? (
              <details className="sources">
                <summary>
                  {capital(countedInWords(reading.receipts.length - SHOWN, "more witness", "more witnesses"))}
                </summary>
                {reading.receipts.slice(SHOWN).map((receipt) => (
                  <Witness key={receipt.index} receipt={receipt.receipt} cardId={card.id} />
                ))}
              </details>
            ) : null}
          </article>
        ))}
      </div>
      <div className="weigh">
        <h3>How to weigh them</h3>
        <dl>
          {weighing(readings).map(({ ask, hint }) => (
            <div key={ask}>
              <dt>{ask}</dt>
              <dd>{hint}</dd>
            </div>
          ))}
        </dl>
        <Ruled card={card} reader={reader} />
      </div>
    </section>
  );
}

function Witness({ receipt, cardId }: { readonly receipt: Receipt; readonly cardId: string }) {
  return (
    <blockquote className="witness">
      <cite>{shownTitle(receipt.documentTitle)}</cite>
      <MarkedPassage receipt={receipt} />
      <span className="note place">
        <Whereabouts of={receipt} capitals /> <OpenInDocument receipt={receipt} cardId={cardId} />
      </span>
    </blockquote>
  );
}
