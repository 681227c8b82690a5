import { type Span, slice } from "#lib/base/text.ts";
import { looksLikePostHead } from "#lib/documents/post-heads.ts";
import type { Block, ReadDocument } from "#lib/documents/types.ts";
import { isDateline, leadEnd } from "../leads.ts";
import { addDays, type Place, weekdayOf as weekdayOn } from "./calendar.ts";
import type { Expression, SentenceDates } from "./expression.ts";
import { datelineOf, recallsAnother, tellsOfItsDays } from "./own-days.ts";
import type { Anchor } from "./resolve.ts";

/**
 * When the words of a block were written, and what counts from it. `news`: every paragraph begins at that day anew, and
 * days of the week count back from it. `told`: only what says so counts from it (`yesterday`, `last month`).
 * `yearless`: news of a day whose year nothing tells, so that no year may be lent to its dates.
 */
export type Writing = {
  readonly kind: "news" | "told" | "yearless";
  readonly day: Anchor | null;
  /** Whether `last month` counts from `day` even where a story is being told. */
  readonly points: boolean;
  /** The end of the place and day that a newspaper prints before the first sentence; the block's start without one. */
  readonly lead: number;
};

/** Finds the time expressions of a stretch of text. */
type Finder = (span: Span, block: Block, blockIndex: number) => SentenceDates;

/** Posts that make a thread, as where posts are read. */
const THREAD = 3;

/** When each block was written, by its index. `given`: the day that somebody who knows has told, or null. */
export function writingOf(
  document: ReadDocument,
  found: readonly SentenceDates[],
  given: Place | null,
  find: Finder,
): (block: number) => Writing {
  const { text, blocks } = document;
  const posted = postedDays(document, find);
  const inThread = posted.size >= THREAD;
  const printed = given === null && !inThread ? (datelineOf(found) ?? publishedOf(document, find)) : null;
  const base: Anchor | null = given === null ? printed : { place: given, span: NOWHERE, season: null };
  const own = printed !== null && tellsOfItsDays(text, found);
  const recalls = own && recallsAnother(found);
  const met = given === null ? meetingOf(document, find) : null;
  const usual: Omit<Writing, "lead"> =
    met !== null
      ? { kind: "news", day: met, points: true }
      : isRecorded(document)
        ? { kind: "yearless", day: null, points: false }
        : { kind: own && !recalls ? "news" : "told", day: base, points: own };
  let now = usual;
  const all = blocks.map((block, i): Writing => {
    if (inThread) {
      const day = posted.get(i);
      if (day !== undefined) now = { kind: "told", day, points: true };
      return { lead: block.span.start, ...now };
    }
    if (isDateline(text, block.span)) {
      const day = printed === null ? null : newsOf(find(block.span, block, i), base);
      if (day !== null && base !== null) now = day;
      return { lead: block.span.start, ...now };
    }
    if (block.zone === "heading") now = usual;
    const lead = block.zone === "body" ? leadEnd(text, block.span) : block.span.start;
    if (lead > block.span.start)
      now = newsOf(find({ start: block.span.start, end: lead }, block, i), base) ?? usual;
    return { lead, ...now };
  });
  return (block) => all[block] ?? { lead: 0, ...usual };
}

// Recorded for the county archive, 18 June 1974. Interviewer: Jan Holm.
const RECORDED =
  /^(?:recorded|interviewed|interview (?:recorded|conducted|held|with)|tape[- ]recorded|transcribed|transcript of)\b.{0,200}\b(?:1\d|20)\d\d\b/iu;

/** Whether a page says near its top that it is the record of a talk: who remembers is in no year that lends itself. */
function isRecorded({ text, blocks }: ReadDocument): boolean {
  return blocks
    .slice(0, NEAR_TOP.blocks)
    .some(
      ({ span }) => span.end - span.start <= NEAR_TOP.characters && RECORDED.test(slice(text, span).trim()),
    );
}

// Minutes of the meeting of Kelsby Town Council | PROCEEDINGS OF THE PARISH COUNCIL
const MINUTES = /^(?:draft |approved )?(?:minutes|proceedings)\b/iu;
// Held in the Corn Exchange on Wednesday 11 February 1987 at 7.15 pm
const HELD = /\b(?:held|meeting|met|sitting|present)\b/iu;

/** The day of the meeting whose minutes a page is: what is told there without a year lies around it. */
function meetingOf(document: ReadDocument, find: Finder): Anchor | null {
  const top = document.blocks.slice(0, NEAR_TOP.blocks);
  const lines = top.map(({ span }) => slice(document.text, span).trim());
  if (!lines.some((line) => line.length <= NEAR_TOP.characters && MINUTES.test(line))) return null;
  for (const [i, block] of top.entries()) {
    const line = lines[i] ?? "";
    if (line.length > NEAR_TOP.characters || !(HELD.test(line) || MINUTES.test(line))) continue;
    const day = fullDay(find(block.span, block, i).expressions);
    if (day !== null) return day;
  }
  return null;
}

const NOWHERE: Span = { start: 0, end: 0 };

/** `LONDON, Nov. 12 (Reuters) —`: the year is that of the paper, which was printed on that day or soon after. */
function newsOf({ expressions }: SentenceDates, paper: Anchor | null): Omit<Writing, "lead"> | null {
  const day = expressions.find(
    (each) => each.kind === "date" && each.fields.month !== null && each.fields.day !== null,
  );
  if (day?.kind !== "date") return weekdayOf(expressions, paper);
  const { month, day: ofMonth } = day.fields;
  const year = day.fields.year ?? yearBefore(paper?.place ?? null, month ?? 1);
  if (year === null) return { kind: "yearless", day: null, points: true };
  return {
    kind: "news",
    day: { place: { year, month, day: ofMonth }, span: day.span, season: null },
    points: true,
  };
}

/** `LONDON, Sunday Evening.`: the last such day before the paper's. */
function weekdayOf(expressions: readonly Expression[], paper: Anchor | null): Omit<Writing, "lead"> | null {
  const { year, month, day } = paper?.place ?? {};
  if (year === undefined || month === undefined || month === null || day === undefined || day === null)
    return null;
  for (const { span, ...each } of expressions) {
    if (each.kind !== "date" || each.fields.weekday === null) continue;
    const gap = (weekdayOn(year, month, day) - each.fields.weekday + 7) % 7;
    return {
      kind: "news",
      day: { place: addDays({ year, month, day }, -gap), span, season: null },
      points: true,
    };
  }
  return null;
}

/** A day of a later month than the paper's is one of the year before. */
function yearBefore(paper: Place | null, month: number): number | null {
  if (paper === null) return null;
  return paper.month !== null && month > paper.month ? paper.year - 1 : paper.year;
}

/** How far down a page the line stands that says when it was published, and how long it is. */
const NEAR_TOP = { blocks: 15, characters: 160 } as const;
const PUBLISHED = /\b(?:published|posted|filed|released|date|dated|updated|by)\b/iu;
/** A page may have been touched years after what it says was written. */
const TOUCHED =
  /\b(?:last|was|page) (?:updated|modified|edited|changed|reviewed)\b|©|copyright|retrieved|accessed|\bborn\b|\bdied\b/iu;

/** The day in a line near the top that says when the page was published: `By X | Updated: 14:02 GMT, 4 March 2014`. */
function publishedOf({ text, blocks }: ReadDocument, find: Finder): Anchor | null {
  for (const [i, block] of blocks.slice(0, NEAR_TOP.blocks).entries()) {
    if (block.zone === "block-quote" || block.span.end - block.span.start > NEAR_TOP.characters) continue;
    const line = slice(text, block.span);
    if (TOUCHED.test(line) || (block.zone === "noise" ? !isPlate(line) : !isByline(line))) continue;
    const day = fullDay(find(block.span, block, i).expressions);
    if (day !== null) return day;
  }
  return null;
}

function isByline(line: string): boolean {
  return (
    /^(?:by .{2,80}[|·•—–,] ?|(?:first )?(?:published|posted|updated|filed)\b)/iu.test(line) &&
    !/[.!?]$/u.test(line)
  );
}

/** A line of page furniture that tells a day: a byline, or a date and next to nothing else. */
function isPlate(line: string): boolean {
  return PUBLISHED.test(line) || line.length <= 60;
}

function fullDay(expressions: readonly Expression[]): Anchor | null {
  for (const each of expressions) {
    if (each.kind !== "date") continue;
    const { year, month, day } = each.fields;
    if (year !== null && month !== null && day !== null)
      return { place: { year, month, day }, span: each.span, season: null };
  }
  return null;
}

/** The day of each post of a thread, by the index of the block with its head. */
function postedDays({ text, blocks }: ReadDocument, find: Finder): ReadonlyMap<number, Anchor | null> {
  const days = new Map<number, Anchor | null>();
  blocks.forEach((block, i) => {
    if (block.zone !== "noise" || block.reason !== "navigation") return;
    if (looksLikePostHead(slice(text, block.span)))
      days.set(i, fullDay(find(block.span, block, i).expressions));
  });
  return days;
}
