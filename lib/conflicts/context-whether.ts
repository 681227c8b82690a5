import { everyMatch } from "#lib/base/every-match.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { Clause } from "#lib/extract/types.ts";
import type { Told } from "./context-values.ts";
import { kindsOfNoun, kindsOfVerb } from "./deed-kinds.ts";
import { AGAIN } from "./deeds.ts";
import { isPlan } from "./occasions.ts";
import type { Segment } from "./segments.ts";
import { clausesOf } from "./topics.ts";
import { contentStem } from "./words.ts";

/** Deeds that exclude each other, as the kinds or the verbs of each side. */
const OPPOSITE: readonly (readonly [string, string, string])[] = [
  [
    "approve uphold confirm affirm endorse adopt accept grant agree consent assent allow carry",
    "overrule reject refuse overturn quash reverse annul decline deny veto disallow dissent oppose disagree turn+down vote+down throw+out",
    "was approved or refused",
  ],
  ["lock close shut bar", "open unlock", "was locked or opened"],
  ["survive", "destroy perish burn", "survived or was destroyed"],
  ["convict", "acquit clear exonerate absolve", "was convicted or cleared"],
  ["win", "lose", "was won or lost"],
  ["resign", "dismiss sack fire", "resigned or was dismissed"],
  ["recover survive pull+through", "succumb", "survived or did not"],
  ["repair restore rebuild mend", "scrap demolish", "was repaired or given up"],
];

const SIDES = new Map<string, { readonly pair: number; readonly side: string }[]>();
OPPOSITE.forEach(([yes, no], pair) => {
  for (const [side, verbs] of [
    ["yes", yes],
    ["no", no],
  ] as const)
    for (const verb of verbs.split(" ")) SIDES.set(verb, [...(SIDES.get(verb) ?? []), { pair, side }]);
});

const MOTION = /\b(?:motion|proposal|amendment|resolution|bill|plan|measure)s?\b/iu;
const isOfMotion = ({ voice, object }: Clause, text: string) =>
  voice === "passive" && object !== null && MOTION.test(slice(text, object.span));

/** What is done once or not at all. */
const ONCE_OR_NEVER: ReadonlySet<string> = new Set(
  (
    "founded built signed ratified published sunk raised recovered won opened closed arrested convicted elected resigned discovered freed " +
    "occupied crowned married granted buried rescued launched ended destroyed restored removed replaced dismissed cleared demanded asked " +
    "invited postponed cancelled patented revived exploded withdrew surrendered exiled pardoned banned removed printed struck ordered apologised sold bought lowered consecrated finished warned rebuilt"
  ).split(" "),
);
// took place · was held · happened
const HAPPENED =
  /^(?:(?:had|has|have|did|was|were|been|not|never)\s){0,3}(?:(?:take|took|taken)\splace|held|happen|occur)/iu;
const PARTLY =
  /\b(?:in\sfull|fully|completely|wholly|entirely|yet|before|until|till|only|alone|at\sonce|immediately|any\smore|longer|both|all|every|many|most|few|enough|properly|officially|formally|at\sfirst|initially|eventually|finally|unless)\b/iu;
// had been willing to pay
const WILLING = /^\s(?:\p{L}+ly\s)?(?:willing|ready|prepared)\sto\b/u;
const TO_SAY =
  /^\s(?:\p{L}+ly\s)?to\s(?:say|tell|disclose|reveal|comment|name|discuss|explain|speak|talk|answer|identify|confirm|deny)\b/u;
const NEVER = /\b(?:never|nor|nobody|no\sone|neither|none)\b/iu;
// gave no order · found no atmosphere
const NO_NOUN = /\bno\s(?:\p{Ll}{3,15}\s)?(?<noun>\p{Ll}{3,20})\b/giu;
// after accepting the place · without refusing
const GERUND = /\b(?:after|on|upon|by|despite|before)\s\p{L}+ing$/iu;
const WITHOUT = /\bwithout\s(?:ever\s)?\p{L}+ing$/iu;
// refused to sell · declined to let · failed to raise
const UNWILLING = /^(?:refuse|decline|fail)\b/u;
// the acceptance of a loan · his refusal of the offer
const ANSWER =
  /\b(?:(?<yes>acceptance|approval|adoption)|(?<no>refusal|rejection))\sof\s(?=(?:\p{L}+\s){0,3}(?:offers?|proposals?|requests?|plans?|terms|invitations?|loans?|bids?|help|aid|posts?|places?|demands?|claims?|petitions?|gifts?|money)\b)/giu;
// gave notice · left of his own will
const RESIGNED =
  /\b(?:gave|given|handed\sin)\s(?:(?:his|her|their)\s)?(?:notice|resignation)\b|\bleft\b.{0,40}\bof\s(?:his|her|their)\sown\s(?:free\s)?(?:will|accord|wish|choice)\b/iu;
const MODAL = /\b(?:would|could|should|might|may|will|can|plan|hope|want|wish|try|offer|propose|if)\b/iu;

const RESIGNING = OPPOSITE.findIndex(([yes]) => yes === "resign");

const phrasalOf = ({ lemma, particle }: Clause) =>
  particle !== null && SIDES.has(`${lemma}+${particle}`) ? `${lemma}+${particle}` : lemma;

/** Whether something was done: each deed of a part, said or denied. */
export function whetherIn(segment: Segment): Told[] {
  const { passage, span } = segment;
  const { text } = passage.reading.document;
  const body = slice(text, span);
  if (PARTLY.test(body)) return [];
  const told: Told[] = [];
  const add = (frame: string, yes: boolean, focus: Span, words: string, clause?: Clause) =>
    told.push({
      segment,
      frame: `whether ${frame}`,
      sort: "whether",
      focus,
      value: { kind: "label", label: yes ? "yes" : "no" },
      words,
      quantity: null,
      ...(clause ? { clause } : {}),
    });
  const denied = new Set<string>();
  for (const match of everyMatch(body, NO_NOUN)) {
    const noun = contentStem(match.groups?.noun ?? "");
    if (noun === null) continue;
    const start = span.start + match.index;
    for (const kind of kindsOfNoun(noun)) {
      denied.add(kind);
      add(kind, false, { start, end: start + match[0].length }, match[0]);
    }
  }
  for (const match of everyMatch(body, ANSWER)) {
    const start = span.start + match.index;
    const words = match[0].replace(/\sof\s$/u, "");
    add("opposite 0", match.groups?.yes !== undefined, { start, end: start + words.length }, words);
  }
  const gone = RESIGNED.exec(body);
  if (gone) {
    const start = span.start + gone.index;
    const clause = clausesOf(passage).find(({ verb }) => verb.start <= start && start < verb.end);
    add(`opposite ${RESIGNING}`, true, { start, end: start + gone[0].length }, gone[0], clause);
  }
  for (const clause of clausesOf(passage)) {
    if (clause.verb.start < span.start || clause.verb.start >= span.end || clause.attributed) continue;
    const again = AGAIN.test(body) || /^re-?open/iu.test(slice(text, clause.verb)) ? " again" : "";
    const verb = slice(text, clause.verb);
    const lead = text.slice(Math.max(span.start, clause.verb.start - 24), clause.verb.end);
    const unable =
      (clause.negated || NEVER.test(lead)) && /\bcould\b/iu.test(lead) && !/\bhave\b/iu.test(lead);
    if (!unable && clause.modality !== null && MODAL.test(clause.modality)) continue;
    const unwilling = clause.modality !== null && UNWILLING.test(clause.modality) && !clause.negated;
    const without = WITHOUT.test(lead);
    if ((!unable && MODAL.test(lead)) || isPlan(lead)) continue;
    if (!unwilling && /\bto\s\p{L}+$/iu.test(lead)) continue;
    if (!clause.finite && clause.voice === "active" && !unwilling && !without && !GERUND.test(lead)) continue;
    const no = clause.negated || unwilling || without || NEVER.test(lead);
    const words = no
      ? `not ${verb.replace(/^(?:was|were|is|are|has|have|had|could|did)\s(?:not\s|never\s)?/iu, "").replace(/^(?:not|never)\s/iu, "")}`
      : verb;
    const happened = HAPPENED.test(`${verb} ${text.slice(clause.verb.end, clause.verb.end + 6)}`);
    for (const kind of kindsOfVerb(clause.lemma, clause.particle))
      if (kind === "held" ? happened : ONCE_OR_NEVER.has(kind))
        add(`${kind}${again}`, !no, clause.verb, words, clause);
    if (clause.lemma === "be" && WILLING.test(text.slice(clause.verb.end, clause.verb.end + 20)))
      add(`opposite 0${again}`, !no, clause.verb, words, clause);
    // `refused to say why` refuses nothing that was asked.
    if (TO_SAY.test(text.slice(clause.verb.end, clause.verb.end + 30))) continue;
    // A motion is carried where it is passed; a ship carries timber.
    if (clause.lemma === "carry" && !isOfMotion(clause, text)) continue;
    for (const { pair, side } of SIDES.get(phrasalOf(clause)) ?? [])
      add(`opposite ${pair}${again}`, (side === "yes") !== no, clause.verb, words, clause);
  }
  return told;
}
