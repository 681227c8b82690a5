import { cover, type Span } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { appositive } from "./appositive.ts";
import { calledName, entityNamed, nameAt } from "./names.ts";
import { clausesOf, sentenceAt } from "./places.ts";

/** The verbs behind a noun: who `offered` before has made `the offer`. */
const VERBS: readonly (readonly [noun: string, verbs: string])[] = [
  ["demand", "demand|insist"],
  ["demands", "demand|insist"],
  ["offer", "offer|bid"],
  ["bid", "bid|offer"],
  ["proposal", "propose|suggest|offer"],
  ["suggestion", "suggest|propose"],
  ["plan", "propose|suggest"],
  ["motion", "move"],
  ["amendment", "amend"],
  ["request", "request|ask"],
  ["appeal", "appeal|call"],
  ["petition", "petition"],
  ["invitation", "invite"],
  ["objection", "object"],
  ["refusal", "refuse|decline"],
  ["resignation", "resign"],
];

/** `made`: the verbs that make such a paper; `held`: `a hostile bid`, a new one, of which the next sentence says `the bid`. */
type Family = { readonly made: RegExp; readonly held: RegExp };

const FAMILIES = new Map<string, Family>(
  VERBS.map(([noun, verbs]) => [
    noun,
    {
      made: new RegExp(`^(?:${verbs})$`, "u"),
      held: new RegExp(`^(?:an?|his|her|its|their)\\s(?:\\S+\\s){0,3}${noun}\\b`, "iu"),
    },
  ]),
);

/** Whether a noun is one of those that somebody makes. */
export function isOwnable(noun: string): boolean {
  return FAMILIES.has(noun.toLowerCase());
}

/** `rejected his offer`: whoever answers a proposal has not made it. */
const ANSWERS = new Set(
  "reject refuse decline accept approve dismiss ignore welcome oppose consider receive discuss support adopt second endorse veto debate".split(
    " ",
  ),
);

/** How many sentences back `the offer` may have been made. */
const REACH = 2;

/** Who made `the offer` that a sentence takes for known, with the place where it was made; null when nobody named did. */
export function paperOwner(
  reading: DocumentReading,
  noun: string,
  start: number,
  end: number,
): { readonly name: string; readonly named: boolean; readonly span: Span } | null {
  const family = FAMILIES.get(noun.toLowerCase());
  const { text } = reading.document;
  // "the demand to pay" and "the offer that" say themselves which one.
  if (family === undefined || /^\s+(?:to|that|which|by|from|made|sent)\s/u.test(text.slice(end, end + 8)))
    return null;
  const here = sentenceAt(reading, start);
  if (here === null) return null;
  for (let back = 0; back <= REACH; back += 1) {
    const sentence = reading.sentences[here.index - back];
    if (sentence === undefined || sentence.blockIndex < here.blockIndex) break;
    const made = clausesOf(reading, sentence.index).findLast(
      (one) =>
        one.verb.end < start &&
        one.voice === "active" &&
        !one.negated &&
        one.agent !== null &&
        (family.made.test(one.lemma) ||
          (one.object !== null &&
            !ANSWERS.has(one.lemma) &&
            family.held.test(text.slice(one.object.span.start, one.object.span.end)))),
    );
    const agent = made?.agent ?? null;
    if (made === undefined || agent === null) continue;
    const span = cover(agent.span, made.verb);
    const words = text.slice(agent.span.start, agent.span.end).replace(/\s+/gu, " ");
    const second = appositive(reading, agent.span);
    if (second !== null) return { name: second, named: true, span: { ...span, end: span.end } };
    // As the sentence calls the owner, so that the receipt holds the words.
    if (!agent.anaphoric && nameAt(reading, agent.span) !== null)
      return { name: words, named: !/^the /iu.test(words), span };
    if (agent.name !== null) return { name: ownerName(reading, agent.name), named: true, span };
    const plain = /^(?:the|an?|\p{Lu}[\p{L}’'-]*['’]s?) (?:[\p{L}’'-]+ ){0,3}\p{L}{3,}$/iu.test(words);
    return plain
      ? { name: words.replace(/^(?:The|An?) /u, (the) => the.toLowerCase()), named: false, span }
      : null;
  }
  return null;
}

/** How an owner is called: by the surname when the reading is sure of a person, else in full (`Norvale Foods`). */
export function ownerName(reading: DocumentReading, name: string): string {
  const bearer = reading.entities[entityNamed(reading, name)];
  const sure = bearer?.type !== "PER" || (bearer.gender ?? null) !== null || bearer.roles.length > 0;
  return sure ? calledName(reading, name) : name;
}
