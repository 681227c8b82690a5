import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { myAssignments } from "#lib/services/assignments/my-assignments.ts";
import { userIdOf } from "#lib/services/context.ts";
import { deletedDossier } from "#lib/services/dossiers/deleted-dossier.ts";
import { myDossiers } from "#lib/services/dossiers/my-dossiers.ts";
import { nextExam } from "#lib/services/exams/next-exam.ts";
import { deckList } from "#lib/services/own-decks/deck-list.ts";
import { homeView } from "#lib/services/study/home.ts";
import { eventsSoFar } from "#lib/services/study/studied-since.ts";
import { KeepHere } from "./_ui/account-here.tsx";
import { AssignedSection } from "./_ui/assigned-section.tsx";
import { CountsLine, dueOf } from "./_ui/counts.tsx";
import { DeletedDossier } from "./_ui/deleted-dossier.tsx";
import { DossierSection } from "./_ui/dossier-section.tsx";
import { Elsewhere } from "./_ui/elsewhere.tsx";
import { backlogLine, comingUp, headline, lede } from "./_ui/home-words.ts";
import { MyDossiers } from "./_ui/my-dossiers.tsx";
import { NextExamSection } from "./_ui/next-exam.tsx";
import { Opening } from "./_ui/opening.tsx";
import { OwnDecks } from "./_ui/own-decks.tsx";
import { TopBar } from "./_ui/top-bar.tsx";
import { figure, longDate } from "./_ui/words.ts";
import { DeedProvider } from "./dossiers/_parts/deeds.tsx";
import { SeenAgain } from "./study/seen-again.tsx";

export const metadata = { title: { absolute: "Today · Dossier" } };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Home: one true sentence about now, its one action, then the dossiers with their decks. */
export default async function HomePage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const events = await eventsSoFar(ctx);
  const [view, assigned, own, mine, exam, deleted] = await Promise.all([
    homeView(ctx),
    myAssignments(ctx),
    deckList(ctx),
    myDossiers(ctx),
    nextExam(ctx),
    typeof query.deleted === "string" ? deletedDossier(ctx, query.deleted) : null,
  ]);
  const archived = own.filter((deck) => deck.archived);
  const isGuest = ctx.viewer.kind === "learner" && ctx.viewer.name === null;
  const named = ctx.viewer.kind === "learner" && !isGuest;
  const noneOwn = view.ownDecks.length === 0 && archived.length === 0;
  const userId = userIdOf(ctx);
  const due = dueOf(view.counts);
  const nothingYet = view.known.total === 0;
  const explanation = lede(view, named);
  const backlog = backlogLine(view);
  return (
    <DeedProvider>
      <TopBar userId={userId} />
      <SeenAgain events={events} />
      <main id="main" className="page home">
        <section className="due" aria-labelledby="due">
          {deleted === null ? null : <DeletedDossier {...deleted} />}
          {/* Which day it is for a visitor, only the visitor's device knows. */}
          {userId === null ? null : <p className="day">{longDate(view.studyDay)}</p>}
          <h1 id="due">{headline(view)}</h1>
          {explanation === null ? null : <p className="lede">{explanation}</p>}
          {backlog === null ? null : (
            <p className="backlog">
              <Link href="/plan" prefetch={false}>
                {backlog}
              </Link>
            </p>
          )}
          {due > 0 ? (
            <>
              <CountsLine counts={view.counts} />
              <div className="row">
                <Link className="btn go" href="/study" data-enter>
                  Study <kbd>Enter</kbd>
                  <Opening />
                </Link>
                <a className="btn plain" href="#decks">
                  Choose a deck
                </a>
              </div>
            </>
          ) : null}
          {nothingYet ? <HowToBegin /> : null}
          {/* Asked of the server: the head of the page may be from before the first answer. */}
          {isGuest && view.known.met > 0 ? <KeepHere /> : null}
        </section>

        {exam === null ? null : <NextExamSection exam={exam} today={view.studyDay} />}

        <AssignedSection items={assigned} />

        {mine.length > 0 ? <MyDossiers dossiers={mine} /> : null}

        {userId === null || noneOwn ? null : <OwnDecks decks={view.ownDecks} archived={archived} />}

        {view.dossiers.map((dossier, index) => (
          <DossierSection
            key={dossier.id}
            dossier={dossier}
            id={index === 0 ? "decks" : undefined}
            own={mine.some((one) => one.id === dossier.id)}
          />
        ))}

        {/* What one has not got yet does not push down what one studies. */}
        {userId !== null && noneOwn ? <OwnDecks decks={view.ownDecks} archived={archived} /> : null}

        {mine.length === 0 ? <MyDossiers dossiers={mine} /> : null}

        {nothingYet ? null : (
          <>
            <aside className="aside" aria-label="Good to know">
              {comingUp(view).map(({ head, text, deckId }) => (
                <section key={head}>
                  <h2>
                    {deckId === null ? (
                      head
                    ) : (
                      <Link href={`/decks/${encodeURIComponent(deckId)}`} prefetch={false}>
                        {head}
                      </Link>
                    )}
                  </h2>
                  <p>{text}</p>
                </section>
              ))}
            </aside>
            <section className="section know">
              <header>
                <h2>What you know</h2>
              </header>
              <div>
                <p className="read">
                  {view.known.met === 0
                    ? `You have met none of the ${figure(view.known.total)} cards yet.`
                    : `You would recall about ${figure(Math.round(view.known.expected))} of ${figure(view.known.total)} cards if asked this minute. You have met ${figure(view.known.met)}.`}
                </p>
                <p className="small">
                  In the drawings above every card is a line: the taller, the longer it will last; pale,
                  probably forgotten; hollow, not met yet. Gaps between study days cost nothing here.
                </p>
              </div>
            </section>
          </>
        )}
        {userId === null ? null : <Elsewhere />}
      </main>
    </DeedProvider>
  );
}

function HowToBegin() {
  return (
    <div className="empty">
      <p>
        A dossier of your own begins below. Whoever runs this server can also make decks for everyone, in a
        terminal:
      </p>
      <pre className="command">npm run decks -- FOLDER --out decks/NAME</pre>
    </div>
  );
}
