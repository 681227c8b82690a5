"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";

/** What a button names: which verb, and its fields. */
export type NamedDeed = { readonly do: string } & Readonly<Record<string, string>>;

/** What the page says about the last thing that was done; `at` tells two of the same words apart. */
export type SaidNotice = {
  readonly at: number;
  readonly ok: boolean;
  readonly text: string;
  /** What takes it back. */
  readonly undo?: NamedDeed | null;
  /** The page that it leads to; with scripts one is there already. */
  readonly goTo?: string;
};

type Props = {
  readonly notice: SaidNotice | null;
  readonly send: (form: FormData) => void;
};

const STAYS_MS = 12_000;

/** One sentence about what was just done, with Undo; a refusal stays until it is closed. */
export function NoticeBar({ notice, send }: Props) {
  const [gone, setGone] = useState(0);
  const element = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    if (notice === null || !notice.ok) return;
    const timer = setInterval(() => {
      if (!element.current?.matches(":hover, :focus-within")) setGone(notice.at);
    }, STAYS_MS);
    return () => clearInterval(timer);
  }, [notice]);
  const shown = notice !== null && notice.at !== gone ? notice : null;
  const undo = shown?.undo ?? null;

  function take(deed: NamedDeed): void {
    const form = new FormData();
    for (const [name, value] of Object.entries(deed)) form.set(name, value);
    send(form);
  }

  return (
    <output ref={element} className={shown ? "toast" : "sr"}>
      {shown === null ? null : (
        <>
          <span>{shown.text}</span>
          {undo === null ? null : (
            <button type="button" className="btn" onClick={() => take(undo)}>
              Undo
            </button>
          )}
          {shown.goTo === undefined ? null : (
            <noscript>
              <Link className="btn" href={shown.goTo}>
                Go on
              </Link>
            </noscript>
          )}
          {shown.ok ? null : (
            <button type="button" className="btn" onClick={() => setGone(shown.at)}>
              Close
            </button>
          )}
        </>
      )}
    </output>
  );
}
