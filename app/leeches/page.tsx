import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { ReceiptList } from "#app/_ui/card-info/receipt-list.tsx";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { languageAttributes } from "#app/_ui/rich-text.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted } from "#app/_ui/words.ts";
import { userIdOf } from "#lib/services/context.ts";
import { type Leech, leechesView } from "#lib/services/leeches/leeches-view.ts";
import { answerField, questionField } from "#lib/study/fields.ts";
import { LeechTools } from "./leech-tools.tsx";

export const metadata: Metadata = { title: "Leeches" };

/** Cards that are forgotten again and again, and what helps against it: other words, two cards, the source, a contrast. */
export default async function LeechesPage() {
  const ctx = await requestContext();
  const leeches = await leechesView(ctx);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page leeches">
        <h1 className="headline">Leeches</h1>
        <p className="lede">
          Cards that were forgotten again and again. Repeating them costs more than it brings: other words,
          two smaller cards, or a look at the source help more.
        </p>
        {leeches.length === 0 ? (
          <p className="quiet">
            There are none. <Link href="/">Back to your decks</Link>.
          </p>
        ) : (
          <ul className="leech-list">
            {leeches.map((leech) => (
              <LeechLine key={leech.card.id} leech={leech} />
            ))}
          </ul>
        )}
      </main>
    </>
  );
}

function LeechLine({ leech }: { readonly leech: Leech }) {
  const { card, lapses, suspended, confusedWith } = leech;
  return (
    <li className="leech">
      <p className="small quiet">
        {card.deckTitle}, forgotten {counted(lapses, "time")}
        {suspended ? ", suspended" : ""}
      </p>
      <h2 className="question" {...languageAttributes(questionField(card))}>
        <Link href={`/cards/${encodeURIComponent(card.id)}`} prefetch={false}>
          {questionWords(card)}
        </Link>
      </h2>
      <p className="text" {...languageAttributes(answerField(card))}>
        {answerWords(card)}
      </p>
      <ReceiptList card={card} />
      {confusedWith.length === 0 ? null : (
        <section className="contrast" aria-label="Easily confused with">
          <h3>Easily confused with</h3>
          <ul>
            {confusedWith.map((other) => (
              <li key={other.id}>
                <bdi>{questionWords(other)}</bdi> <b dir="auto">{answerWords(other)}</b>{" "}
                <Link
                  href={`/notes/new?contrast=${encodeURIComponent(card.id)}&with=${encodeURIComponent(other.id)}`}
                  prefetch={false}
                >
                  Write a contrast card
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <LeechTools card={card} suspended={suspended} />
    </li>
  );
}
