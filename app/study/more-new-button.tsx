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
  const cards = Math.min(MORE_NEW, left);
  return (
    <Asking cards={cards} onDone={() => location.assign(to)}>
      {counted(cards, "more new card")} today
    </Asking>
  );
}

/** Takes back what was taken on last. */
export function FewerNewButton({ last }: { readonly last: number }) {
  return (
    <Asking cards={null} onDone={() => location.reload()}>
      Take back {counted(last, "more new card")}
    </Asking>
  );
}

function Asking({
  cards,
  onDone,
  children,
}: {
  /** Null takes back. */
  readonly cards: number | null;
  readonly onDone: () => void;
  readonly children: React.ReactNode;
}) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function ask() {
    if (asking) return;
    setAsking(true);
    const why = await askMoreNew(cards);
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
