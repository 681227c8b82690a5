import type { Span } from "#lib/base/text.ts";
import type { Clause, DocumentReading, RoleFiller } from "#lib/extract/types.ts";
import { pastOfParticiple } from "./past.ts";
import { type Phrase, phrase, tidy } from "./phrases.ts";
import type { Telling } from "./telling.ts";
import { contentWords } from "./words.ts";

/** `responded`, `was beaten`: a verb alone, which many did or suffered. */
export function saysNothing({ text }: Phrase): boolean {
  return contentWords(text).length < 2;
}

/** `greeted Molotov at the station` for `Molotov was greeted at the station by …`; null where the verbs say more than that. */
export function inActive(telling: Telling, without: readonly Span[]): Phrase | null {
  const { asking, subject, restSpan, reading, clause } = telling;
  if (clause.voice !== "passive" || subject === null || clause.particle !== null) return null;
  if (!/^(?:was|were)$/u.test(asking.first) || !/^\p{Ll}+$/u.test(asking.last)) return null;
  const after = phrase(reading, restSpan, without);
  if (/\bby$|\band by\b/u.test(after.text)) return null;
  return {
    text: tidy(`${pastOfParticiple(asking.last)} ${subject.text} ${after.text}`),
    context: [...subject.context, ...after.context],
  };
}

/** The agent of a passive together with its `by`. */
export function byPhrase(reading: DocumentReading, clause: Clause, one: RoleFiller): Span {
  const before = reading.document.text.slice(Math.max(clause.span.start, one.span.start - 4), one.span.start);
  const by = /\b(?:by|to)\s+$/iu.exec(before);
  // "led by Prince Charoon, the minister in Paris": what is said of him goes with him
  const behind = /^, (?:the|an?|his|her|its|\p{Ll}+) [^,.;:()]{3,80}(?=[,.;:]|$)/u.exec(
    reading.document.text.slice(one.span.end, clause.span.end),
  );
  const end = one.span.end + (behind?.[0].length ?? 0);
  return by === null ? { start: one.span.start, end } : { start: one.span.start - by[0].length, end };
}
