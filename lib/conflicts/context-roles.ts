import { foldText, type Span, slice } from "#lib/base/text.ts";
import type { RoleFiller } from "#lib/extract/types.ts";
import type { Told } from "./context-values.ts";
import { kindsOfNoun } from "./deed-kinds.ts";
import { type Doer, doerOf } from "./doers.ts";
import type { Dossier } from "./dossier.ts";
import type { Segment } from "./segments.ts";
import { clausesOf } from "./topics.ts";
import { contentWords, stem } from "./words.ts";

/** Who does what by calling: the leader leads, the composer has written. */
const CALLINGS = new Map<string, string>();
for (const line of [
  "led leader head chief chairman chairwoman chair",
  "commanded commander",
  "directed director conductor",
  "designed designer architect",
  "founded founder",
  "invented inventor",
  "discovered discoverer",
  "written author composer librettist",
  "won winner victor",
  "financed sponsor",
  "organised organiser organizer",
  "edited editor",
  "translated translator",
  "trained trainer coach",
]) {
  const [kind = "", ...nouns] = line.split(" ");
  for (const noun of nouns) CALLINGS.set(stem(noun), kind);
}

/** What the one who is so called does, given as a stem: `leader` has led. */
export function callingOf(noun: string): readonly string[] {
  const kind = CALLINGS.get(noun);
  return kind === undefined ? [] : [kind];
}

/** Parts and offices of which there is one at a time in one story. */
const OFFICES: ReadonlySet<string> = new Set(
  "minister ambassador envoy delegate negotiator governor mayor coroner prosecutor surveyor treasurer overseer secretary chancellor premier referee umpire pilot navigator helmsman chaplain contractor owner intendant mediator interpreter murderer captain president"
    .split(" ")
    .map(stem),
);
/** Offices of which every state and party has one. */
const OF_STATE =
  /\b(?:president|minister|premier|chancellor|secretary|ambassador|envoy|governor|spokes(?:man|woman)|chief|leader|head)\b/iu;
/** Words that make of an office another one. */
const OTHER =
  /\b(?:former|later|future|deputy|assistant|vice|acting|old|new|ex|next|then|first|second|third|second-in)\b/iu;

/** Who holds which part in a story: `the foreign minister, X`, `its chief delegate was X`, `under the command of X`. */
export function rolesIn(segment: Segment, { terms }: Dossier): Told[] {
  const { passage, span } = segment;
  const { text } = passage.reading.document;
  const told: Told[] = [];
  const isPlaced = (role: Span) => terms.namesIn(passage.document, role).length > 0;
  const add = (role: string, focus: Span, doer: Doer | null, placed = false) => {
    const frame = doer?.person === true ? frameOf(role) : null;
    if (!doer || frame === null) return;
    told.push({
      segment,
      frame,
      sort: "who",
      focus,
      value: { kind: "label", label: doer.label },
      words: doer.words,
      quantity: null,
      doer,
      placed,
      ...(role.startsWith("~") ? {} : { ask: `Who was ${withArticle(role)}` }),
    });
  };
  for (const name of terms.namesIn(passage.document, span)) {
    const at = (one: Span): RoleFiller => ({
      span: one,
      head: name.span,
      entity: name.entity,
      anaphoric: false,
      name: null,
    });
    const before = text.slice(Math.max(span.start, name.span.start - LONGEST), name.span.start);
    const under = UNDER.exec(before)?.groups?.noun;
    if (under !== undefined)
      for (const kind of kindsOfNoun(stem(under)).slice(0, 1))
        add(`~${kind}`, name.span, doerOf(passage, at(name.span), terms));
    if (name.role) {
      const lead = text.slice(Math.max(0, name.role.start - 12), name.role.start);
      const role = slice(text, name.role);
      // `President Kabila` is one of many presidents; `the president, Kabila,` is that of the story.
      const isTitle = OF_STATE.test(role) && !/\bthe\s(?:\p{L}+\s)?$/iu.test(lead) && !/^the\s/iu.test(role);
      if (!isTitle && !/\ban?\s$/iu.test(lead) && !/^an?\s/iu.test(role))
        add(role, name.span, doerOf(passage, at(name.span), terms), isPlaced(name.role));
    }
  }
  for (const clause of clausesOf(passage)) {
    if (clause.lemma !== "be" || clause.negated || clause.attributed || !clause.agent || !clause.complement)
      continue;
    if (clause.verb.start < span.start || clause.verb.start >= span.end) continue;
    const [name, ...more] = terms.namesIn(passage.document, clause.complement.span);
    const role = slice(text, clause.agent.span);
    if (!name || more.length > 1 || /^(?:an?|one)\s/iu.test(role)) continue;
    const filler = {
      span: clause.complement.span,
      head: name.span,
      entity: name.entity,
      anaphoric: false,
      name: null,
    };
    add(role, name.span, doerOf(passage, filler, terms), isPlaced(clause.agent.span));
  }
  return told;
}

const withArticle = (role: string) => {
  const plain = role.replace(/\s+/gu, " ").replace(/^The\b/u, "the");
  return /^(?:the|his|her|its|their)\b|['’]s?\s/iu.test(plain) ? plain : `the ${plain}`;
};

const LONGEST = 50;
// under the command of Captain · under the baton of
const UNDER = /\bunder\s(?:the\s)?(?<noun>\p{Ll}{4,15})\sof\s(?:\p{L}{2,14}\.?\s){0,3}$/u;

function frameOf(role: string): string | null {
  if (role.startsWith("~")) return `who ${role.slice(1)}`;
  if (OTHER.test(role)) return null;
  const plain = foldText(role).split(/\sof\s|\sfor\s/u)[0] ?? "";
  const words = [...contentWords(plain)];
  for (const word of words) {
    const kind = CALLINGS.get(word);
    if (kind !== undefined) return `who ${kind}`;
  }
  const office = words.findLast((word) => OFFICES.has(word));
  if (office === undefined) return null;
  const at = words.indexOf(office);
  return `role ${[words[at - 1], office].filter((one) => one !== undefined && !/^(?:french|german|russian|british|soviet|italian|the)$/u.test(one)).join(" ")}`;
}
