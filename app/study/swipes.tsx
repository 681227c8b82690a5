"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { RATING_WORDS } from "#app/_ui/rating-words.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { type Direction, isInside, RATING_OF, swipeOf } from "./swipe.ts";

type Props = {
  readonly revealed: boolean;
  /** What the ratings are called here. */
  readonly words?: Readonly<Record<Rating, string>>;
  readonly onReveal: () => void;
  readonly onGrade: (rating: Rating) => void;
};

/** What has its own use for a finger. */
const OPERABLE = "a, button, input, textarea, select, summary, audio, dialog, [contenteditable], [draggable]";

/**
 * Rates a card by a swipe over it: left Again, right Good, and where nothing scrolls down Hard and up Easy. Before the
 * answer is shown any swipe shows it. The word appears under the finger before it is lifted; nothing moves.
 */
export function Swipes({ revealed, words = RATING_WORDS, onReveal, onGrade }: Props) {
  const [meant, setMeant] = useState<Direction | null>(null);
  const latest = useRef({ revealed, onReveal, onGrade });
  useEffect(() => {
    latest.current = { revealed, onReveal, onGrade };
  });

  // The browser has to know before the finger comes which ways are its own.
  useLayoutEffect(() => {
    const stage = document.querySelector<HTMLElement>(".study");
    if (!stage) return;
    const look = () => {
      stage.dataset.swipes = isStill() ? "all" : "sideways";
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(stage);
    return () => {
      watch.disconnect();
      delete stage.dataset.swipes;
    };
  }, []);

  useEffect(() => {
    let from: { x: number; y: number; at: number; id: number } | null = null;
    const stroke = (event: PointerEvent) =>
      from && from.id === event.pointerId
        ? swipeOf(
            { dx: event.clientX - from.x, dy: event.clientY - from.y, ms: event.timeStamp - from.at },
            isStill(),
          )
        : null;
    function down(event: PointerEvent) {
      const onCard = event.target instanceof Element && event.target.closest(".stage") !== null;
      const operable = event.target instanceof Element && event.target.closest(OPERABLE) !== null;
      // A second finger zooms, and a selection is being made longer.
      const alone = event.isPrimary && event.pointerType === "touch" && getSelection()?.isCollapsed !== false;
      from =
        alone && onCard && !operable && isInside(event.clientX, innerWidth) && !isZoomed()
          ? { x: event.clientX, y: event.clientY, at: event.timeStamp, id: event.pointerId }
          : null;
    }
    function move(event: PointerEvent) {
      if (from) setMeant(latest.current.revealed ? stroke(event) : null);
    }
    function up(event: PointerEvent) {
      const direction = stroke(event);
      end();
      if (direction === null) return;
      const { revealed: shown, onReveal: reveal, onGrade: grade } = latest.current;
      if (shown) grade(RATING_OF[direction]);
      else reveal();
    }
    function end() {
      from = null;
      setMeant(null);
    }
    window.addEventListener("pointerdown", down);
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", end);
    return () => {
      window.removeEventListener("pointerdown", down);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", end);
    };
  }, []);

  return meant === null ? null : (
    <p className="swipe-hint" aria-hidden="true">
      {words[RATING_OF[meant]]}
    </p>
  );
}

function isStill(): boolean {
  return document.documentElement.scrollHeight <= innerHeight + 1;
}

/** Whoever has zoomed in moves the page with one finger. */
function isZoomed(): boolean {
  return (window.visualViewport?.scale ?? 1) > 1.01;
}
