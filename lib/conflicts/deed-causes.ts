import { foldText, type Span, slice } from "#lib/base/text.ts";
import { eachAligned } from "./aligned-deeds.ts";
import { sameNoun } from "./deed-kinds.ts";
import type { Deed } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import type { Phrase } from "./phrases.ts";
import type { Question, Statement } from "./statements.ts";
import { tidy } from "./topics.ts";
import { contentWords, stem } from "./words.ts";

/** What brought something about, as a document states it outright. */
type Caused = Deed & { readonly cause: Span; readonly words: ReadonlySet<string> };

/** The kinds of deed that are looked at below. */
const CAUSING: ReadonlySet<string> = new Set(["be", "cause", "died", "killed"]);

/** What caused something in a story, where two documents name two causes. What is merely given as a reason may be one of several. */
export function deedCauseQuestions(dossier: Dossier): Question[] {
  const causing = dossier.deeds.filter(({ kind, negated }) => !negated && CAUSING.has(kind));
  const caused = causing.flatMap((deed): Caused[] => {
    const stated = statedOf(deed);
    const cause = stated?.cause ?? causeOf(deed) ?? deathOf(deed, dossier);
    if (!cause) return [];
    const words = new Set([...contentWords(slice(deed.passage.reading.document.text, cause))].map(sameNoun));
    return words.size > 0 ? [{ cause, words, ...deed, ...stated, kind: "caused" }] : [];
  });
  const questions: Question[] = [];
  eachAligned(caused, dossier, (a, b) => {
    if ([...a.words].some((word) => b.words.has(word)) || isSomebody(a) !== isSomebody(b)) return;
    const name = dossier.terms.shown(a.theme.text.length >= b.theme.text.length ? a.theme : b.theme);
    const person = dossier.terms.typeOf(a.theme.head) === "PER";
    questions.push({
      key: `cause ${foldText(name)}`,
      slot: "claim",
      topic: person ? `What ${name} died of` : `What caused ${name}`,
      statements: [statementOf(a), statementOf(b)],
    });
  });
  return questions;
}

// The gunman's bullet is no other cause than the gunman.
const isSomebody = ({ cause, passage }: Caused) =>
  /\b(?:who|\p{L}*(?:man|men|woman|women)|attackers?|robbers?|killers?|murderers?|thie(?:f|ves)|police|soldiers?|raiders?|rebels?|driver|husband|wife|son|brother|father|mother)$/iu.test(
    slice(passage.reading.document.text, cause),
  );

// the cause of the crisis was · the reason for the delay was
const OF_WHAT =
  /^(?:the|its)\s(?:real\s|true\s|main\s)?cause\s(?:of|for)\s(?<of>the\s(?<noun>\p{Ll}{3,20}))$/iu;

/** `The cause of the crisis was the quarrel over the budget`: what was caused is in the subject, the cause after the verb. */
function statedOf({ passage, clause, kind }: Deed): { readonly cause: Span; readonly theme: Phrase } | null {
  if (kind !== "be" || clause.lemma !== "be" || !clause.agent || !clause.complement) return null;
  const said = OF_WHAT.exec(slice(passage.reading.document.text, clause.agent.span));
  const { of = "", noun } = said?.groups ?? {};
  if (noun === undefined) return null;
  const head = stem(noun);
  const words = new Set([head]);
  const { end } = clause.agent.span;
  return {
    cause: clause.complement.span,
    theme: { span: { start: end - of.length, end }, head, terms: words, text: of, words },
  };
}

/** `was caused by a fault of the compass`. */
function causeOf({ clause, agent, kind }: Deed): Span | null {
  return kind === "cause" && clause.lemma === "cause" ? (agent?.span ?? null) : null;
}

/** Of whom somebody dies of nothing: `died of wounds` says no more than it was no illness. */
const VAGUE: ReadonlySet<string> = new Set("wound injury age cause illness".split(" ").map(stem));

// died of pneumonia · died in Orn in 1881 of the cholera
const ILLNESS =
  /^(?<lead>\s|\s[^.;:]{0,60}?(?:\p{Lu}\p{L}{1,20}|\d{4})\s)(?:of|from)\s(?<what>(?:an?\s|the\s)?\p{Ll}{3,20}(?:\s(?!in\b|on\b|at\b|and\b|after\b|as\b)\p{Ll}{2,20}){0,3})/u;

function illnessAfter(text: string, offset: number): Span | null {
  const match = ILLNESS.exec(text.slice(0, 120));
  const { what } = match?.groups ?? {};
  if (!match || what === undefined) return null;
  const end = offset + match[0].length;
  return { start: end - what.length, end };
}

/** `died of pneumonia` · `it was the fall from a ladder that killed him` */
function deathOf({ passage, clause, kind, theme, agent }: Deed, { terms }: Dossier): Span | null {
  if (terms.typeOf(theme.head) !== "PER") return null;
  const { text } = passage.reading.document;
  if (kind === "died") {
    const of = illnessAfter(text.slice(clause.verb.end, passage.span.end), clause.verb.end);
    const named = of && [...contentWords(slice(text, of))].some((word) => !VAGUE.has(word));
    return named && !/\p{Lu}|\d/u.test(slice(text, of)) ? of : null;
  }
  if (kind !== "killed" || !agent || terms.bearerAt(passage.document, agent) !== null) return null;
  // The whole of what stands between `it was` and `that killed`.
  const lead = /\bit\swas\s(?<what>[^,.;]{3,60})\s(?:that|which)\s(?:had\s)?$/iu.exec(
    text.slice(passage.span.start, clause.verb.start),
  );
  if (!lead) return agent.span;
  const start = passage.span.start + lead.index + lead[0].indexOf(lead.groups?.what ?? "");
  return { start, end: start + (lead.groups?.what ?? "").length };
}

function statementOf({ passage, clause, cause, words }: Caused): Statement {
  const whole = clause.span.start <= cause.start && cause.end <= clause.span.end;
  return {
    passage,
    span: whole ? clause.span : passage.span,
    focus: cause,
    value: { kind: "label", label: [...words].sort().join(" ") },
    words: tidy(slice(passage.reading.document.text, cause)),
  };
}
