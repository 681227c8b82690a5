import type { ShelfCard } from "#lib/study/home-view.ts";
import { sampled } from "#lib/study/shelf.ts";

const STEP = 5;
const HEIGHT = 28;
/** More lines than this are too thin to see: a large deck is drawn by every n-th card. */
const MOST_LINES = 44;
const SHAPES: Readonly<Record<ShelfCard["state"], string>> = {
  new: "unmet",
  soon: "soon",
  lasting: "lasting",
  faded: "faded",
};

/** A deck as its cards: the taller, the longer it will last; pale, probably forgotten; hollow, not met. */
export function Shelf({ cards, label }: { readonly cards: readonly ShelfCard[]; readonly label: string }) {
  const lines = sampled(cards, MOST_LINES);
  const width = Math.max(STEP, lines.length * STEP);
  return (
    <svg
      className="shelf"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing made of shapes has no file for an img.
      role="img"
      aria-label={label}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
    >
      {lines.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity beyond their place.
        <Line key={index} card={card} x={index * STEP} />
      ))}
    </svg>
  );
}

function Line({ card, x }: { readonly card: ShelfCard; readonly x: number }) {
  if (card.state === "new") {
    return <rect className={SHAPES.new} x={x + 0.5} y={HEIGHT - 5.5} width={2} height={5} />;
  }
  const height = Math.round(7 + Math.min(1, Math.max(0, card.height)) * (HEIGHT - 7));
  return <rect className={SHAPES[card.state]} x={x} y={HEIGHT - height} width={3} height={height} />;
}
