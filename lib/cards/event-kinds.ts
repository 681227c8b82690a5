const TITLE_OF_RECORD =
  /^(?:Minutes|Proceedings|Report|Record|Notes|Summary|Transcript) of\b(?:[^.]|\.(?=\d|\p{Ll})){1,200}$/u;
const TIME_NOUN = /\b(?:year|date|day|month|season|period|decade|century|time|moment|hour)$/iu;
// "was the Blackhope disaster | an explosion at …": what kind of event a name stands for
const KIND_OF_EVENT =
  /^(?:was|were) (?<who>(?:the )?[^,]{4,80}?) (?:an?|one of the|the) (?<kind>(?:[\p{L}-]+ ){0,4}?(?<noun>\p{Ll}+))(?= (?:at|in|of|near|on|between|by|off|that|which|against|for)\b|,|$)/u;
const BEFALLS = new Set(
  "explosion disaster accident battle strike fire earthquake flood massacre riot revolt rebellion uprising mutiny siege collision derailment shipwreck conference congress election expedition match tournament raid".split(
    " ",
  ),
);

/** `did the Blackhope disaster take place`, for a name that the clause says to be an event; `none` for any other thing. */
export function whatItWas(question: string): string | null {
  const groups = KIND_OF_EVENT.exec(question)?.groups;
  if (groups?.who === undefined) return null;
  if (!BEFALLS.has(groups.noun ?? "")) return /^(?:was|were) .+ an? /u.test(question) ? "none" : null;
  return /\p{Lu}/u.test(groups.who.replace(/^the /u, "")) ? `did ${groups.who} take place` : "none";
}

/** `The greatest year was 1952`: a subject that is its own answer. */
export function isTimeNoun(subject: string): boolean {
  return TIME_NOUN.test(subject);
}

/** `Minutes of the meeting held in the Guildhall on 3 May`: a line that tells what a record is of. */
export function isTitleOfRecord(line: string): boolean {
  return TITLE_OF_RECORD.test(line);
}
