"use client";

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { withoutTitle } from "#app/_ui/own-title.ts";
import { useSingleKeys } from "#app/_ui/single-keys.ts";
import { shownTitle } from "#app/_ui/typeset.ts";
import { counted } from "#app/_ui/words.ts";
import { byImportance } from "#lib/study/importance-line.ts";
import type { ReviewView } from "#lib/study/review.ts";
import { CardPane } from "./card-pane.tsx";
import { nearestTo } from "./desk-list.ts";
import { DocumentPane, type Mark } from "./document-pane.tsx";
import { DeskHead } from "./head.tsx";
import type { Command } from "./keys.ts";
import { LeftOut } from "./left-out.tsx";
import { NoticeBar } from "./notice.tsx";
import { Overview } from "./overview.tsx";
import { type Pane, PaneTabs, useLeftOutLink, usePaneSwipe } from "./panes.tsx";
import { PassageBar } from "./passage-bar.tsx";
import { showPlace } from "./selection.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useDocumentMarks } from "./use-document-marks.ts";
import { usePassage } from "./use-passage.ts";
import { useReview } from "./use-review.ts";
import { REASONS } from "./words.ts";

type Props = { readonly view: ReviewView; readonly document: NonNullable<ReviewView["document"]> };

/** The review desk: the document on one side, the card on the other, and everything under the hands. */
export function Desk({ view, document }: Props) {
  const single = useSingleKeys();
  const review = useReview(view, document);
  const { desk, items, item, mode, setMode } = review;
  const [pane, setPane] = useState<Pane>("card");
  const [ownReason, setOwnReason] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const blocks = useMemo(() => withoutTitle(document.blocks, document.title), [document]);
  const passage = usePassage(container, blocks);
  const swipe = usePaneSwipe(pane, setPane);
  useLeftOutLink(setPane);

  const cardIds = items.flatMap((one) => (one.kind === "card" ? one.id : [])).join(" ");
  const marks = useMemo(() => {
    const numbers = new Map(cardIds.split(" ").map((id, index) => [id, index + 1]));
    const kinds = new Map(view.cards.map((card) => [card.id, card.category]));
    return document.marked.map((id): Mark => {
      // Shown when its card is on the desk, and not otherwise.
      if (/^(?:refused|context):/u.test(id)) return { kind: "silent", number: null };
      return { kind: kinds.get(id) ?? "mixed", number: numbers.get(id) ?? null };
    });
  }, [document.marked, view.cards, cardIds]);

  const { goTo } = review;
  const latestGoTo = useRef(goTo);
  useEffect(() => {
    latestGoTo.current = goTo;
  });
  const onGo = useCallback((id: string) => {
    latestGoTo.current(id);
    setPane("card");
  }, []);
  useDocumentMarks({
    container,
    marked: document.marked,
    current: item?.id ?? null,
    category: item?.kind === "card" ? (item.card.category ?? "mixed") : "mixed",
    cards: desk.cards,
    pane,
    onGo,
  });

  // The focus follows the card, so that a screen reader reads it and Tab goes on from there. Not on arrival.
  const moved = useRef(false);
  const shown = `${item?.id ?? "none"} ${mode === "look"}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each card that comes up is a new moment.
  useLayoutEffect(() => {
    if (moved.current && mode === "look") heading.current?.focus({ preventScroll: true });
    moved.current = true;
  }, [shown, mode]);

  function beginWriting() {
    const selected = passage.now();
    if (!selected) {
      if (!document.whole) return;
      setPane("document");
      setMode("pick");
      // On a phone the document has to be there before anything in it can be chosen.
      requestAnimationFrame(() => passage.begin());
      return;
    }
    const { id: documentId, title: documentTitle, versionId } = document;
    review.beginWriting({ documentId, documentTitle, versionId, ...selected });
    setPane("card");
  }

  const open = items.filter((one) => one.kind === "card" && one.card.decision === null).length;
  function command(wanted: Command): boolean {
    if (typeof wanted === "object") {
      const reason = REASONS[wanted.reason - 1];
      if (reason === undefined) setOwnReason(true);
      else review.reject(reason);
      return true;
    }
    switch (wanted) {
      case "next":
        review.step(1);
        return true;
      case "previous":
        review.step(-1);
        return true;
      case "accept":
        review.accept();
        return true;
      case "go":
        if (item) review.accept();
        else if (open > 0) review.setFilter({ show: "all", category: null });
        else if (review.next) void review.goToNext();
        // The page's one filled link follows Enter by itself.
        else return false;
        return true;
      case "edit":
        review.edit();
        setPane("card");
        return true;
      case "reject":
      case "merge":
        if (item?.kind !== "card") return false;
        setOwnReason(false);
        setMode(wanted);
        setPane("card");
        return true;
      case "write":
        beginWriting();
        return true;
      case "undo":
      case "redo":
        review.undo(wanted);
        return true;
      case "document":
        void review.goToNext();
        return true;
      case "leave":
        if (mode === "pick") passage.clear();
        setMode("look");
        return true;
    }
  }
  useDeskKeys(single, mode, { command, move: passage.move, take: beginWriting });

  const ranked = useMemo(() => [...desk.cards.values()].toSorted(byImportance), [desk.cards]);
  const showAt = (at: number) => {
    setPane("document");
    requestAnimationFrame(() => container.current && showPlace(container.current, at));
  };
  return (
    <div className={`review${single ? "" : " keys-off"}`} data-pane={pane} data-waiting={desk.pending.length}>
      <DeskHead view={view} document={document} items={items} cards={desk.cards} />
      <PaneTabs pane={pane} onPane={setPane} />
      <div className="pane-overview">
        <Overview
          document={document}
          items={items}
          cards={desk.cards}
          current={item}
          filter={review.filter}
          onFilter={(filter) => {
            review.setFilter(filter);
          }}
          onLimit={review.limit}
          onPlace={(share) => {
            const nearest = nearestTo(items, document, share);
            if (nearest !== null) onGo(nearest);
          }}
        />
      </div>
      <div className="review-desk" {...swipe}>
        <section className="pane-card" aria-label="The card">
          <CardPane
            review={review}
            view={view}
            document={document}
            ranked={ranked}
            heading={heading}
            ownReason={ownReason}
            onCommand={command}
          />
          {review.trouble ? (
            <output className="problem">
              The server does not answer. {counted(desk.pending.length, "step")} wait on this page and are
              sent as soon as it does; keep the page open.
            </output>
          ) : null}
        </section>
        <article className="pane-document" aria-label={shownTitle(document.title)}>
          <h2 className="sr">The document</h2>
          <DocumentPane blocks={blocks} marks={marks} container={container} />
          {document.whole && mode !== "write" ? (
            <PassageBar
              selected={passage.selected}
              picking={mode === "pick"}
              onWrite={beginWriting}
              onLeave={() => command("leave")}
            />
          ) : null}
        </article>
      </div>
      <div className="pane-overview">
        <LeftOut
          refused={items.flatMap((one) => (one.kind === "refused" ? one.candidate : []))}
          leftOut={document.leftOut}
          onTake={review.take}
          onShow={showAt}
        />
      </div>
      <NoticeBar notice={review.notice} onUndo={() => review.undo("undo")} />
    </div>
  );
}
