import { useLingering } from "#app/_ui/use-lingering.ts";

/** A sentence about something that just happened; `id` tells two alike ones apart. */
export type Notice = {
  readonly id: string;
  readonly text: string;
  /** Said aloud only: it would stand in the way of the next card. */
  readonly quiet?: boolean;
  readonly undo?: boolean;
};

/** One sentence above the dock, with Undo where there is something to undo; stays while it is pointed at or focused. */
export function NoticeBar({
  notice,
  onUndo,
}: {
  readonly notice: Notice | null;
  readonly onUndo: () => void;
}) {
  const { shown, element } = useLingering(notice);
  return (
    <output ref={element} className={shown && !shown.quiet ? "toast" : "sr"}>
      {shown ? (
        <>
          <span>{shown.text}</span>
          {shown.undo ? (
            <button type="button" className="btn" onClick={onUndo}>
              Undo <kbd>U</kbd>
            </button>
          ) : null}
        </>
      ) : null}
    </output>
  );
}
