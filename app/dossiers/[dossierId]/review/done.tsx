import Link from "next/link";
import type { Ref } from "react";
import { shownTitle } from "#app/_ui/typeset.ts";
import { capital, counted, numberWord } from "#app/_ui/words.ts";
import type { DeskCard, DeskDocument } from "#lib/study/review.ts";
import { sumOf } from "./words.ts";

type Props = {
  readonly dossierId: string;
  readonly published: boolean;
  /** Of this document. */
  readonly cards: readonly DeskCard[];
  readonly all: ReadonlyMap<string, DeskCard>;
  readonly next: { readonly title: string; readonly undecided: number | null } | null;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onNext: () => void;
  readonly onShowAll: () => void;
};

/** Nothing left under the filter: what was decided, and the one next step. */
export function Done({ dossierId, published, cards, all, next, heading, onNext, onShowAll }: Props) {
  const open = cards.filter((card) => card.decision === null).length;
  if (open > 0) {
    return (
      <div className="desk-done">
        <h2 ref={heading} tabIndex={-1}>
          No card here is like that now.
        </h2>
        <p className="quiet">Another filter shows the others.</p>
        <p className="row">
          <button type="button" className="btn go" onClick={onShowAll}>
            Show all cards <kbd>Enter</kbd>
          </button>
        </p>
      </div>
    );
  }
  if (all.size === 0) {
    return (
      <div className="desk-done">
        <h2 ref={heading} tabIndex={-1}>
          There are no cards yet.
        </h2>
        <p className="quiet">
          They are made on the page of the dossier. What you select in the document can be made into one here.
        </p>
        <p className="row">
          <Link className="btn go" data-enter href={`/dossiers/${encodeURIComponent(dossierId)}`}>
            To the dossier <kbd>Enter</kbd>
          </Link>
        </p>
      </div>
    );
  }
  const waiting = [...all.values()].filter((card) => card.decision === null).length;
  const kept = [...all.values()].filter((card) => card.decision !== "rejected").length;
  const drafts = [...all.values()].filter((card) => card.decision !== "rejected" && !card.studied).length;
  return (
    <div className="desk-done">
      <h2 ref={heading} tabIndex={-1}>
        {waiting > 0 || next !== null
          ? cards.length === 0
            ? "This document made no cards."
            : "This document is done."
          : `Every card is decided: ${numberWord(kept)} to learn.`}
      </h2>
      <p className="quiet">
        {cards.length === 0 ? "Select a passage of it to write one." : `${capital(sumOf(cards))}.`}
      </p>
      {next === null ? (
        <p className="row">
          <Link className="btn go" data-enter href={`/dossiers/${encodeURIComponent(dossierId)}#publish`}>
            {publishWords(published, drafts)} <kbd>Enter</kbd>
          </Link>
        </p>
      ) : (
        <>
          <p className="row">
            <button type="button" className="btn go" onClick={onNext}>
              Next: {shownTitle(next.title)} <kbd>N</kbd>
            </button>
          </p>
          {next.undecided === null ? null : (
            <p className="quiet small">{capital(counted(next.undecided, "card"))} to look at there.</p>
          )}
        </>
      )}
      <p className="row">
        <button type="button" className="btn plain" onClick={onShowAll}>
          Look through them again
        </button>
      </p>
    </div>
  );
}

function publishWords(published: boolean, drafts: number): string {
  if (!published) return "Go on to publishing";
  return drafts === 0 ? "To the dossier" : `Publish ${counted(drafts, "new card")}`;
}

export type NextStation = {
  readonly documentId: string;
  readonly title: string;
  readonly part: number | null;
  readonly undecided: number | null;
};

/** Where to go on: the next part of a long document, then the next document with something undecided. */
export function nextStation(
  documents: readonly DeskDocument[],
  document: { readonly id: string; readonly title: string; readonly part: number; readonly parts: number },
  cards: Iterable<DeskCard>,
): NextStation | null {
  if (document.part < document.parts) {
    const part = document.part + 1;
    return { documentId: document.id, title: `part ${part} of ${document.parts}`, part, undecided: null };
  }
  const open = [...cards].filter((card) => card.decision === null);
  const at = documents.findIndex((one) => one.id === document.id);
  const order = [...documents.slice(at + 1), ...documents.slice(0, Math.max(0, at))];
  for (const { id, title } of order) {
    const undecided = open.filter((card) => card.receipts.some((one) => one.documentId === id)).length;
    if (undecided > 0) return { documentId: id, title, part: null, undecided };
  }
  return null;
}
