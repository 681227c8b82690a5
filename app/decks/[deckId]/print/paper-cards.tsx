import { isOneLine, languageAttributes, RichBlocks, RichLine } from "#app/_ui/rich-text.tsx";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import { answerField, questionField } from "#lib/study/fields.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { backOf, cardsOnSheet, type Layout, sheetsOf, sizeOf } from "./sheets.ts";

/** The deck as cards: each sheet with its fronts, then with its backs. */
export function PaperCards({
  cards,
  layout,
}: {
  readonly cards: readonly StudyCard[];
  readonly layout: Layout;
}) {
  const sheets = sheetsOf(cards, cardsOnSheet(layout.large));
  const kind = `sheet ${layout.paper}${layout.large ? " large" : ""}`;
  return sheets.map(({ fronts, backs }, number) => {
    const name = `Sheet ${number + 1} of ${sheets.length}`;
    const key = fronts[0]?.id ?? number;
    return [
      <section key={`${key}-fronts`} className={kind} aria-label={`${name}, fronts`}>
        {fronts.map((card, i) => (
          <div key={card?.id ?? `empty-${i}`} className="paper-card">
            {card ? <Front card={card} large={layout.large} /> : null}
          </div>
        ))}
      </section>,
      <section key={`${key}-backs`} className={kind} aria-label={`${name}, backs`}>
        {backs.map((card, i) => (
          <div key={card?.id ?? `empty-${i}`} className="paper-card">
            {card ? <Back card={card} large={layout.large} /> : null}
          </div>
        ))}
      </section>,
    ];
  });
}

type Side = { readonly card: StudyCard; readonly large: boolean };

function Front({ card, large }: Side) {
  const drawn = card.extra?.drawn?.question;
  return (
    <div className={`words ${sizeOf(card.question, large) ?? "s"}`}>
      {drawn && !isOneLine(drawn) ? (
        <RichBlocks rich={drawn} language={questionField(card)} />
      ) : (
        <p {...languageAttributes(questionField(card))}>
          {drawn ? <RichLine rich={drawn} /> : typeset(card.question)}
        </p>
      )}
    </div>
  );
}

function Back({ card, large }: Side) {
  const text = backOf(card);
  const drawn = card.readings.length === 0 ? card.extra?.drawn?.answer : undefined;
  const source = card.receipts[0]?.documentTitle;
  return (
    <>
      <div className={`words ${sizeOf(text, large) ?? "s"}`}>
        {drawn && !isOneLine(drawn) ? (
          <RichBlocks rich={drawn} language={answerField(card)} />
        ) : drawn ? (
          <p {...languageAttributes(answerField(card))}>
            <RichLine rich={drawn} />
          </p>
        ) : (
          <p dir="auto">{card.readings.length === 0 ? shownAnswer(text) : typeset(text)}</p>
        )}
        {card.readings.length > 0 ? <p className="from">The documents disagree.</p> : null}
      </div>
      {source === undefined ? null : <p className="from">{shownTitle(source)}</p>}
    </>
  );
}
