import type { DocumentQuestion } from "#lib/services/documents/document-view.ts";

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What the address asks to see: `?card=ID`, `?start=9&end=42`, `?part=2`, in any company. What is no number is not asked. */
export function questionIn({ card, start, end, part }: Query): DocumentQuestion {
  const [from, to, nth] = [whole(start), whole(end), whole(part)];
  return {
    cardId: typeof card === "string" && card !== "" ? card.slice(0, 200) : undefined,
    span: from !== null && to !== null && from < to ? { start: from, end: to } : undefined,
    part: nth ?? undefined,
  };
}

function whole(value: string | string[] | undefined): number | null {
  return typeof value === "string" && /^\d{1,9}$/u.test(value) ? Number(value) : null;
}

/** The same from a query kept as JSON; the cast is safe because the page wrote it from a `Query`. */
export function questionFrom(json: string): DocumentQuestion {
  return questionIn(JSON.parse(json) as Query);
}
