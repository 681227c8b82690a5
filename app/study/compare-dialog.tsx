"use client";

import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Proof } from "#app/_ui/proof.tsx";
import { languageAttributes } from "#app/_ui/rich-text.tsx";
import { answerField, questionField } from "#lib/study/fields.ts";
import type { StudyCard } from "#lib/study/types.ts";

type Props = { readonly cards: readonly [StudyCard, StudyCard]; readonly onClose: () => void };

/** Two cards with answers that are easily confused, side by side with what proves them, and a card that asks for both. */
export function CompareDialog({ cards, onClose }: Props) {
  const [first, second] = cards;
  const write = new URLSearchParams({ contrast: first.id, with: second.id });
  return (
    <Dialog title="Easily confused" open onClose={onClose}>
      <div className="compare">
        {cards.map((card) => (
          <section key={card.id} aria-label={questionWords(card)}>
            <h3 {...languageAttributes(questionField(card))}>{questionWords(card)}</h3>
            <p className="text" {...languageAttributes(answerField(card))}>
              {answerWords(card)}
            </p>
            {card.receipts[0] ? <Proof receipt={card.receipts[0]} cardId={card.id} /> : null}
          </section>
        ))}
      </div>
      <p>
        <a className="btn" href={`/notes/new?${write.toString()}`}>
          Write a card that tells them apart
        </a>
      </p>
    </Dialog>
  );
}
