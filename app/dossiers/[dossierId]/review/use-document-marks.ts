import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { contextId, type DeskCard } from "#lib/study/review.ts";
import { isNarrow, type Pane } from "./panes.tsx";

type Options = {
  readonly container: RefObject<HTMLElement | null>;
  /** Ids of what is marked, by the numbers in the document. */
  readonly marked: readonly string[];
  readonly current: string | null;
  readonly cards: ReadonlyMap<string, DeskCard>;
  /** The current card's kind: the colour of its place. */
  readonly category: string;
  readonly pane: Pane;
  readonly onGo: (id: string) => void;
};

/** Marks in the document, without drawing it again: what is current, and what was decided. Its spans lead to their cards. */
export function useDocumentMarks(options: Options): void {
  const { container, marked, current, category, cards, pane, onGo } = options;
  const arrived = useRef(false);
  useLayoutEffect(() => {
    const root = container.current;
    if (!root) return;
    for (const spot of root.querySelectorAll<HTMLElement>(".spot.here")) {
      spot.classList.remove("here", "first", "last");
      delete spot.dataset.kind;
    }
    const spots = current === null ? [] : spotsOf(root, marked, current);
    for (const [i, spot] of spots.entries()) {
      spot.classList.add("here");
      spot.dataset.kind = category;
      // Neighbouring pieces are one place, however other evidence cuts them.
      if (!touches(spots[i - 1], spot)) spot.classList.add("first");
      if (!touches(spot, spots[i + 1])) spot.classList.add("last");
    }
    const first = !arrived.current;
    arrived.current = true;
    if (isNarrow()) {
      if (pane === "document") spots[0]?.scrollIntoView({ block: "center" });
      else if (!first) toTopOfCard(root);
      return;
    }
    if (first) showDesk(root);
    spots[0]?.scrollIntoView({ block: "nearest" });
  }, [container, marked, current, category, pane]);

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

/** The pieces of the current card, in order, those that only imply a part among them; the first one proves. */
function spotsOf(root: Element, marked: readonly string[], current: string): readonly HTMLElement[] {
  const of = (id: string): readonly HTMLElement[] => {
    const index = marked.indexOf(id);
    return index < 0 ? [] : [...root.querySelectorAll<HTMLElement>(`.spot[data-items~="${index}"]`)];
  };
  const proof = of(current);
  return [...proof, ...of(contextId(current)).filter((spot) => !proof.includes(spot))];
}

/** Whether nothing but numbers stands between two pieces. */
function touches(a: Element | undefined, b: Element | undefined): boolean {
  let next = a?.nextElementSibling ?? null;
  while (next?.classList.contains("spot-ref")) next = next.nextElementSibling;
  return next !== null && next === b;
}

/** On arrival: the desk whole, where the window is too low for everything above it. */
function showDesk(root: Element): void {
  const desk = root.closest(".review-desk");
  const acts = desk?.querySelector(".desk-dock");
  if (desk && acts && acts.getBoundingClientRect().bottom > window.innerHeight)
    desk.scrollIntoView({ block: "start" });
}

/** On a phone each card begins at its head, under the switch. */
function toTopOfCard(root: Element): void {
  const desk = root.closest(".review-desk");
  const bar = root.closest(".review")?.querySelector(".pane-tabs");
  if (!desk || !bar) return;
  const over = desk.getBoundingClientRect().top - bar.getBoundingClientRect().height;
  if (over < 0) window.scrollBy(0, over);
}
