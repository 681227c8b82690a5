import type { Counts } from "#lib/study/types.ts";
import { figure } from "./words.ts";

const PARTS = [
  { key: "new", colour: "c-new", word: "new" },
  { key: "learning", colour: "c-learn", word: "learning" },
  { key: "review", colour: "c-rev", word: "review" },
] as const;

/** The three counts people know, each with its word. */
export function CountsLine({ counts }: { readonly counts: Counts }) {
  return (
    <p className="counts">
      {PARTS.map(({ key, colour, word }) => (
        <span key={key} className={counts[key] === 0 ? "zero" : colour}>
          <b>{figure(counts[key])}</b> {word}
        </span>
      ))}
    </p>
  );
}

/** The same under column heads; the words are for those who do not see the heads. */
export function CountsCells({ counts }: { readonly counts: Counts }) {
  return (
    <span className="counts wide">
      {PARTS.map(({ key, colour, word }) => (
        <span key={key} className={counts[key] === 0 ? "zero" : colour}>
          {figure(counts[key])}
          <span className="sr"> {word}</span>
        </span>
      ))}
    </span>
  );
}

/** What is left of today while studying, the kind of the card on the screen underlined. */
export function CountsLeft({
  counts,
  current,
}: {
  readonly counts: Counts;
  readonly current: keyof Counts | null;
}) {
  return (
    <span className="counts-left num">
      <span className="sr">Left today: </span>
      {PARTS.map(({ key, colour, word }) => (
        <span key={key} className={counts[key] === 0 ? "zero" : colour} title={word}>
          {key === current ? <u>{figure(counts[key])}</u> : figure(counts[key])}
          <span className="sr"> {word}</span>
        </span>
      ))}
    </span>
  );
}

/** All that is due, whichever kind. */
export function dueOf(counts: Counts): number {
  return counts.new + counts.learning + counts.review;
}
