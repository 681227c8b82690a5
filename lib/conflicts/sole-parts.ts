import { slice } from "#lib/base/text.ts";
import { sameNoun } from "./deed-kinds.ts";
import type { Dossier } from "./dossier.ts";
import type { Cues, Lexicon } from "./lexicon.ts";
import type { Passage } from "./passages.ts";
import { meantAround } from "./sole-about.ts";
import type { Fact } from "./sole-facts.ts";
import { isPerson } from "./sole-people.ts";
import { stem } from "./words.ts";

/** A part of which a story has one, by what may stand before the name of who played it, and after it. */
type Part = {
  readonly before: RegExp;
  readonly after: RegExp;
  /** Words without which the sentence is about something else. */
  readonly needs?: RegExp;
  /** How much of what it is a part in has to be told in the same words; without it, what the pattern says is enough. */
  readonly least?: number;
};

const TITLE = "(?:(?:the|a|an|his|her|its|their)\\s)?(?:[\\p{L}.’'-]+,?\\s){0,4}";
const before = (words: string) => new RegExp(`\\b(?:${words.replaceAll(" ", "\\s")})\\s${TITLE}$`, "iu");
const after = (words: string) =>
  new RegExp(
    `^,?\\s(?:(?:who|that|himself|herself|then|alone)\\s){0,2}(?:had\\s)?(?:${words.replaceAll(" ", "\\s")})(?![\\p{L}-])`,
    "iu",
  );

const PARTS: readonly Part[] = [
  {
    // Who brought the two sides together.
    before: before("mediated by|mediator was|mediation of|settled by|arbitrated by|good offices of"),
    after: after(
      "acted as mediator|acted as go-between|mediated|brought the two sides together|brought the parties together|brought both sides together|settled the dispute|made peace between",
    ),
  },
  {
    // Who opened it.
    before: before(
      "(?:line|bridge|tunnel|school|hospital|hall|exhibition|building|park|museum|canal|station|theatre|library|road|railway|dock|market|pier|club|works) was (?:\\p{L}+ly )?opened (?:\\p{L}+ )?by|ribbon was cut by|opening was performed by|declared open by",
    ),
    after: after(
      "cut the ribbon|performed the opening|declared (?:it|the \\p{L}+) open|performed the opening ceremony",
    ),
  },
  {
    // Who its engineer was.
    before: before(
      "its engineer was|the engineer was|under the direction of|engineer in charge was|was the work of the engineer|built under",
    ),
    needs: /\b(?:engineer|built|bored|dug|carried\sout|works|construct\w{2,4})\b/iu,
    after: after("was its engineer|was the engineer|was the engineer in charge"),
  },
  {
    // Who gave the alarm.
    before: before("alarm was (?:raised|given) by|first noticed by|first seen by"),
    after: after("raised the alarm|gave the alarm|sounded the alarm"),
  },
  {
    // Who betrayed them.
    before: before("betrayed by|informer was|traitor was|denounced by"),
    after: after(
      "betrayed (?:them|him|her|the \\p{L}+)|was the informer|was the traitor|gave (?:them|him|her) away",
    ),
  },
  {
    // Who dissented.
    before: before("dissent was that of|the only dissent came from|voted down only by"),
    after: after("dissented|alone dissented|voted against it alone|was the only one to vote against"),
  },
  {
    // Who laid the first stone.
    before: before("(?:foundation|first|corner) ?stone was laid by"),
    after: after("laid the (?:foundation|first|corner) ?stone"),
  },
  {
    // Who fired first.
    before: before("first shot was fired by|the first to fire was"),
    after: after("fired the first shot|fired first|was the first to fire"),
  },
  {
    // Who was in the chair.
    before: before(
      "presided over by|chair was taken by|chaired by|under the chairmanship of|under the presidency of|meeting was opened by",
    ),
    after: after(
      "presided|took the chair|was in the chair|in the chair|chaired|has presided|had presided|occupied the chair",
    ),
  },
  {
    // Whose idea it was.
    before: before(
      "(?:invented|devised|conceived|contrived|thought of|thought out|worked out) by|the (?:sole )?(?:work|invention|idea|brainchild|brain-child|creation) of|(?:idea|design|suggestion|scheme|notion|invention|plan)(?: \\p{L}+){0,6} (?:came from|was that of|was due to|originated with|belonged to)|(?:credit|honour) (?:\\p{L}+ ){0,3}(?:belongs|is due|goes) to",
    ),
    after: after(
      "invented|devised|conceived|contrived|thought of|hit upon|hit on|had the idea|worked out|first thought of|drew every|made the first",
    ),
    least: 0.4,
  },
  {
    // Who saw it first.
    before: before(
      "(?:first|earliest) (?:seen|noticed|observed|spotted|sighted|discovered|detected) by|(?:noticed|spotted|sighted) (?:[\\p{L}\\d]+ ){0,7}by",
    ),
    after: after(
      "first (?:saw|noticed|spotted|sighted|observed)|was the first to (?:see|notice|spot|sight|observe|catch sight)|sighted|caught sight of",
    ),
    least: 0.6,
  },
  {
    // Who led them.
    before: before(
      "(?:mutiny|revolt|rising|rebellion|strike|mob|gang|expedition|attack|charge|escape|search|march) (?:was |\\p{L}+ ){0,3}led by|(?:leader|ringleader|spokesman) (?:of the \\p{L}+ )?was|under the leadership of",
    ),
    after: after(
      "was (?:the|their) (?:leader|ringleader)|led the (?:mutiny|revolt|rising|rebellion|strike|mob|gang|expedition|attack|charge|escape|search|march)|was at the head of",
    ),
    least: 0.6,
  },
  {
    // Who killed.
    before: before(
      "(?:murdered|stabbed|assassinated|shot dead|poisoned) by|(?:murderer|assassin|killer|poisoner) was",
    ),
    after: after(
      "was the (?:murderer|assassin|killer|poisoner)|(?:shot|stabbed|murdered|poisoned|strangled|assassinated) (?:him|her|the \\p{L}+)",
    ),
    least: 0.6,
  },
  {
    // Whose design it was.
    before: before("architect was|to the designs? of|(?:designed|planned) by|drawn up by"),
    after: after("was the architect|was its architect|drew the plans|drew up the plans|designed (?:it|the)"),
    least: 0.6,
  },
  {
    // Who set the foot there first.
    before: before(
      "the first to set foot \\p{L}+ \\p{L}+ \\p{L}+ was|the first (?:over|up|ashore|across|down) was",
    ),
    after: after(
      "was (?:the )?first (?:over|up|ashore|across|down|in|out|through|on) the|being the first to|was the first to (?:set foot|reach|cross|enter|climb|land)",
    ),
  },
];

const CUES =
  "mediated mediator mediation settled arbitrated offices brought made opened cut ribbon opening declared performed engineer direction built alarm noticed seen betrayed informer traitor denounced gave stone dissent dissented voted vote fired fire shot first presided chair chaired chairmanship presidency invented devised conceived contrived thought worked work invention idea brainchild creation suggestion scheme notion design credit honour hit drew noticed observed spotted sighted discovered detected saw caught led leader ringleader spokesman leadership head murdered stabbed assassinated poisoned murderer assassin killer poisoner strangled architect designs designed planned drawn plans".split(
    " ",
  );
const cues = new WeakMap<Lexicon, Cues>();
const BESIDE = 110;
const UNSETTLED =
  /\b(?:not|never|would|could|should|first\stime|later|then|until|before|again|second|next|former|another|other|too|also|both|or)\b|n['’]t\b/iu;

/** Who played a part of which a story has one. */
export function partsIn(passage: Passage, dossier: Dossier): Fact[] {
  const { lexicon, terms } = dossier;
  const known = cues.get(lexicon) ?? lexicon.cues(CUES);
  cues.set(lexicon, known);
  if (!passage.holds(known)) return [];
  const { text } = passage.reading.document;
  const people = terms
    .namesIn(passage.document, passage.span)
    .filter((name) => isPerson(terms.bearerOf(passage.document, name), dossier));
  const told = new Set<number>();
  return people.flatMap((name): Fact[] => {
    const lead = text.slice(Math.max(passage.span.start, name.span.start - BESIDE), name.span.start);
    const rest = text.slice(name.span.end, Math.min(passage.span.end, name.span.end + BESIDE));
    const part = PARTS.findIndex((one) => one.before.test(lead) || one.after.test(rest));
    const found = PARTS[part];
    // `the work of Hannah, Samuel's wife`: the first who is named is meant.
    if (told.has(part)) return [];
    told.add(part);
    if (!found || found.needs?.test(slice(text, passage.span)) === false) return [];
    // What stands behind the next stop is said of something else.
    const near = `${lead.split(/[;:—]/u).at(-1)}${slice(text, name.span)}${rest.split(/[;:—]|,\s(?:and|but)\s/u)[0]}`;
    if (UNSETTLED.test(near)) return [];
    const label = terms.bearerOf(passage.document, name);
    return [
      {
        passage,
        frame: `part ${part}`,
        slot: "actor",
        focus: name.span,
        value: { kind: "label", label },
        words: terms.nameOf(label),
        ask: null,
        ...(found.least === undefined
          ? { about: new Set([...openedIn(lead), ...bodiesIn(slice(text, passage.span))]) }
          : { about: meantAround(passage, name.span, dossier), least: found.least }),
      },
    ];
  });
}

// The line was opened by · of two openings each has its own
const OPENED = /\b(?<what>\p{Ll}{3,12})\swas\s(?:\p{L}+\s)?opened\b/u;

function openedIn(lead: string): ReadonlySet<string> {
  const what = OPENED.exec(lead)?.groups?.what;
  return new Set(what === undefined ? [] : [sameNoun(stem(what))]);
}

// The conference and the trial have each their chair.
const BODIES =
  /\b(?:conference|congress|trial|court|committee|meeting|inquiry|inquest|assembly|session|board|council|tribunal|commission)\b/giu;

function bodiesIn(body: string): string[] {
  return (body.match(BODIES) ?? []).map((word) => `!${word.toLowerCase()}`);
}
