"use client";

import { type FormEvent, useId } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { shownTitle } from "#app/_ui/typeset.ts";
import type { StudyCard } from "#lib/study/types.ts";
import type { CardDeed } from "./sitting.ts";

type Props = {
  readonly card: StudyCard;
  /** The receipt that lay open. */
  readonly receipt: number;
  readonly onChallenge: (deed: CardDeed) => void;
  readonly onClose: () => void;
};

/** "The source does not say this": which receipt is doubted, and a few words if one likes. Enter files it. */
export function ChallengeDialog({ card, receipt, onChallenge, onClose }: Props) {
  const id = useId();
  const { receipts } = card;

  function file(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const doubted = Number(form.get("receipt"));
    const note = form.get("note");
    onClose();
    onChallenge({
      kind: "challenged",
      receipt: receipts.length === 0 ? null : Number.isInteger(doubted) ? doubted : 0,
      note: typeof note === "string" ? note.trim() : "",
    });
  }

  return (
    <Dialog title="The source does not say this" open onClose={onClose}>
      <form className="stack challenge-form" onSubmit={file}>
        <p>
          The card is parked until it is settled.{" "}
          {card.extra?.mayEdit
            ? "The doubt is kept for you"
            : "The doubt goes to whoever made the card, or is kept for you where it came with the program"}
          , with the receipt.
        </p>
        {receipts.length > 1 ? (
          <fieldset className="receipt-choice">
            <legend>Which receipt?</legend>
            {receipts.map((one, index) => (
              <label key={`${one.documentTitle} ${one.start} ${one.role}`}>
                <input type="radio" name="receipt" value={index} defaultChecked={index === receipt} />
                <span>
                  “{one.quote}” <span className="quiet">{shownTitle(one.documentTitle)}</span>
                </span>
              </label>
            ))}
          </fieldset>
        ) : (
          <>
            <input type="hidden" name="receipt" value={0} />
            {receipts[0] ? (
              <blockquote className="proof">{receipts[0].quote}</blockquote>
            ) : (
              <p className="quiet">This card has no receipt.</p>
            )}
          </>
        )}
        <div className="field">
          <label htmlFor={id}>What does it say instead? (if you like)</label>
          <input id={id} name="note" maxLength={2_000} autoComplete="off" />
        </div>
        <button type="submit" className="btn go">
          Park the card
        </button>
      </form>
    </Dialog>
  );
}
