import { madeOf } from "#lib/base/made-of.ts";
import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading, RoleFiller } from "#lib/extract/types.ts";
import type { Candidate, Wording } from "./candidate.ts";
import { proofsOf } from "./content.ts";
import { isDoubtfulPronoun } from "./doubts.ts";
import { pastForm } from "./past.ts";
import { filler, phrase, tidy } from "./phrases.ts";
import { clausesOf, statements, touching } from "./places.ts";
import { canSpeak } from "./quote-speaker.ts";
import { shortened } from "./shorten.ts";
import { tell } from "./telling.ts";
import { wordsOf } from "./words.ts";

/** Verbs of saying with a clause behind them. What they report was not said in these words, so it is never put in marks. */
const SAYING = new Set(
  "say state tell note insist add conclude declare write reply argue announce claim explain remark warn stress observe complain recall admit testify report point assure promise reiterate maintain assert contend acknowledge deny emphasize emphasise confirm predict wonder inquire ask respond believe answer advise inform notify remind".split(
    " ",
  ),
);

/** Whether a verb reports words. */
export function isSaying(lemma: string): boolean {
  return SAYING.has(lemma);
}

// "article 17 in the Amharic version", "the report": what is written says things too, and is nobody
const PAPER =
  /^(?:the |an? )?(?:\p{Ll}+ )?(?:article|clause|section|paragraph|report|letter|treaty|law|act|document|text|version|inscription|study|survey|article|will|verdict|manifesto)\b(?! \p{Ll}+(?:ers?|ors?|men|man)\b)/u;
const MIN_WORDS = 4;
const MAX_WORDS = 24;

/** Reported speech: who said that something is so. */
export function reportedCandidates(reading: DocumentReading): Candidate[] {
  return madeOf([...statements(reading), ...trailing(reading)], (clause) =>
    SAYING.has(clause.lemma) ? candidate(reading, clause) : null,
  );
}

/** `…, with Stalin stating that …`: reading takes it for a part of what was said before. */
function trailing({ clauses, document }: DocumentReading): Clause[] {
  return clauses.filter(
    ({ attributed, finite, agent, verb, complement }) =>
      attributed &&
      !finite &&
      (complement?.kind === "that" || /^\sthat\s/u.test(document.text.slice(verb.end, verb.end + 6))) &&
      agent?.entity != null &&
      verb.start - agent.span.end === 1 &&
      /,\s+with\s+$/u.test(document.text.slice(Math.max(0, agent.span.start - 8), agent.span.start)),
  );
}

function candidate(reading: DocumentReading, clause: Clause): Candidate | null {
  const agent = speakerOf(reading, clause);
  const said = saidSpan(reading, clause);
  if (agent === null || said === null || clause.voice === "passive" || clause.negated) return null;
  if (isDoubtfulPronoun(reading, agent.span, agent.entity)) return null;
  // Words in marks have cards of their own.
  if (touching(reading.quotations, said).some((one) => one.kind === "speech")) return null;
  const speaker = filler(reading, agent);
  const telling = tell(reading, clause);
  if (speaker === null || telling === null || /\bnever\b/u.test(telling.verbs)) return null;
  const name = agent.entity === null ? speaker.text : (reading.entities[agent.entity]?.name ?? speaker.text);
  const whole = cutCoordinated(reading, cutRelative(reading, clause, said));
  if (!isStatement(reading, clause, whole)) return null;
  if (!canSpeak(name)) return null;
  const content = phrase(reading, whole, [], agent.entity);
  const text = shortened(content.text.replace(REMARK, ""), MAX_WORDS).replace(AFTERTHOUGHT, "");
  if (wordsOf(text).length < MIN_WORDS) return null;
  // "The doctors insisted that he should rest": he is none of the doctors.
  const person = agent.entity !== null && reading.entities[agent.entity]?.type === "PER";
  if (!person && /(?:^|\s)(?:he|she|him)\s/u.test(text)) return null;
  const to = clause.recipient === null ? null : filler(reading, clause.recipient);
  // "told him that …": where nothing tells who that was, it was said.
  const verb = pastOf(clause.lemma, tidy(telling.verbs)).replace(/^told$/u, to === null ? "said" : "told");
  const open =
    /^(?:whether|why|how|what|which|who|where|when)\b/iu.test(text) ||
    (/^if\b/iu.test(text) && /^(?:ask|wonder|inquire)$/u.test(clause.lemma));
  if (/^(?:why|how|what|when|where),/u.test(text)) return null;
  const joint = open ? "" : " that";
  const wording: Wording = {
    question: `${PAPER.test(name) ? "What" : "Who"} ${verb}${to === null ? "" : ` ${to.text}`}${joint} ${text}?`,
    answer: name,
    derived: true,
  };
  return {
    reading,
    category: "quote",
    frame: "reported",
    key: [name, text],
    wordings: [wording],
    proofs: proofsOf(telling, [...content.context, ...speaker.context], [said]),
    focus: agent.span,
    sentence: clause.sentence,
    weight: 0.6,
  };
}

const PAST: Readonly<Record<string, string>> = {
  say: "said",
  tell: "told",
  write: "wrote",
  deny: "denied",
  reply: "replied",
  admit: "admitted",
};

/** `stating` asks for nothing after `Who`: participles become the past. */
function pastOf(lemma: string, verbs: string): string {
  // "the men assert": after `Who` it is one who asserted
  if (verbs === lemma) return pastForm(lemma);
  if (!/^\p{Ll}+ing$/u.test(verbs)) return verbs;
  return PAST[lemma] ?? (lemma.endsWith("e") ? `${lemma}d` : `${lemma}ed`);
}

/** The agent, or for `… and stated that`, where a noun of the words before was taken for it, the speaker before. */
function speakerOf(reading: DocumentReading, clause: Clause): RoleFiller | null {
  const { agent } = clause;
  const others = clausesOf(reading, clause.sentence).filter(
    (one) => SAYING.has(one.lemma) && one.verb.start < clause.verb.start && one.agent !== null,
  );
  const before = others.at(-1);
  if (agent === null) return null;
  const inside =
    before !== undefined &&
    agent.span.start > before.verb.end &&
    /\band\s+(?:\p{L}+ly\s+|also\s+)?$/u.test(reading.document.text.slice(agent.span.end, clause.verb.start));
  const empty = /^(?:nothing|nobody|none|it|there|something|this|that|what)\b/iu.test(
    slice(reading.document.text, agent.span),
  );
  return inside || empty ? (before?.agent ?? null) : agent;
}

/** Without what is reported next: `nothing good could come … | and stated that …`. */
function cutCoordinated(reading: DocumentReading, span: Span): Span {
  const text = slice(reading.document.text, span);
  const next =
    /,\s+(?:and|but)\s+(?=(?:in|on|at|by|he|she|they|the|it|then)\s)|,?\s+and\s+that\s|,?\s+(?:and|but|while)\s+(?:\p{L}+\s+){0,2}(?:said|stated|added|noted|told|wondered|asked|stressed|replied|insisted|concluded|claimed|argued|warned)\s/u.exec(
      text,
    );
  return next === null ? span : { start: span.start, end: span.start + next.index };
}

// "…, which alarmed the French": what the text says of it, and not what was said
const REMARK = /, (?:which|who) [^,]{3,80}$/u;

// "…, but after further talks": the statement that it led into was cut off
const AFTERTHOUGHT = /, (?:but|and) (?:after|before|despite|at|for|with) [^,]{3,50}$/u;

/** `the theory, which argued that …, | was first put forward`: a relative clause ends where the sentence goes on. */
function cutRelative(reading: DocumentReading, { agent, verb }: Clause, span: Span): Span {
  const { text } = reading.document;
  if (agent === null || !/,\s(?:which|who)\s/u.test(text.slice(agent.span.end, verb.start))) return span;
  const next = /,\s(?=(?:was|were|is|are|had|has|would|did)\s)/u.exec(slice(text, span));
  return next === null ? span : { start: span.start, end: span.start + next.index };
}

/** Whether what was said has a verb of its own; a clause that ends in quoted words may have it there. */
function isStatement(reading: DocumentReading, saying: Clause, span: Span): boolean {
  return clausesOf(reading, saying.sentence).some(
    ({ finite, verb }) => finite && contains(span, verb) && verb.start > saying.verb.start,
  );
}

/** The reported words: the that-clause, without its `that`. */
function saidSpan(
  reading: DocumentReading,
  { complement, verb, span, sentence, recipient }: Clause,
): Span | null {
  const whole = reading.sentences[sentence]?.span ?? span;
  const { text } = reading.document;
  const from =
    complement?.kind === "that" ? complement.span.start : Math.max(verb.end, recipient?.span.end ?? 0);
  const end = complement?.kind === "that" ? complement.span.end : Math.min(whole.end, from + 260);
  const match = /^\s*(?:,?\s*out\s+)?(?<that>that\s+|(?=(?:whether|why|how|if)\s))/iu.exec(
    text.slice(from, end),
  );
  if (complement?.kind !== "that" && match === null) return null;
  const start = from + (match?.[0].length ?? 0);
  // "helps to explain that colony's growth": which colony, and nothing that is said
  if (match?.groups?.that?.trim() === "that" && /^\p{Ll}+['’]s? /u.test(text.slice(start, end))) return null;
  const made = { start, end };
  return contains(whole, made) && end > start ? made : null;
}
