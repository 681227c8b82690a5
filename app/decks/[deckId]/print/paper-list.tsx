import { isOneLine, languageAttributes, RichBlocks, RichLine } from "#app/_ui/rich-text.tsx";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import type { FieldLanguage } from "#lib/notes/types.ts";
import { answerField, questionField } from "#lib/study/fields.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { backOf, notesOf } from "./sheets.ts";

/** Cards as a list with numbers, and their receipts as notes at its end. */
export function PaperList({
  cards,
  from,
  large,
}: {
  readonly cards: readonly StudyCard[];
  /** The number of the first card. */
  readonly from: number;
  readonly large: boolean;
}) {
  const { notes, numbers } = notesOf(cards);
  return (
    <div className={`paper-list${large ? " large" : ""}`}>
      <ol start={from}>
        {cards.map((card, i) => (
          <li key={card.id}>
            <Words
              rich={card.extra?.drawn?.question}
              text={typeset(card.question)}
              field={questionField(card)}
              className="q"
            />
            <Words
              rich={card.readings.length === 0 ? card.extra?.drawn?.answer : undefined}
              text={card.readings.length === 0 ? shownAnswer(card.answer) : typeset(backOf(card))}
              field={card.readings.length === 0 ? answerField(card) : undefined}
              className="a"
            />
            {card.readings.length > 0 ? <p className="from">The documents disagree.</p> : null}
            {(numbers[i] ?? []).length > 0 ? (
              <p className="from">
                {(numbers[i] ?? []).length === 1 ? "Receipt" : "Receipts"} {(numbers[i] ?? []).join(", ")}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {notes.length > 0 ? (
        <section aria-labelledby="receipts">
          <h2 id="receipts">Receipts</h2>
          <ol className="notes">
            {notes.map(({ title, quote }, i) => (
              <li key={`${title}-${quote}`} value={i + 1}>
                “{typeset(quote)}” <cite>{shownTitle(title)}</cite>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  );
}

function Words({
  rich,
  text,
  field,
  className,
}: {
  readonly rich: Parameters<typeof RichBlocks>[0]["rich"] | undefined;
  readonly text: string;
  readonly field: FieldLanguage | undefined;
  readonly className: string;
}) {
  if (rich && isOneLine(rich))
    return (
      <p className={className} {...languageAttributes(field)}>
        <RichLine rich={rich} />
      </p>
    );
  if (rich)
    return (
      <div className={className}>
        <RichBlocks rich={rich} language={field} />
      </div>
    );
  return (
    <p className={className} {...languageAttributes(field)}>
      {text}
    </p>
  );
}
