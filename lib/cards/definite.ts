import type { Span } from "#lib/base/text.ts";
import { nameAt } from "./names.ts";
import { phrase, tidy } from "./phrases.ts";
import { clausesOf, touching } from "./places.ts";
import { shortened } from "./shorten.ts";
import { plainStart } from "./starts.ts";
import { type Telling, tell } from "./telling.ts";

/** A question that says too little, in its parts. */
export type Vague = {
  readonly telling: Telling;
  /** Where the content stands, and its words. */
  readonly from: number;
  readonly to: number;
  readonly content: string;
  /** `did Solberg want`: the question without its question word. */
  readonly base: string;
  /** ` to do` where a deed is asked for. */
  readonly tail: string;
  /** ` in the spring`: where or when, as far as it is known. */
  readonly where: string;
};

export type Definite = {
  readonly question: string;
  readonly answer: string;
  readonly context: readonly Span[];
};

/**
 * `What did the union want to do?` is true of many things. More of the clause goes into the question, the next thing it
 * says is the answer: `What did the union want to shorten?`. Null when the clause has no more to give.
 */
export function makeDefinite(vague: Vague): Definite | null {
  if (vague.tail !== "") return withDeed(vague);
  if (/^(?:that )?\S/u.test(vague.content) && isThat(vague)) return insideThat(vague);
  return withKind(vague) ?? withPurpose(vague) ?? withHead(vague);
}

// Verbs that mean little without their object, or take two
const LIGHT =
  /^(?:be|have|do|make|take|get|give|keep|go|become|let|call|name|put|set|come|bring|hold|lay|turn|help|see)$/u;
// "to chafe | against Soviet interests": belongs to its verb
const DEED =
  /^(?:to )?(?<verb>\p{Ll}+)(?: (?<prep>against|for|on|with|about|into|over|upon))? (?<thing>(?!(?:to|that|as|by|at|in|and|of|not|out|up|off|down|from|unless|if|when|while|because|until|after|before)\b)\S.*)$/u;
// "its power | through an agenda" · "the capital | from Alma to Dunning"
const WAY =
  /^(?<thing>(?!(?:whether|why|how|what|who|if)\b)[^,;]*?[^,;\s] [^,;\s][^,;]*?) (?<way>(?:in|from|through|to|into|against) [^,;]{4,70})(?:, (?:the|an?) [^;]+)?$/u;

/** `What did the union want to shorten?`: the deed's verb goes into the question. */
function withDeed({ telling, from, to, content, base, where }: Vague): Definite | null {
  const match = DEED.exec(content)?.groups;
  if (match?.verb === undefined || match.thing === undefined) return null;
  const tokens = telling.sentence.tokens.filter((token) => token.start >= from && token.start < to);
  const verb = tokens.find((token) => token.text === match.verb);
  const gerund = /ing$/u.test(match.verb);
  if (verb === undefined || (!gerund && !/^(?:VERB|AUX)$/u.test(verb.pos)) || LIGHT.test(verb.lemma))
    return null;
  // A second deed, joined on or hanging on the first, would be left without its verb.
  const later = tokens.some(
    (token, index) =>
      token.start > verb.start &&
      token.pos === "VERB" &&
      /^(?:to|and|or|not)$/iu.test(tokens[index - 1]?.text ?? ""),
  );
  if (later) return null;
  const split = WAY.exec(match.thing)?.groups;
  // "a railway | to the interior" in "money for a railway to the interior" belongs to the railway.
  // "threaten to sue | Besant for libel"
  const charged =
    /^(?<thing>\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){0,2}) (?<way>(?:for|of) \p{Ll}+(?: \p{Ll}+){0,3})$/u.exec(
      match.thing,
    )?.groups;
  const way =
    charged !== undefined
      ? charged
      : /\s(?:of|for|on|with|between|about|that|which|who|whom|if|unless|when|after|before)\s/u.test(
            split?.thing ?? "",
          )
        ? undefined
        : split;
  const thing = way?.thing ?? match.thing;
  const first = touching(telling.reading.names, { start: verb.end, end: to })[0];
  const person =
    first?.type === "PER" &&
    (telling.reading.entities[first.entity]?.gender ?? null) !== null &&
    match.prep === undefined &&
    first.span.start <= verb.end + 2 &&
    !/['’]s /u.test(thing);
  const lemma = gerund && !/ing$/u.test(verb.lemma) ? verb.lemma : verb.text;
  if (/ing$/u.test(lemma) && gerund) return withGerund(match, base, where);
  const words = [base, "to", lemma, match.prep ?? "", way?.way ?? ""].filter((part) => part !== "").join(" ");
  return { question: `${person ? "Whom" : "What"} ${words}${where}?`, answer: shortened(thing), context: [] };
}

/** `What did the navy begin planning for?` where the dictionary does not know the verb behind the noun. */
function withGerund(
  { verb, prep, thing }: { verb?: string; prep?: string; thing?: string },
  base: string,
  where: string,
): Definite {
  const words = [base, verb, prep ?? ""].filter((part) => part !== "").join(" ");
  return { question: `What ${words}${where}?`, answer: shortened(thing ?? ""), context: [] };
}

function isThat({ telling, from }: Vague): boolean {
  const { text } = telling.reading.document;
  const { complement, recipient } = telling.clause;
  if (/^that\s/u.test(text.slice(from, from + 5))) return true;
  return complement?.kind === "that" && (complement.span.start === from || recipient !== null);
}

const NO_SUBJECT = /^(?:there|it|nothing|this|that|he|she|they|what|the (?:time|reason|point))\b/iu;

/** `What did the clerk agree that the town had lost?` — the object of what was agreed; else what it is about. */
function insideThat({ telling, from, to, content, base, where }: Vague): Definite | null {
  const { reading, sentence, subjectFiller } = telling;
  const inner = clausesOf(reading, sentence.index).find(
    (one) => one.verb.start > from && one.verb.end <= to && one.finite,
  );
  const told = inner === undefined ? null : tell(reading, inner);
  if (inner === undefined || told === null || told.subject === null || told.subjectFiller === null)
    return null;
  const subject = told.subject.text;
  // "would": the verb behind it was read as another word
  if (/^(?:would|could|should|might|must|will|can|may|shall|do|does|did)$/u.test(told.verbs)) return null;
  if (NO_SUBJECT.test(subject) || told.subjectFiller.span.start < from) return null;
  const object = inner.object?.span.start ?? -1;
  const start =
    inner.voice === "active" && inner.lemma !== "be"
      ? object >= told.restSpan.start && object < told.restSpan.end
        ? object
        : plainStart(told)
      : null;
  if (start !== null && start - told.restSpan.start <= 2) {
    const end = Math.min(told.restSpan.end, Math.max(to, told.restSpan.start));
    const thing = phrase(reading, { start, end });
    if (thing.text.split(" ").length >= 2)
      return {
        question: `What ${base} that ${subject} ${told.verbs}${where}?`,
        answer: shortened(thing.text),
        context: [...told.subject.context, ...thing.context],
      };
  }
  const name = nameAt(reading, told.subjectFiller.span);
  if (name === null || told.subjectFiller.entity === subjectFiller?.entity) return null;
  return {
    question: `What ${base} about ${subject}${where}?`,
    answer: shortened(content.replace(/^that /u, "")),
    context: told.subject.context,
  };
}

// "the Treaty of Alma" · "Operation Lantern" · "secret “Instruction No. 18”"
const KINDS =
  /^(?:the |an? )?(?:\p{Ll}+ )?(?<name>["“]?(?:\p{Lu}[\p{L}\p{N}’'–-]*\.? |of |the ){0,5}(?<kind>Operation|Instruction|Directive|Order|Treaty|Pact|Agreement|Act|Convention|Accord|Protocol|Declaration|Charter|Bill|Resolution|Alliance|Contract|Decree|Edict|Memorandum|Manifesto)\b.*)$/u;

/** `Which operation did the navy launch?`: a named thing is asked for by what it is. */
export function kindAsked(content: string): { ask: string; answer: string } | null {
  const match = KINDS.exec(content)?.groups;
  if (match?.kind === undefined || match.name === undefined || / and | or /u.test(match.name)) return null;
  const answer =
    /^["“]/u.test(match.name) || /^the /u.test(content) === false ? match.name : `the ${match.name}`;
  return { ask: `Which ${match.kind.toLowerCase()}`, answer };
}

function withKind(vague: Vague): Definite | null {
  const kind = kindAsked(vague.content);
  if (kind === null) return null;
  const more = purpose(vague.telling);
  return {
    question: `${kind.ask} ${vague.base}${vague.where}${more === null ? "" : `, ${more.text}`}?`,
    answer: kind.answer,
    context: more === null ? [] : more.context,
  };
}

// ", directing his forces to prepare" · ", in order to calm the town" · "to calm the town"
const PURPOSE =
  /^(?:,?\s+|\s?[—–]\s?)(?<words>(?!(?:including|regarding|concerning|following|according|considering)\b)(?:\p{Ll}{2,}ing|in order to \p{Ll}+) [^,;:.()–—]{8,110})/u;

function purpose({
  reading,
  sentence,
  restSpan,
}: Telling): { text: string; context: readonly Span[] } | null {
  const behind = reading.document.text.slice(restSpan.end, sentence.span.end);
  const match = PURPOSE.exec(behind);
  const words = match?.groups?.words;
  if (match === null || words === undefined) return null;
  const end = restSpan.end + match[0].length;
  const said = phrase(reading, { start: end - words.length, end });
  return {
    text: shortened(said.text, 12).replace(
      / (?:(?:between|among|to|for|with) them(?:selves)?|and|or|which|who|that|as|to)$/u,
      "",
    ),
    context: [...said.context, { start: end - words.length, end }],
  };
}

/** `What did the mayor issue, asking the town to stay calm?` */
function withPurpose({ telling, content, base, where }: Vague): Definite | null {
  const more = purpose(telling);
  if (more === null) return null;
  return {
    question: `What ${base}${where}, ${more.text}?`,
    answer: shortened(content),
    context: more.context,
  };
}

// "a green light | for a second vote" · "£300 | for the roof" · "the existence | of a map"
const HEAD_FOR = /^(?<head>(?:an? (?:\S+ ){0,2}\S+|the money|[£$€]?\d\S*(?: \S+)?) for) (?<thing>.{4,})$/u;
const HEAD_OF =
  /^(?<head>the (?:existence|return|use|creation|dismissal|release|sale|closure|withdrawal|abolition|publication|removal|arrest|surrender|resignation|transfer|repair) of) (?<thing>.{4,})$/u;

/** `What did the clerk request money for?` */
function withHead({ content, base, where }: Vague): Definite | null {
  const match = (HEAD_OF.exec(content) ?? (/ for$/u.test(base) ? null : HEAD_FOR.exec(content)))?.groups;
  // "the abolition of the toll and the cession of the town": two things, of which the head fits one
  if (match?.thing !== undefined && / and (?:the|an?) \p{Ll}+ of /u.test(match.thing))
    return { question: tidy(`Which two things ${base}${where}`).concat("?"), answer: content, context: [] };
  if (match?.head === undefined || match.thing === undefined || /[,;]|\band\b/u.test(match.head)) return null;
  return {
    question: tidy(`What ${base} ${match.head}${where}`).concat("?"),
    answer: shortened(match.thing),
    context: [],
  };
}
