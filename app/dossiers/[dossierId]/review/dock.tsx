import type { Command } from "./keys.ts";

type Props = {
  /** A refused candidate is taken in instead of accepted, and nothing else can be done with it. */
  readonly refused: boolean;
  readonly onCommand: (command: Command) => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** What can be done with the card on the desk; its place stays the same from card to card. */
export function Dock({ refused, onCommand, canUndo, canRedo }: Props) {
  return (
    <div className="desk-dock">
      <div className="acts">
        <button type="button" className="btn go" onClick={() => onCommand("accept")}>
          {refused ? "Take in" : "Accept"} <kbd>A</kbd>
        </button>
        <button type="button" className="btn" disabled={refused} onClick={() => onCommand("edit")}>
          Edit <kbd>E</kbd>
        </button>
        <button type="button" className="btn" disabled={refused} onClick={() => onCommand("reject")}>
          Reject <kbd>R</kbd>
        </button>
      </div>
      <div className="more">
        <button type="button" className="btn plain small" onClick={() => onCommand("previous")}>
          Back <kbd>K</kbd>
        </button>
        <button type="button" className="btn plain small" onClick={() => onCommand("next")}>
          Skip <kbd>J</kbd>
        </button>
        <button
          type="button"
          className="btn plain small"
          disabled={refused}
          onClick={() => onCommand("merge")}
        >
          Merge <kbd>M</kbd>
        </button>
        <button
          type="button"
          className="btn plain small"
          disabled={!canUndo}
          onClick={() => onCommand("undo")}
        >
          Undo <kbd>U</kbd>
        </button>
        <button type="button" className="btn plain small only-wide" onClick={() => onCommand("write")}>
          Write <kbd>W</kbd>
        </button>
        {canRedo ? (
          <button type="button" className="btn plain small" onClick={() => onCommand("redo")}>
            Redo <kbd>⇧ U</kbd>
          </button>
        ) : null}
      </div>
    </div>
  );
}
