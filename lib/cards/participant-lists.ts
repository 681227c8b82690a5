import { isSpaceAt, type Span, slice } from "#lib/base/text.ts";
import { isRoleNoun } from "#lib/extract/names/roles.ts";
import { stateForm } from "#lib/extract/names/states.ts";
import type { DocumentReading, NameMention, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { calledName, withArticle } from "./names.ts";
import { phrase, tidy } from "./phrases.ts";
import { holdingSentences, isReadable, sentenceAt, touching } from "./places.ts";
import { wordsOf } from "./words.ts";

/** A closed list longer than this is no answer to learn. */
const MAX_LIST = 3;

// "the negotiations included a two-day Berlin conference between" · "talks between" · "the final between"
const BETWEEN =
  /(?<event>(?:(?:the|an?)\s+)?(?:[\p{L}\p{N}’'–-]+\s+){0,4}(?:conference|talks|meeting|summit|negotiations|discussions|conversation|debate|duel|match|final|game|fight|treaty|pact|agreement|alliance|war|battle|marriage|merger|correspondence|contest))\s+between\s+/giu;

// The same without what may stand before: most sentences with a `between` have no such event
const LEADS_BETWEEN =
  /(?:conference|talks|meeting|summit|negotiations|discussions|conversation|debate|duel|match|final|game|fight|treaty|pact|agreement|alliance|war|battle|marriage|merger|correspondence|contest)\s+between\s/giu;
/** An event has no more words than these before its noun: an article, four others, and one that is cut. */
const MOST_BEFORE = 6;

/** What `BETWEEN` finds in a sentence. It is tried from just before each noun, for from every letter it takes long. */
function betweens(words: string): RegExpExecArray[] {
  const out: RegExpExecArray[] = [];
  for (let from = 0; ; ) {
    LEADS_BETWEEN.lastIndex = from;
    const noun = LEADS_BETWEEN.exec(words);
    if (noun === null) return out;
    BETWEEN.lastIndex = Math.max(from, wordsBefore(words, noun.index, MOST_BEFORE));
    const match = BETWEEN.exec(words);
    if (match === null) return out;
    out.push(match);
    from = match.index + match[0].length;
  }
}

/** Where so many words before a place begin. */
function wordsBefore(text: string, place: number, count: number): number {
  let at = place;
  for (let words = 0; words < count && at > 0; words += 1) {
    while (at > 0 && isSpaceAt(text, at - 1)) at -= 1;
    while (at > 0 && !isSpaceAt(text, at - 1)) at -= 1;
  }
  return at;
}

const tellsBetween = holdingSentences([" between "]);
const opensBracket = holdingSentences([" ("]);

/** `Who took part in the conference?`: the two or three who stand behind `between`. */
export function participantLists(reading: DocumentReading): Candidate[] {
  const { text } = reading.document;
  return reading.sentences.flatMap((sentence) => {
    if (!tellsBetween(reading, sentence)) return [];
    const words = slice(text, sentence.span);
    if (sentence.block.zone === "heading" || !isReadable(sentence)) return [];
    if (!words.includes(" between ")) return [];
    return betweens(words).flatMap((match) => {
      const from = sentence.span.start + match.index + match[0].length;
      const named = listFrom(reading, from, sentence.span.end);
      const [first] = named;
      const last = named.at(-1);
      const names = named.map((one) => reading.entities[one.entity]?.name ?? "");
      if (
        first === undefined ||
        last === undefined ||
        named.length < 2 ||
        named.length > MAX_LIST ||
        new Set(names).size < names.length
      )
        return [];
      const eventSpan = {
        start: sentence.span.start + match.index,
        end: sentence.span.start + match.index + (match.groups?.event ?? "").length,
      };
      if (touching(reading.quotations, eventSpan).length > 0) return [];
      const event = phrase(reading, nounPhrase(sentence, eventSpan));
      const shown = tidy(event.text)
        .replace(/^.*?\b(?=(?:the|an?)\s)/iu, "")
        .replace(/^(?:an?|the) /iu, "the ");
      // "talks between" anybody: without a name or an attribute there is nothing to ask for.
      if (wordsOf(shown).length < 3) return [];
      const people = named.every((one) => one.type === "PER");
      const candidate: Candidate = {
        reading,
        category: "participant",
        frame: "between",
        key: [shown, ...names],
        wordings: [
          {
            question: `${people ? "Who" : "Which parties"} ${people ? "took part in" : "were on the two sides of"} ${/^the /u.test(shown) ? shown : `the ${shown}`}?`,
            answer: joined(people ? names : names.map(withArticle)),
            derived: true,
          },
        ],
        proofs: [{ span: { start: eventSpan.start, end: last.span.end }, role: "proof" }],
        focus: { start: first.span.start, end: last.span.end },
        sentence: sentence.index,
        weight: 0.75,
      };
      return [candidate];
    });
  });
}

// "The Tripartite pact (Germany-Italy-Japan)" · "the Little Entente (Romania, Yugoslavia and Czechoslovakia)"
const MEMBERS =
  /(?<event>\p{Lu}[\p{L}-]{2,30}(?: \p{L}[\p{L}-]{1,30}){1,3}) \((?<list>\p{Lu}[\p{L} ]{2,30}(?:(?:\s?[-–/,&]\s?|,? and )\p{Lu}[\p{L} ]{2,30}){1,2})(?=[)=;:])/gu;

/** `Which three states formed the Tripartite Pact?`: two or three states in a bracket behind a paper's or a league's name. */
export function bracketMembers(reading: DocumentReading): Candidate[] {
  const { text } = reading.document;
  return reading.sentences.flatMap((sentence) => {
    if (!isReadable(sentence) || !opensBracket(reading, sentence)) return [];
    const words = slice(text, sentence.span);
    return [...words.matchAll(MEMBERS)].flatMap((match) => {
      const { event = "", list = "" } = match.groups ?? {};
      const name = event.replace(/^(?:The|A|An) /u, "");
      const states = list.split(/\s?[-–/,&]\s?|,? and /u).map((one) => one.trim());
      const count = ["", "", "two", "three"][states.length];
      if (
        count === undefined ||
        !PARTY.test(name) ||
        states.some((one) => stateForm(one)?.kind !== "name") ||
        new Set(states).size < states.length
      )
        return [];
      const start = sentence.span.start + match.index;
      const proof = { start, end: start + match[0].length };
      const candidate: Candidate = {
        reading,
        category: "participant",
        frame: "members",
        key: [name, ...states],
        wordings: [
          {
            question: `Which ${count} states formed the ${name}?`,
            answer: joined(states.map(withArticle)),
            derived: true,
          },
        ],
        proofs: [{ span: proof, role: "proof" }],
        focus: proof,
        sentence: sentence.index,
        weight: 0.8,
      };
      return [candidate];
    });
  });
}

const PARTY =
  /\b(?:pact|treaty|alliance|league|union|entente|axis|bloc|coalition|accord|agreement|confederation|federation)$/iu;

/** The noun phrase at the end of a span: what stands before its last verb or preposition is not in it. */
function nounPhrase({ tokens }: Sentence, span: Span): Span {
  const inside = tokens.filter((token) => token.start >= span.start && token.end <= span.end);
  const other = inside.findLastIndex((token) => !/^(?:DET|ADJ|NOUN|PROPN|NUM|PUNCT)$/u.test(token.pos));
  return { start: inside[other + 1]?.start ?? span.start, end: span.end };
}

/** Names that follow one another with nothing between them but roles, commas and `and`; empty when the list goes on. */
function listFrom(reading: DocumentReading, from: number, end: number): NameMention[] {
  const out: NameMention[] = [];
  let at = from;
  for (const mention of touching(reading.names, { start: from, end })) {
    if (mention.type !== "PER" && mention.type !== "LOC" && mention.type !== "ORG") continue;
    // "Soviet Foreign Minister Vyacheslav Molotov": a state inside the role is not in the list.
    if (
      mention.role === null &&
      touching(reading.names, { start: mention.span.end, end: mention.span.end + 40 }).some(
        (next) => next.role !== null && next.role.start <= mention.span.start,
      )
    )
      continue;
    const start =
      mention.role === null ? mention.span.start : Math.min(mention.role.start, mention.span.start);
    if (!/^(?:\s|,|and|the|both|&)*$/iu.test(reading.document.text.slice(at, start))) break;
    out.push(mention);
    at = Math.max(mention.span.end, mention.role?.end ?? 0);
  }
  const types = new Set(out.map((one) => one.type));
  return types.size === 1 ? out : [];
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

// "Molotov (Soviet Prime Minister as well as the Foreign Minister at the time)"
const BRACKET = /^\s\((?<role>\p{Lu}[^()]{4,110})\)/u;

/** `Which offices did Molotov hold?`: a role in brackets behind a name. */
export function bracketRoles(reading: DocumentReading): Candidate[] {
  const { text } = reading.document;
  return reading.names.flatMap((mention) => {
    if (mention.type !== "PER" || text.charAt(mention.span.end + 1) !== "(") return [];
    const role = BRACKET.exec(text.slice(mention.span.end, mention.span.end + 120))?.groups?.role;
    const sentence = sentenceAt(reading, mention.span.start);
    const name = reading.entities[mention.entity]?.name;
    if (role === undefined || sentence === null || name === undefined || /\d/u.test(role)) return [];
    if (!wordsOf(role).some((word) => isRoleNoun(word))) return [];
    const start = mention.span.end + 2;
    const answer = tidy(role).split(/ (?:and a|and the|at the time|, )/u)[0] ?? role;
    const many = /\b(?:and|as well as)\b/u.test(answer);
    const candidate: Candidate = {
      reading,
      category: "participant",
      frame: "bracket-role",
      key: [name, answer],
      wordings: [
        { question: `Which ${many ? "offices" : "office"} did ${calledName(reading, name)} hold?`, answer },
      ],
      proofs: [{ span: { start: mention.span.start, end: start + role.length + 1 }, role: "proof" }],
      focus: { start, end: start + answer.length },
      sentence: sentence.index,
      weight: 0.6,
    };
    return [candidate];
  });
}
