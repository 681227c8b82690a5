import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { PrintForm } from "#app/_ui/print-form.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { counted, figure } from "#app/_ui/words.ts";
import { userIdOf } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { PaperCards } from "./paper-cards.tsx";
import { PaperList } from "./paper-list.tsx";
import { cardsOnSheet, fits, type Layout } from "./sheets.ts";
import "./print.css";

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Props = {
  readonly params: Promise<{ readonly deckId: string }>;
  readonly searchParams: Promise<Query>;
};

/** So many cards are laid out at once: a hundred sheets. */
const AT_ONCE = 400;

const load = cache(async (deckId: string) => {
  const ctx = await requestContext();
  return { ctx, deck: await orNotFound(deckView(ctx, deckId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { deck } = await load(decodeURIComponent((await params).deckId));
  return { title: `Print ${deck.title}` };
}

/** A deck on paper: as cards to cut out, question before and answer behind, or as a list with its receipts. */
export default async function PrintPage({ params, searchParams }: Props) {
  const { ctx, deck } = await load(decodeURIComponent((await params).deckId));
  const query = await searchParams;
  const asList = query.as === "list";
  const layout: Layout = {
    paper: query.paper === "letter" ? "letter" : "a4",
    large: query.print === "large",
  };
  const parts = Math.max(1, Math.ceil(deck.cards.length / AT_ONCE));
  const part = Math.min(parts, Math.max(1, Math.floor(Number(query.part ?? 1)) || 1));
  const cards = deck.cards.slice((part - 1) * AT_ONCE, part * AT_ONCE);
  const onCards = asList ? [] : cards.filter((card) => fits(card, layout.large));
  const inList = asList ? cards : cards.filter((card) => !fits(card, layout.large));
  const path = `/decks/${encodeURIComponent(deck.id)}`;
  const address = (to: number) => {
    const asked = {
      as: asList ? "list" : "cards",
      paper: layout.paper,
      print: layout.large ? "large" : "usual",
    };
    return `${path}/print?${new URLSearchParams({ ...asked, part: String(to) }).toString()}`;
  };
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page print-page">
        <div className="deck-head on-screen">
          <p className="crumb">
            <Link href={path} prefetch={false}>
              {deck.title}
            </Link>{" "}
            · {typeset(deck.dossierTitle)}
          </p>
          <h1>On paper</h1>
          <PrintForm
            choices={[
              { name: "as", label: "As", value: asList ? "list" : "cards", of: AS },
              { name: "paper", label: "Paper", value: layout.paper, of: PAPERS },
              { name: "print", label: "Letters", value: layout.large ? "large" : "usual", of: PRINTS },
            ]}
          />
          {asList ? null : (
            <p className="quiet">
              Print on both sides, turned over the long edge, at 100 %. {cardsOnSheet(layout.large)} cards
              come out of each sheet; cut along the lines.
              {inList.length > 0 && onCards.length > 0
                ? ` ${counted(inList.length, "card")} with more on ${inList.length === 1 ? "it" : "them"} than a card holds ${inList.length === 1 ? "stands" : "stand"} in a list at the end.`
                : ""}
            </p>
          )}
          {deck.cards.length === 0 ? <p className="quiet">This deck has no cards.</p> : null}
          {parts > 1 ? (
            <nav className="pager" aria-label="Parts of the deck">
              <span className="num">
                Cards {figure((part - 1) * AT_ONCE + 1)} to{" "}
                {figure(Math.min(part * AT_ONCE, deck.cards.length))} of {figure(deck.cards.length)}
              </span>
              <span className="row">
                {part > 1 ? (
                  <Link className="btn" href={address(part - 1)} prefetch={false}>
                    Previous
                  </Link>
                ) : null}
                {part < parts ? (
                  <Link className="btn" href={address(part + 1)} prefetch={false}>
                    Next
                  </Link>
                ) : null}
              </span>
            </nav>
          ) : null}
        </div>
        {onCards.length > 0 ? (
          <div className="sheets">
            <PaperCards cards={onCards} layout={layout} />
          </div>
        ) : null}
        {inList.length > 0 ? (
          <>
            <h2 className="paper-title">
              {typeset(deck.title)}, {typeset(deck.dossierTitle)}
            </h2>
            <PaperList cards={inList} from={asList ? (part - 1) * AT_ONCE + 1 : 1} large={layout.large} />
          </>
        ) : null}
      </main>
    </>
  );
}

const AS = [
  ["cards", "Cards, printed on both sides"],
  ["list", "A list with receipts"],
] as const;
const PAPERS = [
  ["a4", "A4"],
  ["letter", "Letter"],
] as const;
const PRINTS = [
  ["usual", "Usual"],
  ["large", "Large"],
] as const;
