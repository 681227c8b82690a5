import { isOneLine, RichBlocks, RichLine } from "#app/_ui/rich-text.tsx";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
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
            <Words rich={card.extra?.drawn?.question} text={typeset(card.question)} className="q" />
            <Words
              rich={card.readings.length === 0 ? card.extra?.drawn?.answer : undefined}
              text={card.readings.length === 0 ? shownAnswer(card.answer) : typeset(backOf(card))}
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
  className,
}: {
  readonly rich: Parameters<typeof RichBlocks>[0]["rich"] | undefined;
  readonly text: string;
  readonly className: string;
}) {
  if (rich && isOneLine(rich))
    return (
      <p className={className}>
        <RichLine rich={rich} />
      </p>
    );
  if (rich)
    return (
      <div className={className}>
        <RichBlocks rich={rich} />
      </div>
    );
  return <p className={className}>{text}</p>;
}
