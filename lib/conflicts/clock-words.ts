import { everyMatch } from "#lib/base/every-match.ts";
/** A stretch of the day in minutes from midnight; past 1440 it runs into the next day. */
export type Hours = { readonly from: number; readonly to: number };

/** Where in a text an hour is told, and when that may have been: on either half of the dial where nobody says which. */
export type Clocked = { readonly start: number; readonly end: number; readonly hours: readonly Hours[] };

const DAY = 1440;
const HALF = 720;
const NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const HOUR = `(?:${NUMBERS.join("|")}|1[0-2]|[1-9])`;
/** What may follow an hour and tell which half of the day it is of. */
const PART =
  "(?:\\s(?:on\\sthe|in\\sthe|that|of\\sthe)?\\s?(?:morning|afternoon|evening|night)|\\sat\\snight|\\s?a\\.?\\s?m\\b\\.?|\\s?p\\.?\\s?m\\b\\.?)";
const BLUR =
  "(?:(?<blur>shortly\\sbefore|shortly\\safter|just\\sbefore|just\\safter|a\\slittle\\sbefore|a\\slittle\\safter|not\\slong\\sbefore|not\\slong\\safter|soon\\safter|towards?|about|around|nearly|some\\stime\\safter|some\\stime\\sbefore)\\s)?";

// shortly before ten o'clock at night · half past three in the morning · at 5.30 · towards three in the afternoon · at about midnight
const CLOCK = new RegExp(
  `\\b(?:(?<at>at|by)\\s)?${BLUR}(?:(?<share>half\\spast|(?:a\\s)?quarter\\spast|(?:a\\s)?quarter\\sto)\\s)?(?:(?<hour>${HOUR})(?:[.:](?<minute>[0-5]\\d))?(?<clock>\\s?o[’']clock)?(?<part>${PART})?|(?<fixed>noon|midday|midnight))(?![\\p{L}\\d%-]|[.:,]\\d)|(?<loose>in\\sthe\\smiddle\\sof\\sthe\\snight|in\\sthe\\sdead\\sof\\snight|in\\sthe\\searly\\shours|before\\s(?:dawn|daybreak|sunrise|first\\slight)|at\\s(?:dawn|daybreak|sunrise|first\\slight)|in\\sbroad\\sdaylight|at\\s(?:dusk|nightfall|sunset)|after\\sdark|at\\slunch(?:time)?|after\\slunch|over\\sbreakfast)\\b`,
  "giu",
);
const FIXED: Readonly<Record<string, number>> = { noon: HALF, midday: HALF, midnight: DAY };
const LOOSE: readonly (readonly [RegExp, Hours])[] = [
  [/middle|dead/u, { from: 1380, to: DAY + 270 }],
  [/early\shours/u, { from: DAY, to: DAY + 360 }],
  [/^before/u, { from: DAY + 60, to: DAY + 420 }],
  [/dawn|daybreak|sunrise|first\slight/u, { from: 210, to: 500 }],
  [/broad/u, { from: 400, to: 1200 }],
  [/dusk|nightfall|sunset/u, { from: 930, to: 1320 }],
  [/dark/u, { from: 960, to: DAY + 360 }],
  [/lunch/u, { from: 690, to: 930 }],
  [/breakfast/u, { from: 330, to: 630 }],
];
/** Minutes that clocks and writers differ by, and what `shortly before` and `towards` may mean. */
const EXACT = 20;
const ROUGH = 50;

/** Every hour that a text tells, in figures or in words. A bare number is none: it takes `o'clock`, a part of the day, minutes or `at`. */
export function clockIn(text: string): Clocked[] {
  return everyMatch(text, CLOCK).flatMap((match): Clocked[] => {
    const { blur, share, hour, minute, clock, part, fixed, loose, at } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    if (loose !== undefined) {
      const found = LOOSE.find(([words]) => words.test(loose.toLowerCase()))?.[1];
      return found ? [{ start, end, hours: [found] }] : [];
    }
    const told = share !== undefined || clock !== undefined || part !== undefined || fixed !== undefined;
    // `at six houses` is no hour.
    const stops = /^(?:\s?[.,;:)—–]|\s(?:on|in|that|this|and|the)\b|$)/u.test(text.slice(end));
    const dotted = stops && minute !== undefined && at !== undefined;
    const bare = stops && at !== undefined && /^\p{L}/u.test(hour ?? "") && blur === undefined;
    if (!told && !dotted && !bare) return [];
    const spread = blur === undefined ? EXACT : ROUGH;
    return [
      {
        start,
        end,
        hours: minutesOf(hour, minute, share, part, fixed).map((m) => ({ from: m - spread, to: m + spread })),
      },
    ];
  });
}

function minutesOf(
  hour: string | undefined,
  minute: string | undefined,
  share: string | undefined,
  part: string | undefined,
  fixed: string | undefined,
): number[] {
  if (fixed !== undefined) return [FIXED[fixed.toLowerCase()] ?? 0];
  if (hour === undefined) return [];
  const named = NUMBERS.indexOf(hour.toLowerCase()) + 1;
  const onDial = ((named > 0 ? named : Number(hour)) % 12) * 60 + Number(minute ?? 0) + shareOf(share);
  const half = part?.toLowerCase().replace(/[\s.]/gu, "") ?? "";
  if (/morning$|^am/u.test(half)) return [onDial];
  if (/afternoon$|evening$|^pm/u.test(half)) return [onDial + HALF];
  // Eleven at night is of the evening, two at night of the morning.
  if (/night$/u.test(half)) return [onDial < 300 ? onDial + DAY : onDial + HALF];
  return [onDial, onDial + HALF];
}

function shareOf(share: string | undefined): number {
  if (share === undefined) return 0;
  if (/^half/iu.test(share)) return 30;
  return /to$/iu.test(share) ? -15 : 15;
}

/** Whether two hours may be one. */
export function mayBeOneHour(a: readonly Hours[], b: readonly Hours[]): boolean {
  return a.some((x) =>
    b.some((y) => [-DAY, 0, DAY].some((turn) => x.from <= y.to + turn && y.from + turn <= x.to)),
  );
}
