import { counted } from "#app/_ui/words.ts";
import type { Selected } from "./use-passage.ts";

type Props = {
  readonly selected: Selected | null;
  /** Whether it is being chosen with keys. */
  readonly picking: boolean;
  readonly onWrite: () => void;
  readonly onLeave: () => void;
};

/** What can be made of the selected passage; under the document, where neither mouse nor finger covers it. */
export function PassageBar({ selected, picking, onWrite, onLeave }: Props) {
  const words = selected === null ? 0 : selected.quote.split(/\s+/u).length;
  if (!picking && selected === null) {
    return (
      <p className="passage-bar only-narrow">
        <button type="button" className="btn" onClick={onWrite}>
          Write a card from a passage <kbd>W</kbd>
        </button>
      </p>
    );
  }
  return (
    <div className="passage-bar">
      <p className="row">
        <button
          type="button"
          className="btn go"
          disabled={selected === null}
          // The press would take the selection away before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={onWrite}
        >
          Write a card from {selected === null ? "a passage" : counted(words, "word")}{" "}
          <kbd>{picking ? "Enter" : "W"}</kbd>
        </button>
        {picking ? (
          <button type="button" className="btn" onClick={onLeave}>
            Leave <kbd>Esc</kbd>
          </button>
        ) : null}
      </p>
      {picking ? (
        <p className="small quiet pick-keys">
          ↑ ↓ the sentence, Shift with them more or fewer; → ← where it begins, Shift with them where it ends.
        </p>
      ) : null}
      <p className="sr" aria-live="polite">
        {picking && selected !== null ? selected.quote : ""}
      </p>
    </div>
  );
}
