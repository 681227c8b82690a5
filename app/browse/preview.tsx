"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { CategoryMark } from "#app/_ui/category.tsx";
import { isOneLine, RichBlocks, RichLine } from "#app/_ui/rich-text.tsx";
import { Ruled } from "#app/_ui/ruled.tsx";
import { shownAnswer } from "#app/_ui/typeset.ts";
import { stateWords } from "#app/_ui/words.ts";
import { ReceiptSlip } from "#app/study/receipt-slip.tsx";
import { plainWords } from "#lib/base/plain-words.ts";
import type { BrowseRow } from "#lib/services/browse/browse.ts";
import { hasSound } from "#lib/study/media-in.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { askCard } from "./ask.ts";
import { deckWords, FLAGS, type Now } from "./columns.ts";

/** So long the keyboard rests on a row before its card is fetched: running down the table asks for none. */
const RESTS_MS = 120;

/** The card of a row as it is studied, with its receipt. */
export function Preview({
  row,
  now,
  at,
}: {
  readonly row: BrowseRow | null;
  readonly now: Now;
  readonly at: number;
}) {
  const [card, setCard] = useState<StudyCard | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [receipt, setReceipt] = useState(0);
  const id = row?.id ?? null;
  // A card that was changed is another card to look at.
  const stamp = row ? `${row.id} ${row.version} ${row.state.lastEventId}` : "";

  // biome-ignore lint/correctness/useExhaustiveDependencies: `stamp` says that the card changed.
  useEffect(() => {
    if (id === null) return;
    const control = new AbortController();
    const look = async (): Promise<void> => {
      const reply = await askCard(id, control.signal);
      if (control.signal.aborted) return;
      setReceipt(0);
      setTrouble(reply.ok ? null : reply.message);
      if (reply.ok) setCard(reply.value.card);
    };
    const timer = setTimeout(() => void look(), RESTS_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [id, stamp]);

  if (!row) return <p className="quiet">Choose a card to see it here, with its receipt.</p>;
  const whole = card?.id === row.id ? card : null;
  const drawn = whole?.extra?.drawn;
  // A heading is read as words: a recording in it could not be played.
  const line = drawn && isOneLine(drawn.question) && !hasSound(drawn.question);
  const noteId = whole?.extra?.noteId;
  const { flag, marked } = row.state;
  return (
    <article className="browse-card">
      <p className="small quiet">
        <CategoryMark category={row.category} />
        {row.disputed ? ", source criticism" : ""} · {stateWords(row.state, at, now.today)}
        {flag ? ` · ${FLAGS[flag]} flag` : ""}
        {marked ? " · Marked" : ""}
      </p>
      <h2 dir="auto">{line ? <RichLine rich={drawn.question} /> : questionWords(row)}</h2>
      {drawn && !line ? <RichBlocks rich={drawn.question} below={3} /> : null}
      {whole?.extra?.task?.kind === "choice" ? (
        <ul className="browse-readings" aria-label="Options">
          {whole.extra.task.options.map(({ text, correct }) => (
            <li key={text}>
              {plainWords(text)}
              {correct ? <span className="note"> (right)</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {whole && whole.readings.length > 0 ? (
        <ul className="browse-readings">
          {whole.readings.map(({ value }) => (
            <li key={value}>{shownAnswer(value)}</li>
          ))}
        </ul>
      ) : drawn ? (
        <RichBlocks rich={drawn.answer} below={3} />
      ) : (
        <p className="read">{answerWords(row)}</p>
      )}
      {whole ? <Ruled card={whole} reader={now} /> : null}
      {row.tags.length > 0 ? <p className="note">{row.tags.map((tag) => `#${tag}`).join(" ")}</p> : null}
      <p className="note">
        <Link href={`/decks/${encodeURIComponent(row.deckId)}`} prefetch={false}>
          {deckWords(row.deck)}
        </Link>
        {noteId === undefined ? null : (
          <>
            {" · "}
            <Link href={`/notes/${encodeURIComponent(noteId)}`} prefetch={false}>
              Edit the note
            </Link>
          </>
        )}
      </p>
      {trouble ? <output className="quiet">{trouble}</output> : null}
      {whole ? <ReceiptSlip card={whole} index={receipt} onNext={setReceipt} /> : null}
    </article>
  );
}
