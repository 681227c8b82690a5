import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { CategoryMark } from "#app/_ui/category.tsx";
import { CountsLine, dueOf } from "#app/_ui/counts.tsx";
import { Opening } from "#app/_ui/opening.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { counted, figure } from "#app/_ui/words.ts";
import { DEFAULT_DAY_START, studyDay } from "#lib/base/study-time.ts";
import { userIdOf } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { AnswersToggle } from "./answers-toggle.tsx";
import { CardRow } from "./card-row.tsx";
import { Disagreements, LeftOut } from "./coverage.tsx";
import { FILTERS, isFilter, PAGE, pageOf, passes } from "./listing.ts";

type Props = {
  readonly params: Promise<{ readonly deckId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const load = cache(async (deckId: string) => {
  const ctx = await requestContext();
  return { ctx, deck: await orNotFound(deckView(ctx, deckId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { deck } = await load(decodeURIComponent((await params).deckId));
  return { title: `${deck.title}, ${deck.dossierTitle}` };
}

/** A deck to read: every card with its answer, its receipts and where the learner stands with it. */
export default async function DeckPage({ params, searchParams }: Props) {
  const { ctx, deck } = await load(decodeURIComponent((await params).deckId));
  const query = await searchParams;
  const filter = isFilter(query.show) ? query.show : "all";
  const matching = deck.cards.filter((card) => passes(card, filter));
  const page = pageOf(query.page, matching.length);
  const shown = matching.slice((page - 1) * PAGE, page * PAGE);
  const now = ctx.now();
  const clock =
    ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: "UTC", dayStart: DEFAULT_DAY_START };
  const today = studyDay(now, clock);
  const due = dueOf(deck.counts);
  const path = `/decks/${encodeURIComponent(deck.id)}`;
  const study = `/study?deck=${encodeURIComponent(deck.id)}`;
  const address = (to: number) => `${path}?show=${filter}&page=${to}#cards`;

  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <div className="deck-head">
          <p className="crumb">
            <Link href="/" prefetch={false}>
              Today
            </Link>{" "}
            · {typeset(deck.dossierTitle)}
          </p>
          <h1>{deck.title}</h1>
          <CountsLine counts={deck.counts} />
          <div className="row">
            {due > 0 ? (
              <Link className="btn go" href={study} data-enter>
                Study this deck <kbd>Enter</kbd>
                <Opening />
              </Link>
            ) : (
              <p className="quiet">Nothing in this deck is due today.</p>
            )}
            {deck.cards.length > 0 ? (
              <Link className="btn plain" href={`${path}/print`} prefetch={false}>
                Print
              </Link>
            ) : null}
          </div>
        </div>

        <section className="section" id="cards" aria-labelledby="cards-head">
          <header>
            <h2 id="cards-head">Cards</h2>
            <p>
              {counted(deck.cards.length, "card")}
              {deck.category ? (
                <>
                  , <CategoryMark category={deck.category} />
                </>
              ) : null}
            </p>
          </header>
          <div>
            {deck.cards.length === 0 ? (
              <p className="quiet">This deck has no cards. What was left out, and why, is below.</p>
            ) : (
              <>
                <div className="card-tools">
                  <nav className="chips" aria-label="Which cards">
                    {FILTERS.map(({ key, word }) => {
                      const count = deck.cards.filter((card) => passes(card, key)).length;
                      if (count === 0 && key !== "all" && key !== filter) return null;
                      return (
                        <Link
                          key={key}
                          className="chip"
                          href={`${path}?show=${key}#cards`}
                          aria-current={key === filter ? "page" : undefined}
                          prefetch={false}
                          scroll={false}
                        >
                          {word} <span className="num">{figure(count)}</span>
                        </Link>
                      );
                    })}
                  </nav>
                  <AnswersToggle listId="card-list" />
                </div>
                {shown.length === 0 ? <p className="quiet">No card here is like that now.</p> : null}
                <ol className="card-list" id="card-list" key={`${filter}-${page}`}>
                  {shown.map((card) => (
                    <CardRow
                      key={card.id}
                      card={card}
                      now={now}
                      today={today}
                      clock={clock}
                      showKind={deck.category === null}
                    />
                  ))}
                </ol>
                {matching.length > PAGE ? (
                  <nav className="pager" aria-label="Pages of cards">
                    <span className="num">
                      Cards {figure((page - 1) * PAGE + 1)} to{" "}
                      {figure(Math.min(page * PAGE, matching.length))} of {figure(matching.length)}
                    </span>
                    <span className="row">
                      {page > 1 ? (
                        <Link className="btn" href={address(page - 1)} prefetch={false}>
                          Previous
                        </Link>
                      ) : null}
                      {page * PAGE < matching.length ? (
                        <Link className="btn" href={address(page + 1)} prefetch={false}>
                          Next
                        </Link>
                      ) : null}
                    </span>
                  </nav>
                ) : null}
              </>
            )}
          </div>
        </section>

        {deck.dossierId === null ? null : (
          <Disagreements conflicts={deck.conflicts} dossierId={deck.dossierId} />
        )}
        <LeftOut skipped={deck.skipped} />
      </main>
    </>
  );
}
