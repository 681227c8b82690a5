import type { MouseEvent } from "react";
import { RATING_WORDS } from "#app/_ui/rating-words.ts";
import { intervalWords } from "#app/_ui/words.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { type Previews, RATINGS } from "#lib/schedule/preview.ts";
import type { KeyMap } from "#lib/study/chords.ts";
import { KeyHint } from "./key-hint.tsx";
import { RATING_NAMES } from "./study-commands.ts";

type Props = {
  readonly previews: Previews;
  readonly revealedAt: number;
  readonly day: string;
  readonly keys: KeyMap;
  /** The rating that Space and Enter give. */
  readonly proposed: Rating;
  /** Whether a press was meant: judged by all presses of the dock, also those of the button that was here before. */
  readonly deliberate: (event: MouseEvent) => boolean;
  readonly onGrade: (rating: Rating) => void;
};

/** The four answers, each with the day on which the card then comes back. */
export function Grades({ previews, revealedAt, day, keys, proposed, deliberate, onGrade }: Props) {
  return (
    <fieldset className="grades" aria-label="How well did you recall it?">
      {RATINGS.map((rating) => (
        <button
          key={rating}
          type="button"
          className={`btn grade${rating === proposed ? " go" : ""}`}
          onClick={(event) => deliberate(event) && onGrade(rating)}
        >
          {RATING_WORDS[rating]}{" "}
          <span className="when">{intervalWords(previews[rating].due, revealedAt, day)}</span>
          <KeyHint keys={keys[RATING_NAMES[rating]]} />
        </button>
      ))}
    </fieldset>
  );
}

/** What the ratings are called where no day depends on them. */
export const PRACTICE_WORDS: Readonly<Record<Rating, string>> = {
  1: "Missed",
  2: "Knew it",
  3: "Knew it",
  4: "Knew it",
};

/** The two answers of a practice: the card comes back in it, or is done. */
export function PracticeGrades({
  keys,
  proposed,
  deliberate,
  onGrade,
}: Pick<Props, "keys" | "proposed" | "deliberate" | "onGrade">) {
  return (
    <fieldset className="grades two" aria-label="Did you know it?">
      {([1, 3] as const).map((rating) => (
        <button
          key={rating}
          type="button"
          className={`btn grade${(proposed === 1) === (rating === 1) ? " go" : ""}`}
          onClick={(event) => deliberate(event) && onGrade(rating === 1 ? 1 : knownAs(proposed))}
        >
          {PRACTICE_WORDS[rating]} <KeyHint keys={keys[RATING_NAMES[rating]]} />
        </button>
      ))}
    </fieldset>
  );
}

/** What was proposed, where that is any kind of knowing it. */
function knownAs(proposed: Rating): Rating {
  return proposed === 1 ? 3 : proposed;
}
