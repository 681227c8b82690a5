/**
 * A plain question out of what a disagreement is about (`When the bridge was opened`). Words are moved only where one
 * auxiliary verb makes that safe; anything else is asked around the clause, which is right for every verb. Null for what
 * says too little to be asked.
 */
export function askTopic(topic: string): string | null {
  const [head = "", ...rest] = topic.trim().split(": ");
  const tail = rest.length === 0 ? "" : `: ${rest.join(": ")}`;
  // The date in: “The bridge … in spring”
  const gap = /^The (?<what>date|figure|result) in$/u.exec(head);
  if (gap) {
    const words = rest.join(": ");
    return /(?:\p{L}{2}.{0,40}? ){3}/su.test(words)
      ? `Which ${gap.groups?.what ?? "figure"} belongs in ${words}?`
      : null;
  }
  const asked = askClause(head);
  return asked === null ? null : `${asked}${tail}?`;
}

// When the bridge was opened
const WHEN = /^When (?<clause>.{1,300})$/su;
// Whether the talks failed
const WHETHER = /^Whether (?<clause>.{1,300})$/su;
// Which part of the world Japan was to get · How many houses the storm destroyed
const OBJECT = /^(?<what>Which part of the world) (?<clause>.{1,300})$/su;
// Who founded the school · How many people were killed
const SUBJECT = /^(?:Who|How many \S{1,40} (?:was|were|is|are|had|have|has|will)) ?.{0,300}$/su;
// How many houses the storm destroyed
const COUNTED = /^(?<what>How many \S.{0,60}?) (?<clause>(?:the|an?|his|her|its|their) .{1,300})$/su;
// The purchase price · The result between Rovers and Town
const THING = /^The (?<thing>.{1,300})$/su;

function askClause(head: string): string | null {
  const when = WHEN.exec(head)?.groups?.clause;
  if (when !== undefined) return inverted("When", when);
  const whether = WHETHER.exec(head)?.groups?.clause;
  if (whether !== undefined)
    return / or /u.test(whether) ? `Which holds: ${whether}` : `Is it true that ${whether}`;
  const object = OBJECT.exec(head)?.groups;
  if (object?.what !== undefined && object.clause !== undefined) return inverted(object.what, object.clause);
  if (SUBJECT.test(head)) return head;
  const counted = COUNTED.exec(head)?.groups;
  if (counted?.what !== undefined && counted.clause !== undefined)
    return `${counted.what} was it that ${counted.clause}`;
  const thing = THING.exec(head)?.groups?.thing;
  if (thing === undefined) return null;
  return thing.startsWith("result ") ? `What was the ${thing}` : `Which figure holds for the ${thing}`;
}

const AUXILIARY = /^(?:was|were|is|are)$/u;
/** After one of these another verb comes first: `the proposal that … was made`. */
const RELATIVE = /^(?:that|which|who|whom|whose|where|when|and|,)$|,$/u;

/** `the bridge was opened` → `When was the bridge opened`; else `When was it that the bridge opened`. */
function inverted(word: string, clause: string): string {
  const words = clause.split(" ");
  const at = words.findIndex((one) => AUXILIARY.test(one));
  const safe =
    at > 0 &&
    at < words.length - 1 &&
    !words.slice(0, at).some((one) => RELATIVE.test(one)) &&
    words.filter((one) => AUXILIARY.test(one)).length === 1;
  if (!safe) return `${word} was it that ${clause}`;
  const auxiliary = words[at] ?? "";
  return [word, auxiliary, ...words.slice(0, at), ...words.slice(at + 1)].join(" ");
}
