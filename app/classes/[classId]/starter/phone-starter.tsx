"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import type { PupilStarter, StarterQuestion } from "#lib/services/morning/answer-starter.ts";
import { answer } from "./actions.ts";

type Told = { readonly right: boolean | null; readonly answer: string };

/** The cards of a starter on a pupil's device, one below the other: typed and marked, or shown and judged. */
export function PhoneStarter({
  classId,
  starter,
}: {
  readonly classId: string;
  readonly starter: PupilStarter;
}) {
  const [told, setTold] = useState<ReadonlyMap<string, Told>>(
    () =>
      new Map(
        starter.cards.flatMap(({ cardId, right, answer: words }) =>
          right === null || words === null ? [] : [[cardId, { right, answer: words }] as const],
        ),
      ),
  );
  const done = starter.cards.filter(({ cardId }) => (told.get(cardId)?.right ?? null) !== null).length;
  return (
    <>
      <ol className="phone-starter">
        {starter.cards.map((card, i) => (
          <Card
            key={card.cardId}
            card={card}
            place={`${i + 1} of ${starter.cards.length}`}
            told={told.get(card.cardId) ?? null}
            ask={async (sent) => {
              const reply = await answer({ ...sent, classId, starterId: starter.id, cardId: card.cardId });
              if (!reply.ok) return reply.message;
              setTold((before) => new Map(before).set(card.cardId, reply.value));
              return null;
            }}
          />
        ))}
      </ol>
      <output className="quiet">{done === starter.cards.length ? "That was all of it." : ""}</output>
      {done === starter.cards.length ? (
        <Link className="btn go" href={`/classes/${encodeURIComponent(classId)}`} prefetch={false}>
          Back to the class
        </Link>
      ) : null}
    </>
  );
}

type Sent =
  | { readonly kind: "typed"; readonly response: string }
  | { readonly kind: "shown" }
  | { readonly kind: "graded"; readonly right: boolean };

function Card({
  card,
  place,
  told,
  ask,
}: {
  readonly card: StarterQuestion;
  readonly place: string;
  readonly told: Told | null;
  readonly ask: (sent: Sent) => Promise<string | null>;
}) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const send = async (sent: Sent): Promise<void> => {
    setPending(true);
    setTrouble(await ask(sent).catch(() => "The server did not answer. Nothing was lost; try again."));
    setPending(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const response = new FormData(event.currentTarget).get("response");
    if (typeof response === "string" && response.trim() !== "") void send({ kind: "typed", response });
  };
  const id = `answer-${card.cardId}`;
  return (
    <li>
      <p className="note">{place}</p>
      <h2 id={`${id}-question`} className="question" dir="auto">
        {questionWords(card)}
      </h2>
      {told === null && card.way === "typed" ? (
        <form className="row" onSubmit={submit}>
          <input
            id={id}
            name="response"
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={500}
            aria-labelledby={`${id}-question`}
          />
          <button type="submit" className="btn" disabled={pending}>
            Check
          </button>
        </form>
      ) : null}
      {told === null && card.way === "show" ? (
        <button type="button" className="btn" disabled={pending} onClick={() => void send({ kind: "shown" })}>
          Show answer
        </button>
      ) : null}
      <div aria-live="polite">
        {told === null ? null : (
          <p className="told">
            {told.right === null ? "" : told.right ? "Right: " : "Not quite: "}
            <b>
              <bdi>{answerWords({ category: card.category, answer: told.answer })}</bdi>
            </b>
          </p>
        )}
      </div>
      {told !== null && told.right === null ? (
        <div className="row">
          <button
            type="button"
            className="btn"
            disabled={pending}
            onClick={() => void send({ kind: "graded", right: true })}
          >
            I knew it
          </button>
          <button
            type="button"
            className="btn"
            disabled={pending}
            onClick={() => void send({ kind: "graded", right: false })}
          >
            I did not
          </button>
        </div>
      ) : null}
      {trouble === null ? null : (
        <p className="err small" role="alert">
          {trouble}
        </p>
      )}
    </li>
  );
}
