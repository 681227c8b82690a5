import { madeOf } from "#lib/base/made-of.ts";
import { contains } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { datesIn } from "./content.ts";
import { candidateOf, type MadeAsked } from "./made-asked.ts";
import { phrase } from "./phrases.ts";
import { statements } from "./places.ts";
import { shortened } from "./shorten.ts";
import { asked, type Telling } from "./telling.ts";
import { openingTime, tellPlain } from "./wide.ts";

/** What one is made: a post, a rank, a title. */
const MADE = new Set(
  "elect appoint name make create crown proclaim declare ordain consecrate nominate commission".split(" "),
);
/** What one is given, and what one is taken for. */
const GIVEN = new Set(
  "award grant give offer vote pay promise send allow refuse deny leave teach show present lease lend cede assign guarantee bequeath hand deal".split(
    " ",
  ),
);
const TAKEN = new Set(
  "arrest hire employ engage send regard describe denounce recruit enlist train serve act work dismiss honour honor use know depict interpret treat choose select".split(
    " ",
  ),
);
/** What one has to do or may do, because somebody said so. */
const BOUND = new Set(
  "order allow permit oblige force compel require forbid instruct sentence ask invite encourage persuade condemn entitle".split(
    " ",
  ),
);
const ALL = new Set([...MADE, ...GIVEN, ...TAKEN, ...BOUND]);

const WEIGHT = 0.5;

/** `To what post was she elected?`, `As what was he arrested?`, `What was the company ordered to pay?`: what a passive leaves somebody with. */
export function asWhatCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (!ALL.has(clause.lemma)) return null;
    if (clause.voice === "active" && !/^(?:serve|act|work)$/u.test(clause.lemma)) return null;
    const telling = tellPlain(reading, clause);
    const made =
      telling === null ? null : (asWhat(telling) ?? boundTo(telling) ?? given(telling) ?? post(telling));
    if (telling === null || made === null) return null;
    return candidateOf(telling, made, {
      category: made.category,
      frame: "as-what",
      key: [telling.subject?.text ?? "", clause.lemma, made.answer],
      weight: WEIGHT,
      onlyIfUnasked: true,
    });
  });
}

type Made = MadeAsked & { readonly category: Candidate["category"] };

// "| as a suspected German spy | and exiled to Vologda"
const AS = /^\s(?:\p{Ll}+ ){0,2}?as (?<what>(?:an? |the |its |his |her |their )?[^,;:.]{3,70})/u;

/** `As what was she arrested?` */
function asWhat(telling: Telling): Made | null {
  const { clause, reading, restSpan } = telling;
  if (!TAKEN.has(clause.lemma)) return null;
  const text = reading.document.text.slice(restSpan.start, restSpan.end);
  const match = AS.exec(text);
  const what = match?.groups?.what;
  if (
    match === null ||
    what === undefined ||
    /^(?:well|much|long|soon|far|many|if|it|he|she|they)\b/u.test(what)
  )
    return null;
  const end = restSpan.start + match[0].length;
  const focus = { start: end - what.length, end };
  const question = asked(telling, [{ start: focus.start - 3, end: restSpan.end }, ...datesIn(telling)]);
  if (question === null) return null;
  const said = phrase(reading, focus, datesIn(telling));
  const known = clause.lemma === "know" ? `What ${question.text} as?` : null;
  return {
    category: "participant",
    question: known ?? `As what ${question.text}${openingTime(telling)}?`,
    // "acted as his secretary": whose is said of somebody else
    answer: shortened(said.text).replace(/^(?:his|her|its|their) /u, ""),
    focus,
    context: [...question.context, ...said.context],
  };
}

/** `What was the company ordered to pay?` */
function boundTo(telling: Telling): Made | null {
  const { clause, reading, restSpan, sentence } = telling;
  if (!BOUND.has(clause.lemma)) return null;
  const match =
    /^\s+(?:\p{Ll}+ly )?to (?<verb>(?!be\b)\p{Ll}+)(?<up>(?: (?:up|out|off|away|down|back|over))?) (?=\S)/u.exec(
      reading.document.text.slice(restSpan.start, restSpan.end),
    );
  const verb = match?.groups?.verb;
  if (match === null || verb === undefined) return null;
  const token = sentence.tokens.find((one) => one.start > restSpan.start && one.text === verb);
  const start = restSpan.start + match[0].length;
  const next = sentence.tokens.find((one) => one.start === start);
  if (token?.pos !== "VERB" || next === undefined || !/^(?:DET|NOUN|PROPN|ADJ|NUM)$/u.test(next.pos))
    return null;
  const focus = { start, end: restSpan.end };
  const question = asked({ ...telling, restSpan: { start: restSpan.start, end: start } });
  if (question === null) return null;
  const said = phrase(reading, focus, datesIn(telling));
  return {
    category: "outcome",
    question: `What ${question.text}${openingTime(telling)}?`,
    answer: shortened(said.text),
    focus,
    context: [...question.context, ...said.context],
  };
}

/** `What was Brandis awarded in 1932?` */
function given(telling: Telling): Made | null {
  const { clause, reading, restSpan, sentence } = telling;
  if (!GIVEN.has(clause.lemma)) return null;
  const first = sentence.tokens.find((one) => one.start >= restSpan.start);
  if (first === undefined || first.start > restSpan.start + 1) return null;
  if (!/^(?:DET|PROPN|NUM|ADJ|NOUN)$/u.test(first.pos) && first.text !== "leave") return null;
  const focus = { start: first.start, end: restSpan.end };
  const question = asked({ ...telling, restSpan: { start: restSpan.start, end: restSpan.start } });
  if (question === null || !contains(sentence.span, focus)) return null;
  const said = phrase(reading, focus, datesIn(telling));
  return {
    category: "outcome",
    question: `What ${question.text}${openingTime(telling)}?`,
    answer: shortened(said.text),
    focus,
    context: [...question.context, ...said.context],
  };
}

// "elected | president of the congress | at its first session" · "appointed | chemist to the city of Riga"
const POST =
  /^\s(?:as |to be |to the post of |to the office of )?(?<post>(?:the |an? )?(?!(?:to|by|in|on|at|for|from|with|after|when|because|and|\p{Ll}+ times|once|twice|again)\b)[\p{L}’' -]{4,70}?)(?<rest>(?: (?:at|in|on|by|for|after|with|when|during|three times|twice|again|unanimously)\b[^,;:.]*)?)(?=[,;:.]|$)/u;

/** `To what post was Corsi elected at its first session?` */
function post(telling: Telling): Made | null {
  const { clause, reading, restSpan } = telling;
  if (!MADE.has(clause.lemma) || clause.complement?.kind !== "predicate") return null;
  const match = POST.exec(reading.document.text.slice(restSpan.start, restSpan.end));
  const { post: title, rest = "" } = match?.groups ?? {};
  if (match === null || title === undefined) return null;
  const end = restSpan.start + match[0].length - rest.length;
  const focus = { start: end - title.length, end };
  const question = asked(telling, [{ start: restSpan.start, end }, ...datesIn(telling)]);
  if (question === null) return null;
  const said = phrase(reading, focus, datesIn(telling));
  const ask = /^(?:make|name|create|declare|proclaim|crown)$/u.test(clause.lemma) ? "What" : "To what post";
  return {
    category: "participant",
    question: `${ask} ${question.text}${openingTime(telling)}?`,
    answer: shortened(said.text),
    focus,
    context: [...question.context, ...said.context],
  };
}
