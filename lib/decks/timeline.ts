import { grouped } from "#lib/base/grouped.ts";
import { contains, cover, foldText, type Span, sharedLength, slice } from "#lib/base/text.ts";
import { contentId } from "#lib/cards/identity.ts";
import { excerpt, receipt } from "#lib/cards/receipts.ts";
import type { Category, Evidence } from "#lib/cards/types.ts";
import type { Clause, DateMention, DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Deck } from "./format.ts";
import type { FoundTimeline, TimelineEntry } from "./made.ts";
import { type Resting, resting } from "./sentence-cards.ts";

/** What is drawn: longer dossiers keep the entries on which cards rest, and then the first ones. */
const MOST_ENTRIES = 600;
/** A line of a timeline is read at a glance. */
const WHAT_LENGTH = 160;

const CATEGORY_ORDER: readonly Category[] = ["outcome", "proposal", "quote", "participant", "date"];

/**
 * Every dated event that the documents tell, in order of time: the words around the date, their receipt, and the cards
 * that rest on the same sentence. What several documents tell in the same words on the same date is one entry with
 * several receipts. Dates inside quotations and durations are no events.
 */
export function timelineOf(readings: readonly DocumentReading[], deck: Deck): FoundTimeline {
  const at = resting(deck);
  const entries = new Map<string, TimelineEntry[]>();
  for (const reading of readings) {
    const clauses = grouped(
      reading.clauses.filter((clause) => clause.finite),
      (clause) => clause.sentence,
    );
    for (const { date, sentence } of datedSentences(reading)) {
      const told = tellingSpan(clauses.get(sentence.index) ?? [], sentence, date);
      const entry = entryOf(reading, sentence, date, told, at);
      if (entry === null) continue;
      const known = entries.get(entry.id);
      if (known === undefined) entries.set(entry.id, [entry]);
      else known.push(entry);
    }
  }
  const all = [...entries.values()].flatMap(joined);
  const kept =
    all.length <= MOST_ENTRIES
      ? all
      : [...all]
          .sort((a, b) => Number(b.cards.length > 0) - Number(a.cards.length > 0))
          .slice(0, MOST_ENTRIES);
  return { kind: "timeline", entries: kept.sort(byTime) };
}

type Dated = { readonly date: DateMention; readonly sentence: Sentence };

/** The first date of every kind in each sentence of the narrative; a pair of dates gives both its ends. */
function datedSentences({ sentences, dates }: DocumentReading): Dated[] {
  const out: Dated[] = [];
  let index = 0;
  for (const sentence of sentences) {
    const { zone } = sentence.block;
    while (index < dates.length && (dates[index]?.span.start ?? 0) < sentence.span.start) index += 1;
    const own: Dated[] = [];
    for (; index < dates.length; index += 1) {
      const date = dates[index];
      if (date === undefined || date.span.start >= sentence.span.end) break;
      if (zone === "heading" || zone === "noise" || !isEvent(date)) continue;
      own.push({ date, sentence });
    }
    out.push(...finest(own));
  }
  return out;
}

/** "at 11:05 on 12 November": the finer one says both. Of one date told twice, the first. */
function finest(own: readonly Dated[]): readonly Dated[] {
  if (own.length < 2) return own;
  const first = new Map<string, Dated>();
  for (const one of own) if (!first.has(one.date.value)) first.set(one.date.value, one);
  // In the order of their letters a finer date of one stands right behind it.
  const values = [...first.keys()].sort();
  const coarse = new Set(values.filter((value, i) => values[i + 1]?.startsWith(value) === true));
  return [...first.values()].filter(({ date }) => !coarse.has(date.value));
}

// 1940 · 1940-11 · 1940-11-12 · 1940-11-12T11:05 · 1940-SU · 194X · 19XX · -0480 · 1939/1945; not P3D, not XXXX-11-12
const PLACEABLE =
  /^-?\d{2}[\dX]{2}(?:-(?:\d{2}(?:-\d{2}(?:T[\d:]{2,8})?)?|SP|SU|FA|AU|WI))?(?:\/-?\d{4}(?:-\d{2}){0,2})?$/u;

function isEvent({ value, quoted, granularity }: DateMention): boolean {
  return !quoted && granularity !== "duration" && PLACEABLE.test(value);
}

function entryOf(
  { document }: DocumentReading,
  sentence: Sentence,
  date: DateMention,
  told: Span,
  { cardsAt, conflictAt }: Resting,
): TimelineEntry | null {
  const what = inOneLine(
    slice(document.text, excerpt(document, told, date.span, { maxLength: WHAT_LENGTH })),
  );
  if (!/\p{L}{2}[^\p{L}]+\p{L}{2}/u.test(what)) return null;
  const proof = receipt(document, sentence.span, "proof");
  const evidence =
    date.source === null || contains(sentence.span, date.source)
      ? [proof]
      : [proof, receipt(document, date.source, "context")];
  const where = document.toRaw(told);
  const cards = cardsAt(document.name, where);
  const conflict = conflictAt(document.name, document.toRaw(cover(date.span, told)));
  return {
    id: contentId(["event", 1, date.value, foldText(what)]),
    value: date.value,
    granularity: date.granularity,
    certainty: date.certainty,
    category: CATEGORY_ORDER.find((one) => cards.some((card) => card.category === one)) ?? "date",
    what,
    evidence,
    cards: cards.map((card) => card.id),
    conflict: conflict !== null && /^(?:date|interval)$/u.test(conflict.slot) ? conflict.id : null,
  };
}

/** The finite clause of the sentence that the date stands in, and what it hangs on; the sentence when there is none, or little else. */
function tellingSpan(clauses: readonly Clause[], sentence: Sentence, { span }: DateMention): Span {
  const own = clauses.filter((clause) => sharedLength(clause.span, span) > 0);
  const [first] = own.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  if (first === undefined) return sentence.span;
  const told = cover(first.span, span);
  const rest = sentence.span.end - sentence.span.start - (told.end - told.start);
  return rest < 40 ? sentence.span : told;
}

function inOneLine(text: string): string {
  const line = text
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/gu, "")
    .trim();
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** The tellings of one event as one entry, with the receipt of each place once. */
function joined(tellings: readonly TimelineEntry[]): TimelineEntry[] {
  const [first, ...others] = tellings;
  if (first === undefined || others.length === 0) return [...tellings];
  const evidence = [...first.evidence];
  const known = new Set(evidence.map(placeOf));
  for (const one of others.flatMap((other) => other.evidence)) {
    if (!known.has(placeOf(one))) evidence.push(one);
    known.add(placeOf(one));
  }
  return [
    {
      ...first,
      certainty: tellings.find((one) => one.certainty === "known")?.certainty ?? first.certainty,
      evidence,
      cards: [...new Set(tellings.flatMap((one) => one.cards))],
      conflict: tellings.find((one) => one.conflict !== null)?.conflict ?? null,
    },
  ];
}

const placeOf = ({ document, start }: Evidence): string => `${start} ${document}`;

/** By the moment at which it begins; of two that begin together the longer stretch of time comes first. */
function byTime(a: TimelineEntry, b: TimelineEntry): number {
  return startOf(a.value) - startOf(b.value) || a.value.length - b.value.length || (a.id < b.id ? -1 : 1);
}

const SEASONS: Readonly<Record<string, number>> = { WI: 0, SP: 3, SU: 6, FA: 9, AU: 9 };

/** A number that grows with time; minutes since the year 0 of a calendar with equal months, which is enough to sort by. */
function startOf(value: string): number {
  const [first = ""] = value.split("/");
  const sign = first.startsWith("-") ? -1 : 1;
  const [year = "", month = "", rest = ""] = first.replace(/^-/u, "").split("-");
  const [day = "", clock = ""] = rest.split("T");
  const [hour = "0", minute = "0"] = clock.split(":");
  const months = SEASONS[month] ?? Math.max(0, (Number(month) || 1) - 1);
  const days = Math.max(0, (Number(day) || 1) - 1);
  const years = sign * Number(year.replaceAll("X", "0"));
  return (((years * 12 + months) * 31 + days) * 24 + Number(hour)) * 60 + Number(minute || 0);
}
