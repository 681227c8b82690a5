import { everyMatch } from "#lib/base/every-match.ts";
import { MONTHS } from "#lib/base/months.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { Clause, Token } from "#lib/extract/types.ts";
import { kindsOfNoun, kindsOfVerb } from "./deed-kinds.ts";
import type { Passage } from "./passages.ts";
import type { Reported } from "./report-told.ts";
import type { Segment } from "./segments.ts";
import { clausesOf } from "./topics.ts";
import { stem } from "./words.ts";

const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
// on Tuesday · early Friday · Sunday's; not Sundays, and not where the day of a month follows
const WEEKDAY =
  /\b(?<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!s\b)(?!,?\s(?:the\s)?\d)(?!,?\s\p{Lu}\p{L}{2,8}\.?\s\d)/u;
const NAMES = [...MONTHS, "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec"].join("|");
// on Sept. 2 · November 12; not October 1998
const OF_A_MONTH = new RegExp(`\\b(?<month>${NAMES})\\.?\\s(?<date>\\d{1,2})(?!\\d|[:.,]\\d)`, "u");
const DAYS = new RegExp(`${WEEKDAY.source}|${OF_A_MONTH.source}`, "gu");
/** A plain look at what the pattern needs. */
const mayTell = (body: string) => body.includes("day") || /\p{Lu}\p{L}{2,8}\.? \d/u.test(body);

/** Not the day itself: an end of a stretch, another week, one of two days, or a day that something else is said of. */
const OTHER =
  /\b(?:last|next|every|each|past|previous|following|until|till|by|before|since|from|after|through|between|to|and|or|of|for|midnight|dated)\s(?:early\s|late\s|the\s)?$/iu;
const UNSURE =
  /\b(?:rumou?r\w{0,3}|whether|if|might|may\shave|perhaps|probably|expected|scheduled|planned|due|anniversary)\b/iu;
/** What is done to one thing or befalls one person once, so that two days cannot both be right. */
const ONCE: ReadonlySet<string> = new Set([
  ...(
    "born died killed signed ratified sunk convicted acquitted sentenced elected resigned bought dismissed exploded dissolved " +
    "destroyed collapsed buried crowned hired pardoned surrendered stolen opened closed married awarded arrested landed"
  )
    .split(" ")
    .map((kind) => `~${kind}`),
  ...["hang", "beatify", "storm", "ban", "fall", "lose", "win", "unveil", "wound", "injure"].map(stem),
]);
/** What happens by itself at one moment, by its nouns; each of the verbs that tell only that it did says the same. */
const HAPPENINGS = new Map<string, string>();
for (const line of [
  "earthquake quake temblor tremor",
  "fire blaze",
  "explosion blast",
  "crash",
  "avalanche",
  "landslide mudslide",
]) {
  const words = line.split(" ").map(stem);
  for (const word of words) HAPPENINGS.set(word, `!${words[0] ?? word}`);
}
const AGAIN =
  /\b(?:quakes|earthquakes|fires|blasts|explosions|crashes|another|second|aftershocks?|again|series)\b/iu;
/** Between what was done and its day: `the shooting early on`. */
const BETWEEN = /^(?:on|early|late|,|the|in|at|home|morning|evening|night|afternoon|overnight)$/iu;

/** On which day of the week, or of a month, something was done. */
export function daysToldIn(passage: Passage, segments: () => readonly Segment[]): Reported[] {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  if (!mayTell(body)) return [];
  const found = everyMatch(body, DAYS);
  if (found.length === 0 || found.length > 3 || UNSURE.test(body)) return [];
  return found.flatMap((match): Reported[] => {
    const start = passage.span.start + match.index;
    const focus = { start, end: start + match[0].length };
    if (OTHER.test(text.slice(Math.max(passage.span.start, start - 24), start))) return [];
    const segment = segments().findLast(({ span }) => span.start <= start);
    const deed = segment ? deedAt(passage, segment, focus) : null;
    if (!segment || !deed) return [];
    const { weekday, month, date } = match.groups ?? {};
    const day = weekday !== undefined ? WEEK.indexOf(weekday.toLowerCase()) : dayOfYear(month, date);
    return [
      {
        segment,
        frame: weekday !== undefined ? "weekday" : "day of a month",
        focus,
        value: { kind: "label", label: `${weekday !== undefined ? "week" : "year"} ${day}` },
        words: match[0],
        day,
        deed,
        quantity: null,
      },
    ];
  });
}

/** The days of a year that are over when a month begins. */
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function dayOfYear(month = "", date = ""): number {
  const index = MONTHS.findIndex((name) => name.slice(0, 3) === month.slice(0, 3));
  return (BEFORE[index] ?? 0) + Number(date);
}

/** So near, two days are one night, or one day in two parts of the world. */
const ONE_NIGHT = 1;
/** So far apart, they are two happenings. */
const FAR = 25;

/** Whether two days are two of one week, or of one month or so. */
export function areTwoDays(a: Reported, b: Reported): boolean {
  if (a.day === null || b.day === null) return false;
  const gap = Math.abs(a.day - b.day);
  return a.frame === "weekday" ? Math.min(gap, 7 - gap) > ONE_NIGHT : gap > ONE_NIGHT && gap <= FAR;
}

/** What was done on a day: the noun for it right before, else the last verb before, else the next one. */
function deedAt(passage: Passage, { span }: Segment, focus: Span): ReadonlySet<string> | null {
  const tokens = passage.sentence?.tokens ?? [];
  const before = tokens.filter(({ start, end }) => start >= span.start && end <= focus.start);
  const last = before.findLast((one) => !BETWEEN.test(one.text));
  const nominal = last?.pos === "NOUN" ? kindsOfNoun(stem(last.text)) : [];
  if (nominal.length > 0) return onceOf(nominal.map((kind) => `~${kind}`));
  const clauses = clausesOf(passage);
  const clauseOf = (token: Token) =>
    clauses.find(({ verb }) => verb.start <= token.start && token.end <= verb.end);
  const verb =
    before.findLast((one) => one.pos === "VERB") ??
    tokens.find((one) => one.start >= focus.end && one.pos === "VERB" && clauseOf(one));
  if (!verb) return null;
  const clause = clauseOf(verb);
  const lemma = clause?.lemma ?? verb.lemma;
  if (clause?.negated || (clause && clause.modality !== null)) return null;
  const kinds = kindsOfVerb(lemma, clause?.particle ?? null).map((kind) => `~${kind}`);
  const itself = clause && happeningOf(passage, clause);
  return onceOf([...kinds, stem(lemma), ...(itself ? [itself] : [])]);
}

function onceOf(told: readonly string[]): ReadonlySet<string> | null {
  const once = told.filter((one) => ONCE.has(one) || one.startsWith("!"));
  return once.length > 0 ? new Set(once) : null;
}

/** What happened by itself, where the sentence tells of one such happening. */
function happeningOf(passage: Passage, { agent, voice }: Clause): string | null {
  const { text } = passage.reading.document;
  if (!agent || AGAIN.test(slice(text, passage.span))) return null;
  const noun = HAPPENINGS.get(stem(slice(text, agent.head)));
  return noun !== undefined && (voice === "active" || noun === "!fire") ? noun : null;
}
