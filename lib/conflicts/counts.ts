import { everyMatch } from "#lib/base/every-match.ts";
import { isSpaceAt, type Span, slice } from "#lib/base/text.ts";
import { kindsOfNoun, kindsOfVerb, sameNoun } from "./deed-kinds.ts";
import { HEARSAY } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import { type Interval, intervalOf } from "./intervals.ts";
import { measureOf } from "./measure-words.ts";
import { measuredNoun } from "./number-topics.ts";
import { PARTIAL, ROUND, roundOf } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import type { Phrase } from "./phrases.ts";
import { ownDates } from "./posted.ts";
import type { Quantity } from "./quantities.ts";
import { clauseAt, roleClauseAt } from "./topics.ts";
import { contentStem, stem } from "./words.ts";

/** A count of one story, with what it counts and the words beside it that tell which of several it is. */
export type Count = {
  readonly passage: Passage;
  readonly quantity: Quantity;
  /** Numbers of one sort may be one number: `dead`, or what is counted. */
  readonly sort: string;
  /** What stands in its own clause and in the rest of its sentence, as stems and bearers. */
  readonly near: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
  /** What its verb does, or what noun it is of. */
  readonly about: readonly string[];
  /** The verb whose role the number fills; null after a preposition (`with 80 beds`), or where the verb only says that there are so many. */
  readonly deed: string | null;
  /** The noun that it is the measure of (`a reward of`), as a stem, and what its sentence says it of. */
  readonly noun: string | null;
  readonly subject: Phrase | null;
  readonly round: string | null;
  readonly days: readonly Interval[];
  /** Marks of which of several it is: `second`, `each`, `yearly`. */
  readonly marks: string;
};
/** Scales that everything is measured by, and what comes in parts of a whole. */
const COMMON_UNITS: ReadonlySet<string> = new Set([
  ..."year month week day hour minute second moment time tim night morning evening centur decad part kind side way step pag h min s %".split(
    " ",
  ),
]);

const DEAD = stem("kill");
const DYING_KINDS = ["killed (deed)", "died (deed)"];
const PEOPLE: ReadonlySet<string> = new Set(
  "person people man men woman women child children soldier sailor passenger civilian crew"
    .split(" ")
    .flatMap((word) => [word, stem(word)]),
);
/** Verbs that only say that there are so many. */
const LIGHT: ReadonlySet<string> = new Set(
  "be have contain consist comprise include number total amount weigh measure".split(" "),
);
const AFTER_PREPOSITION =
  /\b(?:with|of|by|before|for|from|against|after|in|at|among|between)\s(?:about\s|some\s|nearly\s|over\s|only\s)?[$€£]?$/iu;

// of whom twelve · among them 20,000 · including six · another four
const PART =
  /\b(?:of\s(?:them|whom|which)|among\s(?:them|whom|which|others)|including|another|other|further|only|all|both|each|every|remaining|first|last|age\sof|aged?|number|no\.|at|gate|page|room|chapter|lesson|section)\s?,?\s?(?:about\s|some\s|nearly\s)?[$€£]?$/iu;
// six of them from Orn · four of the men
const OF_THEM = /^\s(?:\p{L}+\s)?of\s(?:them|the|these|those|which|whom|us|its|his|her|their)\b/iu;
const MARKS =
  /\b(?:second|third|fourth|last|final|each|every|per|yearly|annual|annually|monthly|daily|weekly|further|additional|extra|another)\b/giu;

/** The numbers of a passage that count something of the story, each once; none of what is said, planned, or part of a whole. */
export function countsIn(passage: Passage, dossier: Dossier): Count[] {
  if (!passage.trusted || passage.quantities.length === 0 || passage.quantities.length > 6) return [];
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  if (PARTIAL.isIn(passage) || HEARSAY.isIn(passage) || body.endsWith("?")) return [];
  return passage.quantities.flatMap((quantity): Count[] => {
    if (quantity.yearLike || quantity.score !== null || quantity.unit === "clock") return [];
    const clause = clauseAt(passage, quantity.span);
    const scope = clause?.span ?? passage.span;
    if (clause?.negated || (clause && clause.modality !== null)) return [];
    const dead = isDead(passage, quantity, scope);
    const before = text.slice(Math.max(passage.span.start, quantity.span.start - 24), quantity.span.start);
    const part = PART.test(before) || OF_THEM.test(text.slice(quantity.span.end, quantity.span.end + 24));
    const change = changeOf(passage, quantity);
    const unit = change === "to" ? unitBefore(passage, quantity) : quantity.unit;
    const tally = isTally(body, before, text.slice(quantity.span.end, quantity.span.end + 24), unit);
    if ((part && !dead) || (unit === "" && !dead && !tally) || COMMON_UNITS.has(unit)) return [];
    const sort = dead ? "dead" : tally ? "tally" : unit;
    const near = meaningsIn(passage, scope, dossier);
    const around = meaningsIn(passage, passage.span, dossier);
    // "The amendment was carried by three votes to two.": what was voted on stands in the sentence before
    if (tally) for (const word of meaningsBefore(passage, dossier)) around.add(word);
    for (const word of measureOf(quantity.unit)) {
      near.delete(word);
      around.delete(word);
    }
    if (dead) {
      for (const word of [DEAD, ...DYING_KINDS]) {
        near.delete(word);
        around.delete(word);
      }
    }
    near.delete(sort);
    around.delete(sort);
    const beside = text.slice(
      Math.max(scope.start, quantity.span.start - BESIDE),
      quantity.span.end + BESIDE,
    );
    const marks = [change, ...everyMatch(beside, MARKS).map(([word]) => word.toLowerCase())].join(" ");
    const noun = measuredNoun(passage, quantity.span)?.lemma;
    const about = [...(noun ? measureOf(noun) : []), ...(clause ? measureOf(clause.lemma) : [])];
    const days = daysIn(passage);
    const subject = clause?.voice === "passive" ? clause.object : clause?.agent;
    const role = roleClauseAt(passage, quantity.span);
    const verb = role && !AFTER_PREPOSITION.test(before) && !LIGHT.has(role.lemma) ? role.lemma : null;
    const deed = verb === null ? null : (measureOf(verb)[0] ?? verb);
    return [
      {
        passage,
        quantity,
        sort,
        near,
        around,
        about,
        round: roundAt(passage, dossier),
        days,
        deed,
        noun: noun === undefined ? null : stem(noun),
        subject: subject && !subject.anaphoric ? dossier.terms.phraseOf(passage.document, subject) : null,
        marks,
      },
    ];
  });
}

/** The round that a sentence or the one before it is about. */
export function roundAt(passage: Passage, dossier: Dossier): string | null {
  const known = rounds.get(passage);
  if (known !== undefined) return known;
  const made = roundIn(passage, dossier);
  rounds.set(passage, made);
  return made;
}

/** A sentence is held against many others. */
const rounds = new WeakMap<Passage, string | null>();

function roundIn(passage: Passage, { library }: Dossier): string | null {
  const before = library.documents[passage.document]?.[passage.index - 1];
  const { text } = passage.reading.document;
  if (!before?.sentence || before.sentence.block !== passage.sentence?.block)
    return passage.mayHold(ROUND) ? roundOf(slice(text, passage.span)) : null;
  const { start } = passage.span;
  // Nothing but a space stands between the two.
  const isNext = before.span.end === start - 1 && isSpaceAt(text, start - 1);
  if (isNext && !before.mayHold(ROUND) && !passage.mayHold(ROUND)) return null;
  return roundOf(slice(text, { start: before.span.start, end: passage.span.end }));
}

const BESIDE = 18;
const VOTE = stem("votes");
// by four to two · by a vote of fifteen to one
const BY_FIGURES =
  /^\sto\s(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|none)\b/iu;
const VOTED =
  /\b(?:vot(?:ed?|es|ing)|carried|adopted|passed|approved|rejected|defeated|decided|resolved|turned down|thrown out|motion|amendment|majority)\b/iu;

/** Whether a number is the first of the two by which a body decided. */
function isTally(body: string, before: string, behind: string, unit: string): boolean {
  if (unit === VOTE) return TALLY.test(behind);
  return unit === "" && /\b(?:by|of)\s$/iu.test(before) && BY_FIGURES.test(behind) && VOTED.test(body);
}

function meaningsBefore(passage: Passage, dossier: Dossier): ReadonlySet<string> {
  const before = dossier.library.documents[passage.document]?.[passage.index - 1];
  return before?.sentence && before.sentence.block === passage.sentence?.block
    ? meaningsIn(before, before.span, dossier)
    : new Set();
}

// eleven votes to four
const TALLY = /^\svotes?\s(?:to|against)\s/iu;

/** `from nine shillings to eight`: the one end of a change is not held against the other. */
function changeOf({ reading }: Passage, { span }: Quantity): "from" | "to" | "" {
  const before = reading.document.text.slice(Math.max(0, span.start - 40), span.start);
  if (/\bfrom\s(?:about\s|some\s)?$/iu.test(before)) return "from";
  return /\bfrom\s\S{1,12}(?:\s\p{L}{1,14}){0,2}\sto\s(?:about\s|some\s)?$/iu.test(before) ? "to" : "";
}

/** The second number of a change counts what the first does. */
function unitBefore(passage: Passage, quantity: Quantity): string {
  if (quantity.unit !== "" && !/^(?:month|week|day|year)/u.test(quantity.unit)) return quantity.unit;
  return passage.quantities.findLast(({ span }) => span.end <= quantity.span.start)?.unit ?? "";
}

const daysIn = (passage: Passage) => ownDates(passage).flatMap((date) => intervalOf(date) ?? []);

const DYING =
  /\b(?:killed|dead|deaths?|died|perished|drowned|(?:lost|claimed)\s(?:their\slives|the\slives)|were\slost|was\slost|lives|fatalities|victims)\b/iu;
const HURT = /\b(?:injured|wounded|hurt|ill|sick|saved|rescued|survived|survivors|fled)\b/iu;

/** Whether a number is of the dead: of people, or of whoever was named before, in a clause that tells of dying. */
function isDead({ reading, sentence }: Passage, { span, unit }: Quantity, scope: Span): boolean {
  if (unit !== "" && !PEOPLE.has(unit) && unit !== DEAD && !/^(?:death|dead|victim|fatalit)/u.test(unit)) {
    // `two dockers were killed`: the noun before the verb counts who died.
    const next = reading.document.text.slice(span.end, span.end + 40);
    if (
      !/^\s\p{L}+(?:ers?|ors?|men|ists?|ees?|s)\s(?:were\s(?:killed|drowned)|died|drowned|perished|lost\stheir\slives)/u.test(
        next,
      )
    )
      return false;
  }
  if (!sentence) return false;
  const own = slice(reading.document.text, scope);
  if (
    HURT.test(own) &&
    !/^(?:\s\p{L}+){0,2}\s(?:died|perished|drowned|were\skilled)\b/u.test(
      reading.document.text.slice(span.end, span.end + 44),
    )
  )
    return /^\s(?:deaths|dead)\b/u.test(reading.document.text.slice(span.end, span.end + 8));
  const after = reading.document.text.slice(span.end, span.end + 44);
  return DYING.test(own) && (DYING.test(after) || /\b(?:killed|claimed|cost)\b/iu.test(own));
}

/** The stems and bearers of a stretch, each noun by the one that stands for all that call the same. */
function meaningsIn(passage: Passage, span: Span, { terms }: Dossier): Set<string> {
  const words = new Set<string>();
  for (const token of passage.sentence?.tokens ?? []) {
    if (token.start < span.start || token.end > span.end) continue;
    const word = contentStem(token.lemma);
    if (word === null || NUMBER.test(word) || /\d/u.test(word) || isUnit(word)) continue;
    for (const one of measureOf(token.lemma)) words.add(sameNoun(one));
    // `the building of it` and `while it was built` tell one deed.
    const kinds = token.pos === "VERB" ? kindsOfVerb(token.lemma, null) : kindsOfNoun(word);
    for (const kind of kinds) words.add(`${kind} (deed)`);
  }
  for (const name of terms.namesIn(passage.document, span)) words.add(terms.bearerOf(passage.document, name));
  return words;
}

const UNIT_WORDS: ReadonlySet<string> = new Set(
  "pound dollar euro metre meter kilometre kilometer gram kilogram tonne litre liter mile foot"
    .split(" ")
    .map(stem),
);
const isUnit = (word: string) => UNIT_WORDS.has(word);

const NUMBER =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundr\w*|thousand|million|first|second|third)$/u;
