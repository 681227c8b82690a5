import { capital } from "#app/_ui/words.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { FLAG_WORDS } from "./step-words.ts";

/** The flag and the mark that a learner gave a card: a shape with its word, never a colour alone. */
export function CardMarks({ state }: { readonly state: CardState }) {
  return (
    <>
      {state.flag === undefined ? null : (
        <span className={`flag flag-${state.flag}`}>{capital(FLAG_WORDS[state.flag])} flag</span>
      )}
      {state.marked ? <span className="marked">Marked</span> : null}
    </>
  );
}
