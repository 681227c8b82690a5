import { useEffect, useRef, useState } from "react";
import type { Notice } from "./use-reviewer.ts";

const STAYS_MS = 10_000;

type Props = { readonly notice: Notice | null; readonly onRedo: (() => void) | null };

/** One sentence above the dock about what just happened; stays ten seconds, and while it is pointed at or focused. */
export function Toast({ notice, onRedo }: Props) {
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
    <output ref={element} className={shown ? "toast" : "sr"}>
      {shown ? (
        <>
          <span>{shown.text}</span>
          {onRedo ? (
            <button type="button" className="btn" onClick={onRedo}>
              Redo
            </button>
          ) : null}
        </>
      ) : null}
    </output>
  );
}
