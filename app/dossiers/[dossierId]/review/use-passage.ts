import { type RefObject, useCallback, useEffect, useMemo, useState } from "react";
import type { Span } from "#lib/base/text.ts";
import type { DocumentBlock } from "#lib/study/document-view.ts";
import { type Move, moved, sentenceAt, stretchesOf } from "./passage.ts";
import { placeInSight, selectedIn, selectIn } from "./selection.ts";

export type Selected = Span & { readonly quote: string };

/** What is selected in the document, by mouse, finger or keyboard: one selection, the browser's own. */
export function usePassage(container: RefObject<HTMLElement | null>, blocks: readonly DocumentBlock[]) {
  const [selected, setSelected] = useState<Selected | null>(null);
  // Cut when it is asked for: most documents are read without a passage ever being chosen by keyboard.
  const cut = useMemo(() => {
    let stretches: Record<"sentences" | "words", readonly Span[]> | null = null;
    return () => {
      stretches ??= { sentences: stretchesOf(blocks, "sentence"), words: stretchesOf(blocks, "word") };
      return stretches;
    };
  }, [blocks]);

  useEffect(() => {
    let frame = 0;
    function onChange() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const found = container.current ? selectedIn(container.current) : null;
        setSelected((before) => (same(before, found) ? before : found));
      });
    }
    document.addEventListener("selectionchange", onChange);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("selectionchange", onChange);
    };
  }, [container]);

  const choose = useCallback(
    (span: Span | null) => {
      const root = container.current;
      if (root && span) selectIn(root, span);
      return root ? selectedIn(root) : null;
    },
    [container],
  );

  /** Begins choosing by keyboard: with the sentence of the current card, or the first one in sight. */
  const begin = useCallback(() => {
    const root = container.current;
    if (!root) return null;
    const here = root.querySelector<HTMLElement>(".spot.here [data-at]");
    const at = here ? Number(here.dataset.at) : placeInSight(root);
    return choose(sentenceAt(cut().sentences, at));
  }, [container, choose, cut]);

  const move = useCallback(
    (step: Move) => {
      const now = container.current ? selectedIn(container.current) : null;
      const { sentences, words } = cut();
      return now ? choose(moved(now, step, sentences, words)) : begin();
    },
    [container, choose, begin, cut],
  );

  /** What is selected at this moment, before the screen has heard of it. */
  const now = useCallback(() => (container.current ? selectedIn(container.current) : null), [container]);
  const clear = useCallback(() => document.getSelection()?.removeAllRanges(), []);
  return { selected, now, begin, move, clear };
}

function same(a: Selected | null, b: Selected | null): boolean {
  return a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end);
}
