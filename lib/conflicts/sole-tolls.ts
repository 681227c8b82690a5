import { everyMatch } from "#lib/base/every-match.ts";
import { slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import { PARTIAL } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { type Quantity, quantityInWords } from "./quantities.ts";
import { meantIn } from "./segments.ts";
import type { Fact } from "./sole-facts.ts";
import { excerpt } from "./topics.ts";

const ABOUT_SO_MANY = "(?:about|some|nearly|almost|over|at\\sleast|only|more\\sthan|as\\smany\\sas)";
const DOOMED =
  "(?:(?:were|was|had\\sbeen|have\\sbeen)\\s(?:killed|drowned|lost|burned\\sto\\sdeath|crushed)|perished|died|drowned|lost\\stheir\\slives|came\\sto\\stheir\\sdeaths?)";
// 31 died · 43 of the 61 men on board died · sixty-two persons perished · 17 deaths
const DEAD_AFTER = new RegExp(
  `^(?:\\sof\\s(?:the|its|our)\\s(?:\\d{1,6}|\\p{L}+))?(?:\\s(?!(?:and|but|when|which|that)\\b)\\p{L}+){0,3}?\\s${DOOMED}\\b|^\\s(?:dead|deaths|fatalities|lives\\slost)\\b`,
  "iu",
);
// killed 40 · cost 163 lives · with the loss of 71 lives · the death toll was 45
const DEAD_BEFORE = new RegExp(
  `\\b(?:killed|drowned|claimed|cost(?:ing)?|took|toll\\s(?:was|of|is|stood\\sat)|loss\\sof)\\s(?:the\\slives\\sof\\s)?(?:${ABOUT_SO_MANY}\\s)?$`,
  "iu",
);
const LIVES =
  /^\s(?:\p{Ll}{3,12}\s)?(?:lives|souls|people|persons|men|women|children|passengers|workers|soldiers|sailors|navvies|miners|colliers|hands|villagers|inhabitants|pupils|girls|boys|\p{Ll}{3,9}(?:ers|ors|ists|ians)|\p{Ll}{3,12}(?:men|women))\b/iu;
// 22 bodies have been laid out · the bodies of 64 persons · I have buried 57: so many at least
const FOUND_AFTER =
  /^\s(?:dead\s)?bodies\s(?:\p{L}+\s){0,4}?(?:laid|found|recovered|taken|brought|buried|washed|identified|counted|lie|lay)\b/iu;
const FOUND_BEFORE = /\b(?:bodies\sof|(?:have|had|has)\sburied)\s$/iu;
/** More may have died than lay there to be counted, but hardly half as many again. */
const MORE = 1.5;
/** Who tells of the dead may round. */
const FEWER = 0.9;
// 3,000 hands were out · Nearly five thousand of us stood at the gates · about three thousand men took part
const OUT_AFTER =
  /^(?:\sof\sus)?(?:\s\p{Ll}+){0,2}?\s(?:took\spart|(?:were|went|came|had\sgone|are)\s(?:all\s)?(?:out|on\sstrike)|stood\sat\sthe\sgates|struck\swork|laid\sdown|downed\stools|marched|walked\sout)\b/iu;
const TOLL = /\btoll\s(?:was|of|is|stood\sat)\s(?:\p{L}+\s)?$/iu;
const LOSS = /\b(?:killed|drowned|claimed|cost(?:ing)?|took|loss\sof)\s/iu;
// 18 survivors · twenty-one men were saved
const SAVED_AFTER =
  /^(?:\s\p{L}+){0,2}?\s(?:survivors|survived|(?:were|was|had\sbeen)\s(?:saved|rescued|picked\sup|taken\soff)|(?:came|got)\s(?:out|away)\salive)\b/iu;
// those who lived, forty-one souls,
const SAVED_BEFORE = /\bthose\s(?:that|who)\s(?:lived|survived|were\ssaved|got\saway),\s$/iu;
// Nobody was killed · without loss of life
const NOBODY =
  /\b(?:(?:nobody|no\sone|none|not\sa\s(?:single\s)?(?:man|soul|person|life|workman|worker|passenger|soldier|sailor|child))\s(?:was|were|had\sbeen)\s(?:(?:badly|seriously)\s)?(?<verb>killed|hurt|injured|drowned|lost)|(?:without|no|there\swere\sno)\s(?:any\s)?(?<loss>loss\sof\slife|lives\swere\slost|fatalities|deaths)|(?:nobody|no\sone|not\sa\s(?:single\s)?(?:man|soul|person))\s(?:died|perished|lost\s(?:his|her|their)\sli(?:fe|ves)))\b/iu;
const HURT_AFTER =
  /^(?:\s(?:of\s)?(?:the\s)?\p{L}+){0,4}?\s(?:were|was|had\sbeen)\s(?:(?:badly|seriously|slightly)\s)?(?:hurt|injured|wounded|burned|burnt|scalded)\b/iu;
/** Not the whole number: a part of it, or what was feared. */
const PART =
  /\b(?:including|among\s(?:them|these|whom)|another|other|further|more|first|last|every|each|of\s(?:the|its|our))\s(?:\p{L}+\s)?$/iu;
const UNSURE = /\b(?:fear(?:ed|s)?|missing|believed|thought|perhaps|if|would|another|besides|also)\b/iu;

// We are six · There are eleven of us · a party of nine · had nine members
const PARTY_BEFORE =
  /\b(?:we\s(?:are|were)|(?:party|team|expedition|crew)\s(?:(?:consisted|was\smade\sup)\s)?of|(?:party|team|expedition|crew)\snumbered)\s$/iu;
const OF_US = /^\sof\sus\b/iu;
const MEMBERS_BEFORE = /\b(?:had|its|the|of)\s$/iu;

// 2 hours 41 minutes · 2 h. 44 min
const CLOCKED =
  /\b(?<hours>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?(?:hours?|hrs?|h)\.?(?:,|\sand)?\s(?<minutes>\d{1,2})\s?(?:minutes?|mins?|m)\b/giu;
const HOURS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const ROUGHLY = /\b(?:about|some|nearly|almost|over|under|around|least|than)\s$/iu;

const VOTED =
  /\b(?:vot(?:ed?|es|ing)|carried|adopted|passed|approved|rejected|decided|resolved|declared|motion|amendment|majority|margins?|allowed|upheld|appeal|judges|court|jury|guilty|verdict|convicted|acquitted)\b/iu;
// 7 votes to 2 · by five votes to two · by the narrowest of margins, 5 to 4
const TALLY =
  /\b(?:by|majority\sof|vote\sof|margins?,)\s(?<a>\d{1,4}|\p{L}{3,12})(?:\svotes?)?\s(?:to|against)\s(?<b>\d{1,4}|\p{L}{3,12})\b/giu;
const UNANIMOUS =
  /\b(?:unanimous(?:ly)?|(?:jury|judges|jurors|court|council)\s(?:was|were)\s(?:all\s)?of\sone\smind)\b/iu;
const NUMBERS =
  "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" ");

/** The numbers of a passage of which its story has one: the dead, the saved, the party, the vote, the time of a race. */
export function tollsIn(passage: Passage, dossier: Dossier): Fact[] {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  // `It was led by Korp` and `the terms led to riots` tell of no lead in a game.
  if (PARTIAL.test(body.replace(/\bled\s(?:by|to)\b/giu, ""))) return [];
  return [...peopleIn(passage, body), ...timesIn(passage, body), ...talliesIn(passage, body, dossier)];
}

function peopleIn(passage: Passage, body: string): Fact[] {
  const facts: Fact[] = [];
  const { text } = passage.reading.document;
  const none = NOBODY.exec(body);
  if (none) {
    const start = passage.span.start + none.index;
    const focus = { start, end: start + none[0].length };
    const harmless = /^(?:hurt|injured)$/iu.test(none.groups?.verb ?? "");
    const quantity = countOf(focus, 0);
    facts.push(people(passage, harmless ? "hurt" : "dead", focus, quantity, none[0]));
  }
  for (const quantity of passage.quantities) {
    const { span } = quantity;
    if (quantity.yearLike || quantity.score !== null || /^[$€£%]|^clock$/u.test(quantity.unit)) continue;
    const before = text.slice(Math.max(passage.span.start, span.start - BESIDE), span.start);
    const after = text.slice(span.end, Math.min(passage.span.end, span.end + BESIDE));
    const sort = sortOf(before, after, body);
    if (sort === "found" && quantity.high >= FEW_BODIES)
      facts.push(
        people(
          passage,
          "dead",
          span,
          { ...quantity, low: quantity.low * FEWER, high: quantity.high * MORE },
          quantityInWords(text, quantity),
        ),
      );
    else if (sort && sort !== "found")
      facts.push(people(passage, sort, span, quantity, quantityInWords(text, quantity)));
  }
  return facts;
}

/** Of a few bodies nobody says how many more there were. */
const FEW_BODIES = 8;
const BESIDE = 56;

function sortOf(before: string, after: string, body: string): keyof typeof ASKS | null {
  if (PARTY_BEFORE.test(before) && /^(?:\s(?:in\sall|men|persons|people))?\s?[:.,;(]/u.test(after))
    return "party";
  // Four of us: Lindqvist, Moe, Castell and I.
  if (OF_US.test(after) && /^\sof\sus\s?[:(]/u.test(after)) return "party";
  if (OF_US.test(after) && /\bthere\s(?:are|were)\s$/iu.test(before)) return "party";
  if (/^\smembers\b/iu.test(after) && MEMBERS_BEFORE.test(before)) return "party";
  if (PART.test(before) || UNSURE.test(body)) return null;
  if (OUT_AFTER.test(after)) return "out";
  if (FOUND_AFTER.test(after) || (FOUND_BEFORE.test(before) && !/\btogether\b/iu.test(after))) return "found";
  if (SAVED_AFTER.test(after) || SAVED_BEFORE.test(before)) return "saved";
  if (HURT_AFTER.test(after)) return "hurt";
  if (DEAD_AFTER.test(after)) return "dead";
  const lost = DEAD_BEFORE.test(before) && (TOLL.test(before) || (LOSS.test(before) && LIVES.test(after)));
  return lost ? "dead" : null;
}

const ASKS = {
  dead: "How many died",
  saved: "How many were saved",
  hurt: "How many were hurt",
  party: "How many members the party had",
  out: "How many took part",
  found: "How many died",
} as const;

function people(
  passage: Passage,
  sort: keyof typeof ASKS,
  focus: Fact["focus"],
  quantity: Quantity,
  words: string,
): Fact {
  return {
    passage,
    frame: `people ${sort}`,
    slot: "number",
    focus,
    value: { kind: "quantity", quantity },
    words,
    ask: sort === "party" ? ASKS[sort] : `${ASKS[sort]}: “${excerpt(passage, focus)}”`,
    about: NOTHING,
  };
}

const NOTHING: ReadonlySet<string> = new Set();

function countOf(span: Fact["focus"], value: number): Quantity {
  return { span, low: value, high: value, unit: "", approximate: false, score: null, yearLike: false };
}

/** How long something took, to the minute: the time of a race or of a crossing. */
function timesIn(passage: Passage, body: string): Fact[] {
  return everyMatch(body, CLOCKED).flatMap((match): Fact[] => {
    const { hours = "", minutes = "" } = match.groups ?? {};
    if (ROUGHLY.test(body.slice(Math.max(0, match.index - 12), match.index))) return [];
    const named = HOURS.indexOf(hours.toLowerCase()) + 1;
    const total = (named > 0 ? named : Number(hours)) * 60 + Number(minutes);
    const start = passage.span.start + match.index;
    return [
      {
        passage,
        frame: "time",
        slot: "interval",
        focus: { start, end: start + match[0].length },
        value: { kind: "quantity", quantity: { ...countOf(passage.span, total), yearLike: true } },
        words: match[0],
        ask: null,
        about: NOTHING,
      },
    ];
  });
}

/** By how many votes something was decided. */
function talliesIn(passage: Passage, body: string, dossier: Dossier): Fact[] {
  if (!VOTED.test(body)) return [];
  const found = everyMatch(body, TALLY).flatMap((match) => {
    const [a, b] = [match.groups?.a, match.groups?.b].map((word = "") =>
      /^\d/u.test(word) ? Number(word) : NUMBERS.indexOf(word.toLowerCase()),
    );
    if (a === undefined || b === undefined || a < 0 || b < 0) return [];
    return [{ match, label: `${Math.max(a, b)} to ${Math.min(a, b)}` }];
  });
  const all = UNANIMOUS.exec(body);
  const told = all ? [...found, { match: all, label: "unanimous" }] : found;
  if (told.length !== 1) return [];
  return told.map(({ match, label }): Fact => {
    const start = passage.span.start + match.index;
    return {
      passage,
      frame: "tally",
      slot: "number",
      focus: { start, end: start + match[0].length },
      value: { kind: "label", label },
      words: label,
      ask: "By how many votes it was decided",
      about: decidedIn(passage, dossier),
    };
  });
}

const BENCH =
  /\b(?:judges|(?:lords?|lady)\sjustices?|court\sof\sappeal|supreme\scourt|the\sbench|dissented|dissenting)\b/iu;

const VERDICT = /\b(?:jury|jurors|verdict|guilty|convicted|acquitted)\b/iu;

/** What was voted on stands in the sentence or in the one before it. */
function decidedIn(passage: Passage, dossier: Dossier): ReadonlySet<string> {
  const before = dossier.library.documents[passage.document]?.[passage.index - 1];
  const joined = before?.sentence && before.sentence.block === passage.sentence?.block ? [before] : [];
  const ids = [...joined, passage].flatMap((one) => meantIn(one, dossier).flatMap((meant) => meant.ids));
  // A story has one court of several judges, whatever it decided on.
  const bench = joined
    .concat(passage)
    .some(({ span, reading }) => BENCH.test(slice(reading.document.text, span)));
  // And one jury, which may be told of as a verdict or as somebody who was convicted.
  const jury = VERDICT.test(slice(passage.reading.document.text, passage.span));
  return new Set([
    ...ids.filter((id) => !/^(?:vot|carri|#)/u.test(id)),
    ...(bench ? ["!bench"] : []),
    ...(jury ? ["!jury"] : []),
  ]);
}
