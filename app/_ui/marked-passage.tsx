import type { Receipt } from "#lib/study/types.ts";

/** The proving words, marked: in their paragraph where the document is here, else alone. Exactly as they stand there. */
export function MarkedPassage({ receipt: { paragraph, quote } }: { readonly receipt: Receipt }) {
  if (paragraph === null) return <mark className="mark">{quote}</mark>;
  return (
    <>
      {paragraph.before}
      <mark className="mark">{paragraph.marked}</mark>
      {paragraph.after}
    </>
  );
}
