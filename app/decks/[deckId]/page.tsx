import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { AnkiDownload } from "#app/_ui/anki-download.tsx";
import { CategoryMark } from "#app/_ui/category.tsx";
import { CountsLine, dueOf } from "#app/_ui/counts.tsx";
import { Opening } from "#app/_ui/opening.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { counted, figure } from "#app/_ui/words.ts";
import { DeedProvider } from "#app/dossiers/_parts/deeds.tsx";
import { FewerNewButton, MoreNewButton } from "#app/study/more-new-button.tsx";
import { SeenAgain } from "#app/study/seen-again.tsx";
import { DEFAULT_DAY_START, studyDay } from "#lib/base/study-time.ts";
import { maySetUpClasses } from "#lib/services/classes/create-class.ts";
import { userIdOf } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { deckList, type ListedDeck } from "#lib/services/own-decks/deck-list.ts";
import { eventsSoFar } from "#lib/services/study/studied-since.ts";
import { AnswersToggle } from "./answers-toggle.tsx";
import { CardRow } from "./card-row.tsx";
import { Disagreements, LeftOut } from "./coverage.tsx";
import { FILTERS, isFilter, isUnmet, PAGE, pageOf, passes, searchOf } from "./listing.ts";
import { ManageDeck } from "./manage.tsx";

type Props = {
  readonly params: Promise<{ readonly deckId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const load = cache(async (deckId: string) => {
  const ctx = await requestContext();
  const events = await eventsSoFar(ctx);
  const deck = await orNotFound(deckView(ctx, deckId));
  // Only a deck that the viewer put together is among these.
  const own = deck.dossierId === null ? await deckList(ctx) : [];
  return { ctx, deck, own, events };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { deck } = await load(decodeURIComponent((await params).deckId));
  return { title: `${deck.title}, ${deck.dossierTitle}` };
}

/** A deck to read: every card with its answer, its receipts and where the learner stands with it. */
export default async function DeckPage({ params, searchParams }: Props) {
  const { ctx, deck, own, events } = await load(decodeURIComponent((await params).deckId));
  const query = await searchParams;
  const mine = own.find((one) => one.id === deck.id);
  const add = `/notes/new?deck=${encodeURIComponent(deck.id)}`;
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
  /** What could be met today too, where the day's new cards are used up. */
  const waiting = deck.archived || due > 0 ? 0 : deck.cards.filter(isUnmet).length;
  const search = new URLSearchParams({ q: searchOf(mine?.path ?? `${deck.dossierTitle}::${deck.title}`) });
  const address = (to: number) => `${path}?show=${filter}&page=${to}#cards`;

  return (
    <DeedProvider>
      <TopBar userId={userIdOf(ctx)} />
      <SeenAgain events={events} />
      <main id="main" className="page">
        <div className="deck-head">
          <p className="crumb">
            <Link href="/" prefetch={false}>
              Today
            </Link>{" "}
            {mine ? <Above deck={mine} decks={own} /> : <>· {typeset(deck.dossierTitle)}</>}
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
              <p className="quiet">
                {deck.archived
                  ? "This deck is archived: nothing of it is asked."
                  : waiting > 0
                    ? `No new cards are left for today: ${counted(waiting, "card")} of this deck ${waiting === 1 ? "waits" : "wait"} for another day.`
                    : "Nothing in this deck is due today."}
              </p>
            )}
            {waiting > 0 ? <MoreNewButton left={waiting} to={study} /> : null}
            {deck.moreNew > 0 && deck.counts.new > 0 ? <FewerNewButton last={deck.moreNew} /> : null}
            {mine ? (
              <Link className="btn" href={add} prefetch={false}>
                Add notes
              </Link>
            ) : null}
          </div>
          <nav className="row found" aria-label="More of this deck">
            {deck.cards.length > 0 ? (
              <>
                <Link href={`/browse?${search.toString()}`} prefetch={false}>
                  Browse
                </Link>
                <Link href={`/practice?${search.toString()}`} prefetch={false}>
                  Practice
                </Link>
                <Link href={`/quizzes/new?deck=${encodeURIComponent(deck.id)}`} prefetch={false}>
                  Quiz
                </Link>
                {maySetUpClasses(ctx) ? (
                  <Link href={`/classes/assign?deck=${encodeURIComponent(deck.id)}`} prefetch={false}>
                    Assign
                  </Link>
                ) : null}
                <Link href={`${path}/print`} prefetch={false}>
                  Print
                </Link>
              </>
            ) : null}
            <Link href={`/options?for=${encodeURIComponent(deck.id)}`} prefetch={false}>
              Options
            </Link>
          </nav>
        </div>

        {deck.parts.length > 0 ? (
          <section className="section" aria-labelledby="parts-head">
            <header>
              <h2 id="parts-head">Decks in it</h2>
            </header>
            <ul className="mine">
              {deck.parts.map((part) => (
                <li key={part.id}>
                  <Link className="name" href={`/decks/${encodeURIComponent(part.id)}`} prefetch={false}>
                    {typeset(part.title)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ) : null}

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
              <p className="quiet">
                {mine
                  ? "This deck has no cards of its own yet. Add notes to it, or move cards here."
                  : "This deck has no cards. What was left out, and why, is below."}
              </p>
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
                      showKind={deck.category === null && !mine}
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
        {deck.cards.length > 0 || deck.parts.length > 0 ? (
          <section className="section" aria-labelledby="anki-head">
            <header>
              <h2 id="anki-head">Take it along</h2>
            </header>
            <AnkiDownload of={{ deck: deck.id }} hasHistory={userIdOf(ctx) !== null} />
          </section>
        ) : null}
        {mine ? <ManageDeck deck={mine} decks={own} /> : null}
      </main>
    </DeedProvider>
  );
}

/** The decks that this one is a part of, each a link. */
function Above({ deck, decks }: { readonly deck: ListedDeck; readonly decks: readonly ListedDeck[] }) {
  const parent = decks.find((one) => one.id === deck.parentId);
  if (!parent) return <>· Your decks</>;
  return (
    <>
      <Above deck={parent} decks={decks} /> ·{" "}
      <Link href={`/decks/${encodeURIComponent(parent.id)}`} prefetch={false}>
        {typeset(parent.title)}
      </Link>
    </>
  );
}
