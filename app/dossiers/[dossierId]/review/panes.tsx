import { type TouchEvent, useEffect, useRef } from "react";

/** What a phone shows of the desk at a time. */
export type Pane = "card" | "document" | "overview";

const PANES = [
  { key: "card", word: "Card" },
  { key: "document", word: "Document" },
  { key: "overview", word: "Overview" },
] as const satisfies readonly { readonly key: Pane; readonly word: string }[];

/** The switch between the panes, for narrow screens. */
export function PaneTabs({ pane, onPane }: { readonly pane: Pane; readonly onPane: (pane: Pane) => void }) {
  return (
    <nav className="pane-tabs" aria-label="Parts of the desk">
      {PANES.map(({ key, word }) => (
        <button key={key} type="button" aria-pressed={key === pane} onClick={() => onPane(key)}>
          {word}
        </button>
      ))}
    </nav>
  );
}

/** How far a finger has to slide, and how much of that across. */
const FAR = 70;
const SLANT = 2;

/** A slide to the side goes to the pane there; not while words are selected, whose handles are slid too. */
export function usePaneSwipe(pane: Pane, onPane: (pane: Pane) => void) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onTouchStart(event: TouchEvent) {
      const finger = event.touches.item(0);
      const free = event.touches.length === 1 && (document.getSelection()?.isCollapsed ?? true);
      from.current = finger && free ? { x: finger.clientX, y: finger.clientY } : null;
    },
    onTouchEnd(event: TouchEvent) {
      const start = from.current;
      const finger = event.changedTouches.item(0);
      from.current = null;
      if (!start || !finger || !(document.getSelection()?.isCollapsed ?? true)) return;
      const [dx, dy] = [finger.clientX - start.x, finger.clientY - start.y];
      if (Math.abs(dx) < FAR || Math.abs(dx) < SLANT * Math.abs(dy)) return;
      if (dx < 0 && pane === "card") onPane("document");
      if (dx > 0 && pane === "document") onPane("card");
    },
  };
}

/** The link to what was left out opens the pane that has it, where it is not in sight anyway. */
export function useLeftOutLink(onPane: (pane: Pane) => void): void {
  useEffect(() => {
    function onHash() {
      if (location.hash !== "#left-out") return;
      onPane("overview");
      requestAnimationFrame(() => document.getElementById("left-out")?.scrollIntoView());
    }
    onHash();
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, [onPane]);
}

/** Whether card and document take turns on the screen. */
export function isNarrow(): boolean {
  return window.matchMedia("(max-width: 63.99rem)").matches;
}
