import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { userIdOf } from "#lib/services/context.ts";
import { homeView } from "#lib/services/study/home.ts";
import { CountsLine, dueOf } from "./_ui/counts.tsx";
import { DossierSection } from "./_ui/dossier-section.tsx";
import { comingUp, headline, lede } from "./_ui/home-words.ts";
import { Opening } from "./_ui/opening.tsx";
import { TopBar } from "./_ui/top-bar.tsx";
import { figure, longDate } from "./_ui/words.ts";

export const metadata = { title: { absolute: "Today · Dossier" } };

/** Home: one true sentence about now, its one action, then the dossiers with their decks. */
export default async function HomePage() {
  const ctx = await requestContext();
  const view = await homeView(ctx);
  const userId = userIdOf(ctx);
  const due = dueOf(view.counts);
  const nothingYet = view.known.total === 0;
  const explanation = lede(view);
  return (
    <>
      <TopBar userId={userId} />
      <main id="main" className="page home">
        <section className="due" aria-labelledby="due">
          {/* Which day it is for a visitor, only the visitor's device knows. */}
          {userId === null ? null : <p className="day">{longDate(view.studyDay)}</p>}
          <h1 id="due">{headline(view)}</h1>
          {explanation === null ? null : <p className="lede">{explanation}</p>}
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
        </section>

        {view.dossiers.map((dossier, index) => (
          <DossierSection key={dossier.id} dossier={dossier} id={index === 0 ? "decks" : undefined} />
        ))}

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
      </main>
    </>
  );
}

function HowToBegin() {
  return (
    <div className="empty">
      <p>
        Whoever runs this server makes decks from documents in a terminal, and starts it again. The decks then
        stand here, for everyone.
      </p>
      <pre className="command">npm run decks -- FOLDER --out decks/NAME</pre>
    </div>
  );
}
