import { madeOf } from "#lib/base/made-of.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { proofsOf } from "./content.ts";
import { phrase } from "./phrases.ts";
import { inSentencesWith, statements, touching } from "./places.ts";
import { isVague } from "./pointing.ts";
import { shortened } from "./shorten.ts";
import { isStated } from "./stated.ts";
import { asked, type Telling, tell, withPreposition } from "./telling.ts";

/** Why, to what end and until when, where other words than `because` tell it. */
export function whyCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (clause.attributed || clause.modality !== null || !clause.finite || clause.lemma === "be") return null;
    if (!isJoined(reading, clause) || !isStated(reading, clause)) return null;
    const telling = tell(reading, clause);
    if (telling === null || isWhether(telling)) return null;
    return behind(telling) ?? before(telling);
  });
}

// Any of the words that lead to a reason, an end or a term: most sentences have none
const isJoined = inSentencesWith(
  [
    "since ",
    "for ",
    "order to",
    "so as to",
    "grounds",
    "fear",
    "until ",
    "only after",
    "because ",
    "owing to",
  ],
  /\bsince (?:the|it|he|she|they|there|no) |, for (?:the|it|he|she|they|there|no|\p{Ll}+ \p{Ll}+s) |in order to |so as to |grounds |fear|until |only (?:after|when) |because |owing to /iu,
);

function isWhether({ reading, clause }: Telling): boolean {
  const subject = clause.voice === "passive" ? clause.object : clause.agent;
  const start = subject?.span.start ?? 0;
  return /\b(?:if|unless|whether|when|while|after|before|that|because|since)\s+$/iu.test(
    reading.document.text.slice(Math.max(0, start - 9), start),
  );
}

const FINITE =
  "(?:was|were|had|has|have|is|are|did|does|could|would|might|can|will|feared|knew|believed|thought|wanted|needed|lacked|seemed|meant|\\p{Ll}{3,}ed)";
const CLAUSE = `(?:the|it|he|she|they|there|no|his|her|its|their|an?|\\p{Ll}{4,}) (?:[\\p{L}’'-]+ ){0,5}?${FINITE}\\b[^;:.]{4,110}`;

type Way = { readonly form: RegExp; readonly ask: string; readonly answer: string };

/** `last night`, `yesterday`: days that only the paper's own day explains. */
function fromToday({ reading, restSpan }: Telling): Span[] {
  const { text } = reading.document;
  return touching(reading.dates, restSpan)
    .filter(({ span }) => !/\d/u.test(slice(text, span)))
    .map(({ span }) => withPreposition(text, span));
}

/** The reason behind the statement, each way with how one asks for it and how the answer begins. */
const WAYS: readonly Way[] = [
  // "recommended Station Road since the Tannery was liable to flooding"
  {
    form: new RegExp(`^[^;:.]*?,? (?<joint>since) (?<words>${CLAUSE})`, "u"),
    ask: "Why",
    answer: "Because",
  },
  // "few heeded it, for similar alarms had been given"
  { form: new RegExp(`^[^;:.]*?, (?<joint>for) (?<words>${CLAUSE})`, "u"), ask: "Why", answer: "Because" },
  // "was ordered there in order to prevent pillage"
  {
    form: /^[^;:.]*? (?<joint>in order to|so as to) (?<words>(?:not )?\p{Ll}+ [^;:.,]{3,90})/u,
    ask: "Why",
    answer: "To",
  },
  // "declined on grounds of age" · "on the ground that he was ill"
  {
    form: /^[^;:.]*? on (?:the )?grounds? (?<joint>of|that) (?<words>[^;:.,]{3,90})/u,
    ask: "Why",
    answer: "On grounds of",
  },
  // "fearing that the ship would capsize" · "for fear of a riot"
  {
    form: /^[^;:.]*?,? (?<joint>(?<!without )fearing(?: that)?|for fear (?:of|that)) (?<words>[^;:.,]{4,90})/u,
    ask: "Why",
    answer: "For fear of",
  },
  // "was deferred until the library was built" · "were accepted only after Pasteur had developed it"
  {
    form: new RegExp(
      `^[^;:.]*? (?<joint>until) (?<words>(?:the|all|both|its|his|her|their|\\p{Lu}\\p{L}+) (?:[\\p{L}’'-]+ ){0,6}?${FINITE}\\b[^;:.]{3,80})`,
      "u",
    ),
    ask: "Until when",
    answer: "Until",
  },
  {
    form: new RegExp(
      `^[^;:.]*? (?<joint>only (?:after|when)) (?<words>(?:\\p{L}[\\p{L}’'-]* ){1,6}?${FINITE}\\b[^;:.]{3,80})`,
      "u",
    ),
    ask: "After what",
    answer: "Only after",
  },
];

function behind(telling: Telling): Candidate | null {
  const { reading, sentence, restSpan, verbs } = telling;
  const text = reading.document.text.slice(restSpan.start, sentence.span.end);
  for (const { form, ask, answer } of WAYS) {
    const match = form.exec(text);
    const { joint, words } = match?.groups ?? {};
    if (match === null || joint === undefined || words === undefined) continue;
    // "had been shut since the war was lost": a time
    if (joint === "since" && /^(?:had|has|have)\b/u.test(verbs)) continue;
    const end = restSpan.start + match[0].length;
    const start = end - words.length;
    const joins = text.slice(0, match[0].length - words.length);
    const cut = joins.lastIndexOf(joint.split(" ")[0] ?? joint);
    const lead = /(?:,| on (?:the )?grounds?| for)?\s*$/u.exec(joins.slice(0, cut))?.[0].length ?? 0;
    const stop = restSpan.start + cut - lead;
    // Another statement stands between; the reason is its own then.
    if (stop > restSpan.end + 1) continue;
    const made = worded(
      telling,
      { start: restSpan.start, end: stop },
      { start, end },
      { ask, answer: begins(joint, answer) },
    );
    if (made !== null) return made;
  }
  return null;
}

function begins(joint: string, answer: string): string {
  if (joint === "that") return "On the grounds that";
  if (/ that$/u.test(joint)) return "For fear that";
  return joint === "only when" ? "Only when" : answer;
}

// "…, but because of the summer heat | the conference was moved": what leads to the subject
const FRONTED =
  /(?:^|[,;:.] |\b(?:but|and) )(?<joint>because of|owing to|due to) (?<words>[^,;.]{4,70}),? $/iu;

// "Because tolls fell by half, | the shareholders offered …"; a pronoun there means who is named only behind it
const FRONTED_CLAUSE = new RegExp(
  `^(?<joint>Because) (?!(?:of|he|she|it|they|this|that|these|his|her|its|their)\\b)(?<words>(?:[\\p{L}’'-]+ ){1,8}?(?:${FINITE}|fell|rose|sank|broke|lost|came|went|gave|took|grew|ran|froze|burst|refused)\\b[^,;:.]{0,80}), (?:(?:in|on) [^,;:.]{3,30}, )?$`,
  "u",
);

function before(telling: Telling): Candidate | null {
  const { reading, sentence, subjectFiller, restSpan } = telling;
  if (subjectFiller === null) return null;
  const text = reading.document.text.slice(sentence.span.start, subjectFiller.span.start);
  const match = FRONTED.exec(text) ?? FRONTED_CLAUSE.exec(text);
  const words = match?.groups?.words;
  if (words === undefined || match === null) return null;
  const start = sentence.span.start + text.lastIndexOf(words);
  return worded(
    telling,
    restSpan,
    { start, end: start + words.length },
    { ask: "Why", answer: /^because$/iu.test(match.groups?.joint ?? "") ? "Because" : "Because of" },
  );
}

function worded(
  telling: Telling,
  restSpan: Span,
  reason: Span,
  { ask, answer }: { ask: string; answer: string },
): Candidate | null {
  const { reading, sentence } = telling;
  const question = asked({ ...telling, restSpan }, fromToday(telling));
  if (question === null || question.text.split(" ").length < 3) return null;
  const said = phrase(reading, reason);
  const words = shortened(said.text.replace(/, and .*$/u, ""));
  if (isVague(words.replace(/^(?:it|they|he|she) /u, ""))) return null;
  const no = /^(?<verb>\p{Ll}+) no (?<rest>.+?) not /u.exec(question.text);
  const asks = no === null ? question.text : question.text.replace(/ not /u, " ");
  return {
    reading,
    category: "outcome",
    frame: "why",
    key: [question.text, words],
    wordings: [{ question: `${ask} ${asks}?`, answer: `${answer} ${words}`, derived: true }],
    proofs: proofsOf(telling, [...question.context, ...said.context], [reason]),
    focus: reason,
    sentence: sentence.index,
    weight: ask === "Why" && answer !== "Because of" ? 0.75 : 0.6,
  };
}
