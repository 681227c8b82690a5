import { contains, cover, foldText, type Span, sharedLength, slice } from "#lib/base/text.ts";
import { contentId } from "#lib/cards/identity.ts";
import { excerpt, receipt } from "#lib/cards/receipts.ts";
import type { Category } from "#lib/cards/types.ts";
import type { DateMention, DocumentReading, Sentence } from "#lib/extract/types.ts";
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
  const entries = new Map<string, TimelineEntry>();
  for (const reading of readings) {
    for (const { date, sentence } of datedSentences(reading)) {
      const entry = entryOf(reading, sentence, date, at);
      if (entry === null) continue;
      const known = entries.get(entry.id);
      entries.set(entry.id, known === undefined ? entry : joined(known, entry));
    }
  }
  const all = [...entries.values()];
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
    // "at 11:05 on 12 November": the finer one says both.
    out.push(
      ...own.filter(
        ({ date }, i) =>
          !own.some(
            (other, j) =>
              other.date.value.startsWith(date.value) && (other.date.value !== date.value ? j !== i : j < i),
          ),
      ),
    );
  }
  return out;
}

// 1940 · 1940-11 · 1940-11-12 · 1940-11-12T11:05 · 1940-SU · 194X · 19XX · -0480 · 1939/1945; not P3D, not XXXX-11-12
const PLACEABLE =
  /^-?\d{2}[\dX]{2}(?:-(?:\d{2}(?:-\d{2}(?:T[\d:]{2,8})?)?|SP|SU|FA|AU|WI))?(?:\/-?\d{4}(?:-\d{2}){0,2})?$/u;

function isEvent({ value, quoted, granularity }: DateMention): boolean {
  return !quoted && granularity !== "duration" && PLACEABLE.test(value);
}

function entryOf(
  reading: DocumentReading,
  sentence: Sentence,
  date: DateMention,
  { cardsAt, conflictAt }: Resting,
): TimelineEntry | null {
  const { document } = reading;
  const told = tellingSpan(reading, sentence, date);
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

/** The clause that the date stands in, and what it hangs on; the sentence when there is none, or little else. */
function tellingSpan({ clauses }: DocumentReading, sentence: Sentence, { span }: DateMention): Span {
  const own = clauses.filter(
    (clause) => clause.sentence === sentence.index && clause.finite && sharedLength(clause.span, span) > 0,
  );
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

function joined(a: TimelineEntry, b: TimelineEntry): TimelineEntry {
  const evidence = [...a.evidence];
  for (const one of b.evidence) {
    if (!evidence.some((other) => other.document === one.document && other.start === one.start))
      evidence.push(one);
  }
  return {
    ...a,
    certainty: a.certainty === "known" ? a.certainty : b.certainty,
    evidence,
    cards: [...new Set([...a.cards, ...b.cards])],
    conflict: a.conflict ?? b.conflict,
  };
}

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
