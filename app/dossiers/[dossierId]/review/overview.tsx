import { type RefObject, useEffect, useRef, useState } from "react";
import { CategoryMark } from "#app/_ui/category.tsx";
import { Lanes } from "#app/_ui/lanes.tsx";
import { counted, figure } from "#app/_ui/words.ts";
import type { Category } from "#lib/cards/types.ts";
import { lineNow } from "#lib/study/importance-line.ts";
import type { DeskCard, ReviewView } from "#lib/study/review.ts";
import { type Filter, type Item, passes, SHOWS } from "./desk-list.ts";

type Props = {
  readonly document: NonNullable<ReviewView["document"]>;
  readonly items: readonly Item[];
  readonly cards: ReadonlyMap<string, DeskCard>;
  readonly current: Item | null;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly onLimit: (keep: number) => void;
  /** A place of the document, as a share of its length, was pointed at. */
  readonly onPlace: (share: number) => void;
};

const CATEGORIES = [
  "date",
  "participant",
  "quote",
  "proposal",
  "outcome",
] as const satisfies readonly Category[];

/** Where the cards come from, which of them are looked through, and how many are to be learnt. */
export function Overview({ document, items, cards, current, filter, onFilter, onLimit, onPlace }: Props) {
  const strip = useRef<HTMLDivElement>(null);
  usePlaces(strip, onPlace);
  const count = (other: Filter): number => items.filter((item) => passes(item, other)).length;
  return (
    <div className="overview">
      <div ref={strip} className="strip">
        <Lanes lanes={document.lanes} here={laneOf(current, document)} />
      </div>
      <div className="filters">
        <fieldset className="chips">
          <legend className="sr">Which cards</legend>
          {SHOWS.map(({ key, word }) => {
            const n = count({ ...filter, show: key });
            if (n === 0 && key !== filter.show && key !== "all" && key !== "undecided") return null;
            return (
              <button
                key={key}
                type="button"
                className="chip"
                aria-pressed={key === filter.show}
                onClick={() => onFilter({ ...filter, show: key })}
              >
                {word} <span className="num">{figure(n)}</span>
              </button>
            );
          })}
        </fieldset>
        <fieldset className="chips kinds-filter">
          <legend className="sr">Which kinds</legend>
          {CATEGORIES.map((category) => {
            const on = filter.category === category;
            const n = count({ ...filter, category });
            if (n === 0 && !on) return null;
            return (
              <button
                key={category}
                type="button"
                className="chip"
                aria-pressed={on}
                onClick={() => onFilter({ ...filter, category: on ? null : category })}
              >
                <CategoryMark category={category} /> <span className="num">{figure(n)}</span>
              </button>
            );
          })}
        </fieldset>
        <Line cards={cards} onLimit={onLimit} />
      </div>
    </div>
  );
}

/** Where the current item stands, as shares of the document. */
function laneOf(item: Item | null, { id, length }: Props["document"]) {
  if (item === null) return undefined;
  const places =
    item.kind === "refused"
      ? [item.candidate]
      : item.card.receipts.filter((one) => one.documentId === id && one.role !== "context");
  const spans = places.map(({ start, end }) => ({
    from: Math.min(1, start / length),
    to: Math.min(1, end / length),
  }));
  return { kind: item.kind === "refused" ? "left-out" : (item.card.category ?? "mixed"), spans };
}

/** Waits a moment after the last movement, so that one drag is one step. */
const SETTLES_MS = 450;

/** The one slider: at most as many cards as a person would want to learn, the most important first. */
function Line({ cards, onLimit }: Pick<Props, "cards" | "onLimit">) {
  const { kept, of, least } = lineNow([...cards.values()]);
  const [asked, setAsked] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (![...cards.values()].some((card) => card.weight !== null) || of - least < 2) return null;
  const shown = asked ?? kept;
  return (
    <div className="line">
      <label htmlFor="keep">At most</label>
      <input
        id="keep"
        type="range"
        min={Math.max(1, least)}
        max={of}
        value={shown}
        aria-valuetext={`${shown} of ${of} cards`}
        onChange={(event) => {
          const keep = Number(event.target.value);
          setAsked(keep);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            setAsked(null);
            if (keep !== kept) onLimit(keep);
          }, SETTLES_MS);
        }}
      />
      <output htmlFor="keep" className="num">
        {figure(shown)} of {counted(of, "card")}
      </output>
      <span className="small quiet">The least important are left out first.</span>
    </div>
  );
}

/** A click on a lane leads to the card there. For the hand only: the cards themselves have keys and links. */
function usePlaces(strip: RefObject<HTMLElement | null>, onPlace: (share: number) => void): void {
  const latest = useRef(onPlace);
  useEffect(() => {
    latest.current = onPlace;
  });
  useEffect(() => {
    const root = strip.current;
    function onClick(event: MouseEvent) {
      const lane = event.target instanceof Element ? event.target.closest("svg.lane") : null;
      if (!lane) return;
      const { left, width } = lane.getBoundingClientRect();
      if (width > 0) latest.current((event.clientX - left) / width);
    }
    root?.addEventListener("click", onClick);
    return () => root?.removeEventListener("click", onClick);
  }, [strip]);
}
