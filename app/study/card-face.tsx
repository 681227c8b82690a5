import type { RefObject } from "react";
import { CategoryMark } from "#app/_ui/category.tsx";
import { isOneLine, languageAttributes, RichBlocks, RichLine } from "#app/_ui/rich-text.tsx";
import { Ruled } from "#app/_ui/ruled.tsx";
import { shownAnswer, typeset } from "#app/_ui/typeset.ts";
import type { StudyClock, StudyDay } from "#lib/base/study-time.ts";
import { answerField, questionField } from "#lib/study/fields.ts";
import { hasSound } from "#lib/study/media-in.ts";
import type { StudyCard } from "#lib/study/types.ts";
import type { CardAnswering } from "./answering/use-card-answering.tsx";
import { CardMarks } from "./card-marks.tsx";
import { Readings } from "./readings.tsx";
import { ReceiptSlip } from "./receipt-slip.tsx";

type Props = {
  readonly card: StudyCard;
  readonly revealed: boolean;
  /** For the day of a ruling. */
  readonly reader: { readonly today: StudyDay; readonly clock: StudyClock };
  readonly question: RefObject<HTMLHeadingElement | null>;
  readonly answer: RefObject<HTMLHeadingElement | null>;
  /** Which receipt lies open; null when none does. */
  readonly receipt: number | null;
  readonly onReceipt: (index: number) => void;
  /** What stands under the question and under the answer besides. */
  readonly answering: Pick<CardAnswering, "asking" | "told" | "ticks">;
};

/** The question; once shown, the answer with its receipts, or every reading of a disputed fact. */
export function CardFace(props: Props) {
  const { card, revealed, reader, question, answer, receipt, onReceipt, answering } = props;
  const contested = card.readings.length > 0;
  const drawn = card.extra?.drawn;
  return (
    <main className={`page stage${contested ? " one" : ""}`}>
      <div>
        <section aria-label="Question">
          <p className="small quiet card-head">
            <span>
              <CategoryMark category={card.category} />
              {card.disputed ? ", source criticism" : ""}
            </span>
            <CardMarks state={card.state} />
          </p>
          <Question card={card} heading={question} />
          {answering.asking}
        </section>
        <noscript>
          <p className="lede">
            Studying needs JavaScript, which is switched off here. <a href="/">The decks</a> can be read
            without it, with their answers and receipts.
          </p>
        </noscript>
        {revealed && contested ? <Readings card={card} reader={reader} heading={answer} /> : null}
        {revealed && !contested ? (
          <section className="answer" aria-labelledby="answer">
            <h2 id="answer" ref={answer} tabIndex={-1} aria-describedby="told">
              Answer
            </h2>
            {drawn && !answering.ticks ? (
              <RichBlocks rich={drawn.answer} language={answerField(card)} below={3} />
            ) : null}
            <p className="text" {...languageAttributes(answerField(card))}>
              {answering.ticks || drawn ? null : shownAnswer(card.answer)}
              {card.receipts.map((each, index) => (
                <button
                  key={`${each.documentTitle}-${each.start}-${each.role}`}
                  type="button"
                  className="ref"
                  aria-label={`Receipt ${index + 1}`}
                  onClick={() => onReceipt(index)}
                >
                  {index + 1}
                </button>
              ))}
            </p>
            {answering.told}
            <Ruled card={card} reader={reader} />
          </section>
        ) : null}
      </div>
      {revealed && !contested && receipt !== null ? (
        <ReceiptSlip card={card} index={receipt} onNext={onReceipt} />
      ) : null}
    </main>
  );
}

/** What is asked. A text of several blocks stands below its heading, because a heading is one line of words. */
function Question({ card, heading }: { readonly card: StudyCard; readonly heading: Props["question"] }) {
  const { drawn } = card.extra ?? {};
  const field = questionField(card);
  // A heading is read as words: a recording in it could not be played.
  if (drawn && (!isOneLine(drawn.question) || hasSound(drawn.question))) {
    return (
      <>
        <h1 className="sr" ref={heading} tabIndex={-1}>
          Question
        </h1>
        <div className="question drawn" id="question">
          <RichBlocks rich={drawn.question} language={field} />
        </div>
      </>
    );
  }
  return (
    <h1 className="question" id="question" ref={heading} tabIndex={-1} {...languageAttributes(field)}>
      {drawn ? <RichLine rich={drawn.question} /> : typeset(card.question)}
    </h1>
  );
}
