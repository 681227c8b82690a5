import Link from "next/link";
import { momentWords } from "#app/_ui/card-info/info-words.ts";
import { documentPath } from "#app/_ui/document-link.ts";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import type { StudyClock, StudyDay } from "#lib/base/study-time.ts";
import type { ShownChallenge } from "#lib/services/challenges/challenges-view.ts";
import { Settle } from "./settle.tsx";

type Props = { readonly challenge: ShownChallenge; readonly clock: StudyClock; readonly today: StudyDay };

const STATUS: Readonly<Record<ShownChallenge["status"], string>> = {
  open: "Waits for an answer",
  upheld: "Right: the card was wrong",
  answered: "The source does say it",
  withdrawn: "Taken back",
};

/** One doubt: the card as it stood, its receipt, the words of the learner, and what came back. */
export function Challenge({ challenge, clock, today }: Props) {
  const { receipt, note, reply, status } = challenge;
  return (
    <li className="challenge">
      <p className="small quiet">
        {[challenge.dossierTitle, challenge.deckTitle].filter((title) => title !== null).join(", ")} ·{" "}
        {challenge.by === null ? "" : `${challenge.by}, `}
        {momentWords(challenge.at, clock, today)}
      </p>
      <h3 className="question" dir="auto">
        {challenge.mayOpen ? (
          <Link href={`/cards/${encodeURIComponent(challenge.cardId)}`} prefetch={false}>
            {typeset(challenge.question)}
          </Link>
        ) : (
          typeset(challenge.question)
        )}
      </h3>
      <p className="text" dir="auto">
        {shownAnswer(challenge.answer)}
      </p>
      {receipt ? (
        <blockquote className="proof">
          <span className="mark" dir="auto">
            {receipt.quote}
          </span>
          <cite>
            {receipt.documentId === null || !challenge.mayOpen ? (
              shownTitle(receipt.document)
            ) : (
              <Link
                href={documentPath(receipt.documentId, {
                  cardId: challenge.cardId,
                  start: receipt.start,
                  end: receipt.end,
                })}
                prefetch={false}
              >
                {shownTitle(receipt.document)}
              </Link>
            )}
          </cite>
        </blockquote>
      ) : (
        <p className="quiet">The card had no receipt.</p>
      )}
      {note === "" ? null : (
        <p className="note">
          “<bdi>{note}</bdi>”
        </p>
      )}
      <p>
        <b>{STATUS[status]}.</b> <bdi>{reply}</bdi>
      </p>
      <Settle challenge={challenge} />
    </li>
  );
}
