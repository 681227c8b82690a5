"use client";

import { useState } from "react";
import { counted } from "#app/_ui/words.ts";
import { MORE_NEW } from "#lib/study/more-new.ts";
import { askMoreNew } from "./ask-more-new.ts";

type Props = {
  /** New cards that are not for today. */
  readonly left: number;
  /** The study page that shows them. */
  readonly to: string;
};

/** Takes more new cards on for today, and goes on to study them. Every device knows of it; tomorrow none does. */
export function MoreNewButton({ left, to }: Props) {
  return (
    <Asking back={false} onDone={() => location.assign(to)}>
      {counted(Math.min(MORE_NEW, left), "more new card")} today
    </Asking>
  );
}

/** Takes back what was taken on last. */
export function FewerNewButton({ now }: { readonly now: number }) {
  return (
    <Asking back onDone={() => location.reload()}>
      Take back {Math.min(MORE_NEW, now)} more new cards
    </Asking>
  );
}

function Asking({
  back,
  onDone,
  children,
}: {
  readonly back: boolean;
  readonly onDone: () => void;
  readonly children: React.ReactNode;
}) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function ask() {
    if (asking) return;
    setAsking(true);
    const why = await askMoreNew(back);
    setProblem(why);
    if (why === null) onDone();
    else setAsking(false);
  }
  return (
    <>
      <button type="button" className="btn" aria-disabled={asking} onClick={() => void ask()}>
        {children}
      </button>
      <output className="small">{problem}</output>
    </>
  );
}
