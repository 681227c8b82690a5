// The grammar of time expressions, as regular expressions over the classes of `vocabulary.ts`. No rule knows a language.

/** What a rule's match is made into. */
export type RuleName =
  | "numeric"
  | "day-month"
  | "month-day"
  | "year-month-day"
  | "month-year"
  | "month-anchor"
  | "month"
  | "season"
  | "year"
  | "year-bc"
  | "decade"
  | "century"
  | "relative"
  | "neighbour"
  | "shift"
  | "duration"
  | "clock"
  | "part-of-day"
  | "deictic"
  | "inst"
  | "weekday"
  | "ordinal-day"
  | "short-year"
  | "holiday";

// about | early | the end of | early in the | the first half of | the last week of
const PRE = "(?:a{0,2}(?:t?[oer]w?(?:[fU])pt?|t?e[-.]?p?t?){0,2})";
// the night of | the early morning of
const NIGHT = "(?:t?e?p?t?h(?:p|i)t?)?";
const MONTH = "(?:M|A\\.?)";
const ERA = "[BE]?";
const YEAR_WORD = "(?:U|u\\.?)?";
const LIST = "(?:-|,?L|,)";

/** Classes that what `PRE` takes begins with. */
const PRE_STARTS = "aeort";

/** Each with every class that a match of it can begin with. */
const RULES: readonly (readonly [name: RuleName, starts: string, source: string])[] = [
  // 12.11.1940 | Saturday, 12.11.1940
  ["numeric", "KN", "(?:K,?)?N"],
  // 1940. gada 12. novembrī | 1940 November 12
  ["year-month-day", "Y", `YU?,?(?:[do]${MONTH}|${MONTH}[do])(?![-LB]?Y)`],
  // 12 November 1940 | the 12th of November | 4 and 5 May | the night of 20 June 1791 | Sunday, 3. März
  [
    "day-month",
    `${PRE_STARTS}Kdhp`,
    `${PRE}${NIGHT}(?:t?K[,.]?(?:t|i|p)?)?t?[do](?:[-L,]{1,2}[ti]?[do]){0,4}-?p?${MONTH}(?:,?p?t?U?(?:Y${YEAR_WORD}|[nd]B)${ERA})?`,
  ],
  // November 12, 1940 | June 20 of 1792 | July 1 and 2
  [
    "month-day",
    `${PRE_STARTS}AKMhp`,
    `${PRE}${NIGHT}(?:t?K[,.]?)?${MONTH}t?[do](?:(?:-|,?L)t?[do]){0,3}(?:,?p?(?:Y|[nd]B)${ERA})?`,
  ],
  // August of that year | July 25 of the same year | June of the following year
  ["month-anchor", `${PRE_STARTS}Md`, `${PRE}(?:M[do]?|[do]p?M)pt?(?:z{1,2}|q|r)U`],
  // November 1940 | October and November 1940 | May of 1789 | April 480 BC
  [
    "month-year",
    `${PRE_STARTS}AMY`,
    `${PRE}${MONTH}(?:${LIST}M){0,3},?p?t?U?(?:Y${YEAR_WORD}|[nd]B)${ERA}|YUM`,
  ],
  // next April | mid-November | June and July
  ["month", `${PRE_STARTS}Mq`, `${PRE}(?:t?[qr])?M(?:(?:-|L)M)?`],
  // the summer of 1940 | late autumn of 481 BC | 1982 summer | winter 1941-42 | that winter | the spring of next year
  [
    "season",
    `${PRE_STARTS}SYqz`,
    `${PRE}(?:YU?|t?[qrz]{0,2})S(?:[-L]t?e?S)?(?:,?p?t?U?(?:Y(?:[-/][dnY])?${YEAR_WORD}|[nd]B)${ERA}|p?t?[qrz]{1,2}U)?`,
  ],
  // 499-493 BC | ca. 466 BC | 44 BC
  ["year-bc", `${PRE_STARTS}UYbdn`, `${PRE}(?:t?U)?[dnYb](?:[-/L][dnYb])?B`],
  // the nineteenth century | siglo XIX | XIX век | the 4th century BC
  ["century", `${PRE_STARTS}RUd`, `${PRE}t?(?:[oR]|d)\\.?-?(?:U|u\\.?)${ERA}|${PRE}t?UR${ERA}`],
  // the 1930s | the late 1960s | años 30 | lata 30.
  ["decade", `${PRE_STARTS}UXZ`, `${PRE}t?(?:Xp?U?|[UZ]p?t?(?:'?[dnw]|Y|X)\\.?)B?`],
  // 1940 | 1914-18 | early 1941 | the end of 1944 | el año 1940 | 1940 года
  ["year", `${PRE_STARTS}UY`, `${PRE}(?:t?U)?Y(?:[-/][dn](?!\\.?[MAB]))?${YEAR_WORD}E?`],
  // the end of the year | later that year | that same day | the next day | the day following | im selben Jahr
  [
    "relative",
    `${PRE_STARTS}Uglqz`,
    `${PRE}(?:[lg]p?)?t?(?:z{1,2}|[qr])U|[lg]pt?U|t?U[qr]|t?epzU|t?[oe]fptU|t?eptU|Ut?'?xe`,
  ],
  // le lendemain | накануне | il giorno dopo
  ["neighbour", "Dt", "t?D|tU[lg]"],
  // two days later | a decade earlier | через два дня | vor drei Jahren | ten years ago today | a week before that
  ["shift", "Gadgjlntw", "[aj]{0,3}(?:w-?w?|[dnt]|tw?)U(?:GT|[lgG]{1,2}|iz(?![UKMSh]))|[lGg](?:w|[dn])U"],
  // two days | ten-year | more than three years | several months | a week | the next six months | two bloody weeks
  ["duration", "Yabdjnoqrtvw", "[aj]{0,4}t?(?:[qro])?[aj]{0,2}(?:ww?|w-w|[dnbY]|v|tv|t)(?:[-qrj]?U|xU)"],
  // 11:05 a.m. | 3 p.m. | 10:57 | 14 Uhr
  ["clock", "Cd", "(?:C|d)(?:m|c)|C"],
  // that night | the next morning
  ["part-of-day", `${PRE_STARTS}qz`, `${PRE}t?[zqr]{1,2}h`],
  // yesterday | today
  ["deictic", "T", "Th?"],
  // the 12th inst. | 3d ult.
  ["inst", "dot", "t?[do]I\\.?"],
  // Monday | last Friday | Saturday night last
  ["weekday", "Kqrtz", "Kh?[qr](?![UMSKL-])|t?[zqr]?Kh?"],
  // the 13th | the eighth of that month
  ["ordinal-day", "t", "to(?:pt?z{1,2}U)?"],
  // '99
  ["short-year", "'", "'[dn]"],
  // Christmas 1963 | Christmas Day
  ["holiday", "H", "HU?(?:,?p?Y)?"],
];

/** The rules, each sticky: it holds at its `lastIndex` or not at all. */
export const PATTERNS = RULES.map(([name, starts, source]) => ({
  name,
  starts,
  pattern: new RegExp(source, "y"),
}));

type Rule = (typeof PATTERNS)[number];

/** The rules that can begin with a class, in their order, by the class's character. */
const STARTING: readonly (readonly Rule[])[] = Array.from({ length: 128 }, (_, code) =>
  PATTERNS.filter(({ starts }) => starts.includes(String.fromCharCode(code))),
);

const CORE: ReadonlySet<string> = new Set("MAKSUYNXCTHRBID");

/** Whether a time expression is built around a kind, or around it and the kind before it; a sentence without has none. */
export function isCore(before: string, kind: string): boolean {
  if (kind === "x") return false;
  if (kind === "d" || kind === "n") return before === "'";
  if (kind === "o") return before === "t";
  if (kind === "h") return before === "z" || before === "q" || before === "r";
  return CORE.has(kind);
}

// `the 13th`, `'99`, or kinds that lead to one that every other rule has, within the longest lead of any
const CAN_START = /to|'[dn]|[aejtdonbwvzqrlgGfpiL'.,/-]{0,60}(?:[MASUYNXKZDTCHRBIumch]|xU)/y;

/** Whether a rule can hold at a place: one test instead of all the rules. It may say yes where none does. */
export function canStart(kinds: string, at: number): boolean {
  CAN_START.lastIndex = at;
  return CAN_START.test(kinds);
}

export type Match = { readonly rule: RuleName; readonly start: number; readonly end: number };

/** The longest rule at each place, from left to right, without overlap. `accept` may refuse a match. */
export function matchRules(kinds: string, accept: (match: Match) => Match | null): Match[] {
  const out: Match[] = [];
  let at = 0;
  while (at < kinds.length) {
    const rules = STARTING[kinds.charCodeAt(at)] ?? [];
    const found = rules.length > 0 && canStart(kinds, at) ? bestAt(rules, kinds, at, accept) : null;
    if (found) {
      out.push(found);
      at = found.end;
    } else {
      at += 1;
    }
  }
  return out;
}

function bestAt(
  rules: readonly Rule[],
  kinds: string,
  at: number,
  accept: (match: Match) => Match | null,
): Match | null {
  let best: Match | null = null;
  for (const { name, pattern } of rules) {
    pattern.lastIndex = at;
    if (!pattern.test(kinds)) continue;
    const end = pattern.lastIndex;
    if (end > (best?.end ?? at)) best = accept({ rule: name, start: at, end }) ?? best;
  }
  return best;
}
