import { useEffect, useRef, useState } from "react";

/** A sentence about something that just happened; `id` tells two alike ones apart. */
export type Notice = {
  readonly id: string;
  readonly text: string;
  /** Said aloud only: it would stand in the way of the next card. */
  readonly quiet?: boolean;
  readonly undo?: boolean;
};

const STAYS_MS = 10_000;

/** One sentence above the dock, with Undo where there is something to undo; stays while it is pointed at or focused. */
export function NoticeBar({
  notice,
  onUndo,
}: {
  readonly notice: Notice | null;
  readonly onUndo: () => void;
}) {
  const [gone, setGone] = useState<string | null>(null);
  const element = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    if (!notice) return;
    const timer = setInterval(() => {
      if (!element.current?.matches(":hover, :focus-within")) setGone(notice.id);
    }, STAYS_MS);
    return () => clearInterval(timer);
  }, [notice]);
  const shown = notice !== null && gone !== notice.id ? notice : null;
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
