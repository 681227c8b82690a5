"use client";

import { useEffect, useRef, useState } from "react";
import type { Notice } from "./actions.ts";
import { FORM } from "./form.ts";

const STAYS_MS = 10_000;

/** One sentence about what was just decided, with its undo; stays ten seconds, and while it is pointed at or focused. */
export function NoticeBar({ notice }: { readonly notice: Notice | null }) {
  const [gone, setGone] = useState(0);
  const element = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    if (notice === null) return;
    const timer = setInterval(() => {
      if (!element.current?.matches(":hover, :focus-within")) setGone(notice.at);
    }, STAYS_MS);
    return () => clearInterval(timer);
  }, [notice]);
  const shown = notice !== null && notice.at !== gone;
  return (
    <>
      <output ref={element} className={shown ? "toast" : "sr"}>
        {shown ? (
          <>
            <span>{notice.text}</span>
            {notice.ok ? <Undo className="btn" /> : null}
          </>
        ) : null}
      </output>
      {shown && notice.ok ? null : <Undo className="sr" hidden />}
    </>
  );
}

/** Out of sight it is still what the key presses. */
function Undo({ className, hidden = false }: { readonly className: string; readonly hidden?: boolean }) {
  return (
    <button
      type="submit"
      form={FORM}
      name="decision"
      value="undo"
      data-key="u"
      className={className}
      hidden={hidden}
    >
      Undo <kbd>U</kbd>
    </button>
  );
}
