import { cover, slice } from "#lib/base/text.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Wording } from "./candidate.ts";
import { possessive } from "./names.ts";
import { ownerName } from "./paper-owner.ts";
import { type Phrase, tidy } from "./phrases.ts";
import { clausesOf } from "./places.ts";
import { shortened } from "./shorten.ts";
import type { Telling } from "./telling.ts";

// "would help | Germany | consolidate its gains"
const HELPED =
  /^\s+(?<who>(?:the )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3}) (?:to )?(?<deed>\p{Ll}+ \S.*)$/u;

/** `What would the Soviet Union help Germany to do?` */
export function helped({ clause, reading, restSpan, subject, asking }: Telling): Wording | null {
  const match = HELPED.exec(slice(reading.document.text, restSpan))?.groups;
  if (clause.lemma !== "help" || subject === null || match?.who === undefined || match.deed === undefined)
    return null;
  const question = `What ${asking.first} ${subject.text} ${asking.last} ${match.who} to do?`;
  return { question, answer: shortened(tidy(match.deed)) };
}

const PLANS: Readonly<Record<string, string>> = {
  propose: "proposal",
  suggest: "proposal",
  offer: "offer",
  plan: "plan",
  envision: "plan",
};

/** `Solberg’s proposal`: whose plan it is that was told of just before. */
export function planOf(reading: DocumentReading, sentence: Sentence): Phrase | null {
  for (let back = 0; back <= 2; back += 1) {
    const other = reading.sentences[sentence.index - back];
    if (other === undefined || other.blockIndex < sentence.blockIndex - 1) return null;
    const clause = clausesOf(reading, other.index).findLast(
      (one) => PLANS[one.lemma] !== undefined && one.finite && !one.negated && one.agent?.name != null,
    );
    const name = clause?.agent?.name ?? null;
    if (clause === undefined || clause.agent === null || name === null) continue;
    // The proposer may stand behind the verb: "A plan was put forward by …".
    const span = cover(clause.agent.span, clause.verb);
    return {
      text: `${possessive(ownerName(reading, name))} ${PLANS[clause.lemma] ?? "plan"}`,
      context: [span],
    };
  }
  return null;
}

/** Whether this sentence or the one or two before it put something forward. */
export function followsPlan(reading: DocumentReading, sentence: Sentence): boolean {
  for (let back = 0; back <= 2; back += 1) {
    const other = reading.sentences[sentence.index - back];
    if (other === undefined || other.blockIndex < sentence.blockIndex - 1) break;
    const text = slice(reading.document.text, other.span);
    if (
      /\b(?:draft|proposed|proposal|propose|plan|arrangement|offer(?:ed)?|agreement|envisioned|suggested|terms)\b/iu.test(
        text,
      )
    )
      return true;
  }
  return false;
}
