import type { Ref } from "react";
import type { DeskCard, ReviewView } from "#lib/study/review.ts";
import { CardFacts, CardWords, RefusedFacts, RefusedWords } from "./card-view.tsx";
import { Dock } from "./dock.tsx";
import { Done } from "./done.tsx";
import type { Command } from "./keys.ts";
import { MergePanel } from "./merge-panel.tsx";
import { RejectReasons } from "./reject-reasons.tsx";
import type { useReview } from "./use-review.ts";
import { WordsForm } from "./words-form.tsx";
import { WriteForm } from "./write-form.tsx";

type Props = {
  readonly review: ReturnType<typeof useReview>;
  readonly view: ReviewView;
  readonly document: NonNullable<ReviewView["document"]>;
  /** Every card of the dossier, the most important first. */
  readonly ranked: readonly DeskCard[];
  readonly heading: Ref<HTMLHeadingElement>;
  readonly ownReason: boolean;
  readonly onCommand: (command: Command) => boolean;
};

/** The card on the desk and whatever is being done with it. */
export function CardPane({ review, view, document, ranked, heading, ownReason, onCommand }: Props) {
  const { desk, items, item, mode, draft, problem } = review;
  if (mode === "write" && draft) {
    return (
      <WriteForm
        passage={draft.passage}
        words={draft.words}
        problem={problem}
        onSave={review.write}
        onTyped={review.keepWords}
        onLeave={review.leaveWriting}
      />
    );
  }
  const own = items.flatMap((one) => (one.kind === "card" ? one.card : []));
  if (item === null) {
    return (
      <Done
        dossierId={view.dossierId}
        published={view.published}
        cards={own}
        all={desk.cards}
        next={review.next}
        heading={heading}
        onNext={() => void review.goToNext()}
        onShowAll={() => review.setFilter({ show: "all", category: null })}
      />
    );
  }
  const dock = (
    <Dock
      refused={item.kind === "refused"}
      canUndo={desk.undo.length > 0}
      canRedo={desk.redo.length > 0}
      onCommand={onCommand}
    />
  );
  if (item.kind === "refused") {
    return (
      <>
        <RefusedWords candidate={item.candidate} heading={heading} />
        {dock}
        <RefusedFacts candidate={item.candidate} />
      </>
    );
  }
  const { card } = item;
  const rank = card.weight === null ? null : ranked.findIndex((one) => one.id === card.id) + 1;
  const place = {
    number: own.findIndex((one) => one.id === card.id) + 1,
    of: own.length,
    rank,
    total: ranked.length,
  };
  const facts = <CardFacts dossierId={view.dossierId} card={card} place={place} documentId={document.id} />;
  if (mode === "edit") {
    return (
      <>
        <WordsForm
          key={card.id}
          label="Edit this card"
          title
          words={review.wordsOf(card.id, card)}
          save="Save"
          problem={problem}
          onSave={review.saveEdit}
          onTyped={review.keepWords}
          onLeave={review.leaveEdit}
        />
        {facts}
      </>
    );
  }
  return (
    <>
      <CardWords card={card} place={place} heading={heading} />
      {mode === "reject" ? (
        <RejectReasons
          own={ownReason}
          onReason={review.reject}
          onOwn={() => onCommand({ reason: 6 })}
          onLeave={() => onCommand("leave")}
        />
      ) : null}
      {mode === "merge" ? (
        <MergePanel
          card={card}
          cards={desk.cards}
          onMerge={review.merge}
          onLeave={() => onCommand("leave")}
        />
      ) : null}
      {mode === "look" || mode === "pick" ? dock : null}
      {facts}
    </>
  );
}
