import type { Rating } from "#lib/schedule/events.ts";
import { RATING_WORDS } from "./rating-words.ts";

/** What each answer says of one's memory, in a few words. */
export const RATING_MEANINGS: Readonly<Record<Rating, string>> = {
  1: "you did not know it",
  2: "you knew it, but barely",
  3: "you knew it",
  4: "you knew it at once",
};
const RATINGS: readonly Rating[] = [1, 2, 3, 4];

/** The four answers explained, for whoever never saw them. */
export function RatingMeanings() {
  return (
    <>
      <dl className="rating-meanings">
        {RATINGS.map((rating) => (
          <div key={rating}>
            <dt>{RATING_WORDS[rating]}</dt>
            <dd>{RATING_MEANINGS[rating]}</dd>
          </div>
        ))}
      </dl>
      <p className="small quiet">
        Each button says when the card comes back. Only Again counts as forgotten.
      </p>
    </>
  );
}
