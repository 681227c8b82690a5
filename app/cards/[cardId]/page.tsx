import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { CardInfoView } from "#app/_ui/card-info/card-info-view.tsx";
import { ReceiptList } from "#app/_ui/card-info/receipt-list.tsx";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { languageAttributes, RichBlocks } from "#app/_ui/rich-text.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { cardInfo } from "#lib/services/study/card-info.ts";
import { answerField, questionField } from "#lib/study/fields.ts";

type Props = { readonly params: Promise<{ readonly cardId: string }> };

const load = cache(async (cardId: string) => {
  const ctx = await requestContext();
  return { info: await orNotFound(cardInfo(ctx, cardId)), userId: userIdOf(ctx) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { info } = await load((await params).cardId);
  return { title: info.card.question };
}

/** One card and everything that is known of it: what it asks, its receipts, and how well it is remembered. */
export default async function CardPage({ params }: Props) {
  const { info, userId } = await load((await params).cardId);
  const { card } = info;
  const drawn = card.extra?.drawn;
  return (
    <>
      <TopBar userId={userId} />
      <main id="main" className="page card-page">
        <p className="crumb">
          <Link href={`/decks/${card.deckId}`} prefetch={false}>
            {card.deckTitle}
          </Link>
        </p>
        <h1 className="question" {...languageAttributes(questionField(card))}>
          {questionWords(card)}
        </h1>
        {drawn ? (
          <RichBlocks rich={drawn.answer} language={answerField(card)} below={2} />
        ) : (
          <p className="text" {...languageAttributes(answerField(card))}>
            {answerWords(card)}
          </p>
        )}
        <ReceiptList card={card} />
        <CardInfoView info={info} heading="h2" />
      </main>
    </>
  );
}
