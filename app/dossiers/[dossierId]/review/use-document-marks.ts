import { type RefObject, useEffect, useLayoutEffect } from "react";
import type { DeskCard } from "#lib/study/review.ts";

type Options = {
  readonly container: RefObject<HTMLElement | null>;
  /** Ids of what is marked, by the numbers in the document. */
  readonly marked: readonly string[];
  readonly current: string | null;
  readonly cards: ReadonlyMap<string, DeskCard>;
  /** Whether the document can be seen (on a phone it may lie under the card). */
  readonly visible: boolean;
  readonly onGo: (id: string) => void;
};

/** Marks in the document, without drawing it again: what is current, and what was decided. Its spans lead to their cards. */
export function useDocumentMarks({ container, marked, current, cards, visible, onGo }: Options): void {
  useLayoutEffect(() => {
    const root = container.current;
    if (!root) return;
    for (const spot of root.querySelectorAll(".spot.here")) spot.classList.remove("here");
    const index = current === null ? -1 : marked.indexOf(current);
    if (index < 0) return;
    const spots = root.querySelectorAll<HTMLElement>(`.spot[data-items~="${index}"]`);
    for (const spot of spots) spot.classList.add("here");
    if (visible) spots[0]?.scrollIntoView({ block: "nearest" });
  }, [container, marked, current, visible]);

  useEffect(() => {
    for (const ref of container.current?.querySelectorAll<HTMLElement>(".spot-ref") ?? []) {
      const card = cards.get(marked[Number(ref.dataset.item)] ?? "");
      ref.dataset.state = card === undefined ? "gone" : (card.decision ?? "open");
    }
  }, [container, marked, cards]);

  useEffect(() => {
    const root = container.current;
    function onClick(event: MouseEvent) {
      if (!(event.target instanceof Element) || !(document.getSelection()?.isCollapsed ?? true)) return;
      const ref = event.target.closest<HTMLElement>(".spot-ref");
      const spot = event.target.closest<HTMLElement>(".spot");
      const index = ref?.dataset.item ?? spot?.dataset.items?.split(" ")[0];
      const id = index === undefined ? undefined : marked[Number(index)];
      if (id !== undefined) onGo(id);
    }
    root?.addEventListener("click", onClick);
    return () => root?.removeEventListener("click", onClick);
  }, [container, marked, onGo]);
}
