import { z } from "zod";
import type { CardContent } from "#lib/db/schema/decks.ts";
import { contentOf } from "../decks/deck-rows.ts";

const setAside = z.record(z.string(), z.object({ question: z.string(), answer: z.string() })).catch({});

/** What is asked, what a person made of it, and the note behind both. */
export type Kept = {
  readonly generated: CardContent;
  readonly edited: CardContent | null;
  readonly fields: Readonly<Record<string, unknown>>;
};

/**
 * A person's wording belongs to the answer it was written for. Where a ruling makes a card ask for another answer, the
 * wording waits beside the note, and is back when that answer is.
 */
export function wordingAsked(row: Kept, content: CardContent): Kept {
  const { setAside: kept, ...fields } = row.fields;
  const waiting = new Map(Object.entries(setAside.parse(kept ?? {})));
  const before = row.generated.answer;
  if (row.edited !== null && content.answer !== before) {
    const { question, answer } = row.edited;
    waiting.set(before, { question, answer });
  }
  const own = content.answer === before ? row.edited : waiting.get(content.answer);
  waiting.delete(content.answer);
  return {
    generated: content,
    edited: own ? contentOf({ ...content, question: own.question, answer: own.answer }) : null,
    fields: waiting.size > 0 ? { ...fields, setAside: Object.fromEntries(waiting) } : fields,
  };
}
