"use client";

import { useMemo } from "react";
import { CountsLine, dueOf } from "#app/_ui/counts.tsx";
import { cardsToday, fewToday } from "#app/_ui/today-words.ts";
import { dateWords, figure } from "#app/_ui/words.ts";
import { grouped } from "#lib/base/grouped.ts";
import type { OnDevice } from "#lib/study/offline-session.ts";
import { sessionHere } from "./on-this-device.ts";

type Props = {
  readonly here: OnDevice;
  /** The address that was asked for. */
  readonly asked: string;
};

const NONE = { new: 0, learning: 0, review: 0 };

/** Home without the server: what is for today on this device, by deck, and for how long it lasts. */
export function OfflineHome({ here, asked }: Props) {
  const all = useMemo(() => sessionHere(here, { kind: "all" }, false), [here]);
  const decks = useMemo(
    () =>
      here.pack.decks.map((deck) => {
        const session = sessionHere(here, { kind: "deck", deckId: deck.id }, false);
        return { ...deck, counts: session?.counts ?? NONE };
      }),
    [here],
  );
  const exams = useMemo(
    () =>
      (here.pack.exams ?? []).flatMap((exam) => {
        const session = sessionHere(here, { kind: "exam", examId: exam.id }, false);
        return session ? [{ ...exam, planned: dueOf(session.counts) }] : [];
      }),
    [here],
  );
  if (!all) return null;
  const due = dueOf(all.counts);
  const over = all.studyDay > here.pack.until;
  return (
    <main id="main" className="page home">
      <section className="due" aria-labelledby="due">
        <h1 id="due">{due === 0 ? "Nothing is due on this device." : `${cardsToday(all.counts)}.`}</h1>
        <p className="lede">
          {isHome(asked)
            ? "The server cannot be reached."
            : "This page needs the server, which cannot be reached."}{" "}
          {over
            ? `What is on this device was meant to last until ${dateWords(here.pack.until, all.studyDay)}; there may be more to do once you are back.`
            : `You can study what is on this device until ${dateWords(here.pack.until, all.studyDay)}; your answers are kept here and sent when it is back.`}
        </p>
        {due > 0 ? (
          <>
            <CountsLine counts={all.counts} />
            <div className="row">
              <a className="btn go" href="/study" data-enter>
                Study <kbd>Enter</kbd>
              </a>
            </div>
          </>
        ) : null}
      </section>
      {exams.length === 0 ? null : (
        <section className="section">
          <header>
            <h2>For an exam</h2>
            <p>As it was planned when the server was last reached.</p>
          </header>
          <ul className="decks bare">
            {exams.map((exam) => (
              <li key={exam.id}>
                <a className="name" href={`/study?exam=${encodeURIComponent(exam.id)}`}>
                  {exam.title}
                </a>
                <span className="due-count">
                  {exam.planned === 0 ? "nothing today" : `${figure(exam.planned)} today`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href="/browse">The cards on this device</a>, to look something up
      </p>
      {[...grouped(decks, (deck) => deck.dossierTitle)].map(([title, own]) => (
        <section key={title} className="section">
          <header>
            <h2>{title}</h2>
          </header>
          <ul className="decks bare">
            {own.map((deck) => (
              <li key={deck.id}>
                <a className="name" href={`/study?deck=${encodeURIComponent(deck.id)}`}>
                  {deck.title}
                </a>
                <span className="due-count">{fewToday(deck.counts)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

function isHome(asked: string): boolean {
  return asked === "/" || asked === "/offline" || asked === "/study";
}
