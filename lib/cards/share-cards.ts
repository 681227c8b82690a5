import { madeOf } from "#lib/base/made-of.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { phrase } from "./phrases.ts";
import { clausesOf, isReadable, touching } from "./places.ts";
import { tell } from "./telling.ts";

// "with Veldmar laying claims to the north bank, Alma in the islands, Corran in the delta": who was to get what, the verb
// told once
const WHO = "(?:the )?\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+){0,2}";
const SHARES = new RegExp(
  `(?<a>${WHO}) (?<verb>\\p{Ll}+ing|took|received|got|gained|kept|claimed) (?<what>(?:\\p{Ll}+ ){0,2})(?:to|in|over) (?<x>[^,;.:]{3,40}), ` +
    `(?<b>${WHO}) (?:to|in|over) (?<y>[^,;.:]{3,40}),? (?:and )?(?<c>${WHO}) (?:to|in|over) (?<z>[^,;.:]{3,40}?)(?=[,;.:]| and )`,
  "u",
);
/** Whether words stand three times between two parties and their shares; looked for first, for most sentences lack them. */
function holdsThree(text: string): boolean {
  let from = 0;
  for (let found = 0; found < 3; found += 1) {
    const places = [" to ", " in ", " over "].map((word) => text.indexOf(word, from));
    const next = Math.min(...places.filter((at) => at >= 0));
    if (next === Number.POSITIVE_INFINITY) return false;
    from = next + 3;
  }
  return true;
}

const PAPER =
  /\b(?:agreement|protocol|treaty|plan|pact|draft|proposal|accord|convention|arrangement|settlement|will)\b/iu;

/** `Where did Veldmar, Alma and Corran each lay claims?` — three shares, told in one breath. */
export function shareCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(reading.sentences, (sentence) => candidate(reading, sentence));
}

function candidate(reading: DocumentReading, sentence: Sentence): Candidate | null {
  if (!isReadable(sentence) || sentence.block.zone === "heading") return null;
  if (touching(reading.names, sentence.span).length < 3) return null;
  const text = reading.document.text.slice(sentence.span.start, sentence.span.end);
  const match = holdsThree(text) ? SHARES.exec(text) : null;
  const { a, b, c, verb, what, x } = match?.groups ?? {};
  if (match === null || !a || !b || !c || verb === undefined || x === undefined) return null;
  const start = sentence.span.start + match.index;
  const span = { start, end: start + match[0].length };
  const token = sentence.tokens.find((one) => one.start === start + a.length + 1);
  if (token === undefined || touching(reading.names, span).length < 3) return null;
  const main = clausesOf(reading, sentence.index).find((one) => one.finite && one.verb.end < start);
  const telling = main === undefined ? null : tell(reading, main);
  const paper =
    telling?.subject != null && PAPER.test(telling.subject.text) ? ` in ${telling.subject.text}` : "";
  const deed = `${token.lemma} ${what ?? ""}`.trim();
  const answer = phrase(reading, span).text.replace(`${a} ${verb} ${what ?? ""}`, `${a} `);
  return {
    reading,
    category: "proposal",
    frame: "shares",
    key: [a, b, c, deed],
    wordings: [{ question: `Where did ${a}, ${b} and ${c} each ${deed}${paper}?`, answer }],
    proofs: [
      { span, role: "proof" },
      ...(telling?.subjectFiller == null || paper === ""
        ? []
        : [{ span: telling.subjectFiller.span, role: "context" as const }]),
    ],
    focus: span,
    sentence: sentence.index,
    weight: 0.8,
  };
}
