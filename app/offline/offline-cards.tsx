"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { counted, figure } from "#app/_ui/words.ts";
import { CardRow } from "#app/decks/[deckId]/card-row.tsx";
import { zoneHere } from "#app/study/device.ts";
import { foldText } from "#lib/base/text.ts";
import { cardsOnDevice, type OnDevice } from "#lib/study/offline-session.ts";

type Props = {
  readonly here: OnDevice;
  readonly now: number;
  /** The deck whose page was asked for; null for the page of all cards. */
  readonly deckId: string | null;
};

/** More than anybody looks through; the search finds the others. */
const MOST_SHOWN = 200;

/** The cards on this device without the server: to look something up, by words. What changes them needs the server. */
export function OfflineCards({ here, now, deckId }: Props) {
  const [typed, setTyped] = useState("");
  const [deck, setDeck] = useState(deckId ?? "");
  const words = useDeferredValue(typed);
  const { cards, clock, today } = useMemo(() => cardsOnDevice(here, { zone: zoneHere(), now }), [here, now]);
  const folded = useMemo(
    () =>
      cards.map((one) => ({
        ...one,
        text: foldText(`${questionWords(one.card)} ${answerWords(one.card)} ${tagsOf(one.card)}`),
      })),
    [cards],
  );
  const found = useMemo(() => {
    const wanted = foldText(words).split(" ").filter(Boolean);
    const of = here.pack.decks.find(({ id }) => id === deck)?.studied;
    return folded.filter(
      ({ text, decks }) =>
        (of === undefined || decks.some((index) => of.includes(index))) &&
        wanted.every((word) => text.includes(word)),
    );
  }, [folded, words, deck, here]);
  return (
    <main id="main" className="page">
      <h1>Cards on this device</h1>
      <p className="lede">
        The server cannot be reached. Here are the cards of the next days, to be looked up; the others, and
        whatever changes cards, need the server.
      </p>
      <div className="row">
        <div className="field">
          <label htmlFor="offline-words">Words</label>
          <input
            id="offline-words"
            type="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="offline-deck">Deck</label>
          <select id="offline-deck" value={deck} onChange={(event) => setDeck(event.target.value)}>
            <option value="">All decks</option>
            {here.pack.decks.map(({ id, title, dossierTitle }) => (
              <option key={id} value={id}>
                {title}, {dossierTitle}
              </option>
            ))}
          </select>
        </div>
      </div>
      <output className="quiet">
        {found.length > MOST_SHOWN
          ? `${figure(found.length)} cards; the first ${MOST_SHOWN} are shown.`
          : `${counted(found.length, "card")}.`}
      </output>
      <ul className="card-list">
        {found.slice(0, MOST_SHOWN).map(({ card }) => (
          <CardRow key={card.id} card={card} now={now} today={today} clock={clock} showKind />
        ))}
      </ul>
      <p className="row">
        <a className="btn" href="/">
          What is due
        </a>
      </p>
    </main>
  );
}

function tagsOf({ extra }: { readonly extra?: { readonly tags?: readonly string[] } | undefined }): string {
  return extra?.tags?.map((tag) => `#${tag}`).join(" ") ?? "";
}
