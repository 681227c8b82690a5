import { type Span, slice } from "#lib/base/text.ts";
import { describesPicture, isNarrative } from "./captions.ts";
import { canBeHeading } from "./headings.ts";
import { languagesOf } from "./languages.ts";
import { furnitureReason } from "./noise-lines.ts";
import type { Passage } from "./passages.ts";
import { postLines } from "./post-heads.ts";
import { quotedFromAbove } from "./post-quotes.ts";
import { announcesWords, leadsToQuotation, quotingOf } from "./quoted-passages.ts";
import { isListedEntry, isReferenceEntry, opensReferences } from "./references.ts";
import { repeatedPassages } from "./repeats.ts";
import type { Block, NoiseReason } from "./types.ts";
import { unreadableReason } from "./unreadable.ts";

type Zone =
  | { readonly zone: "body" | "block-quote" }
  | { readonly zone: "heading"; readonly level: number }
  | { readonly zone: "noise"; readonly reason: NoiseReason };

/** Gives every passage its zone and language, in order. `text` has its characters folded. */
export function zonesOf(text: string, passages: readonly Passage[]): Block[] {
  const texts = passages.map((passage) => slice(text, passage.span));
  const own = passages.map((passage, i) => ownZone(passage, texts, i));
  const zones = withEmptyHeadings(
    withRepeats(texts, withSections(texts, withQuotes(texts, withPosts(texts, own)))),
  );
  // What nobody can read is in no language, and finding that out would take longest.
  const languages = languagesOf(texts.map((own, i) => (isUnreadable(zones[i]) ? "" : own)));
  return passages.map(({ span }, i) => blockOf(zones[i] ?? BODY, span, languages[i] ?? "und"));
}

const isUnreadable = (zone: Zone | undefined): boolean =>
  zone?.zone === "noise" && zone.reason === "unreadable";

const BODY: Zone = { zone: "body" };

function blockOf(zone: Zone, span: Span, language: string): Block {
  if (zone.zone === "heading") return { zone: "heading", level: zone.level, span, language };
  if (zone.zone === "noise") return { zone: "noise", reason: zone.reason, span, language };
  return { zone: zone.zone, span, language };
}

/** What a passage is, seen alone and with its neighbour. */
function ownZone(passage: Passage, texts: readonly string[], index: number): Zone {
  const own = texts[index] ?? "";
  if (passage.noise) return { zone: "noise", reason: namedReason(passage.noise, own) };
  const unreadable = unreadableReason(own);
  if (unreadable !== null) return { zone: "noise", reason: unreadable };
  if (passage.kind === "quote") return { zone: "block-quote" };
  const reason = furnitureReason(own);
  if (reason && !(passage.kind === "heading" && reason === "navigation" && passage.level === 1))
    return { zone: "noise", reason };
  if (passage.kind === "heading") return { zone: "heading", level: passage.level };
  if (passage.marked || passage.kind === "item") return BODY;
  if (!canBeHeading(own, texts[index + 1] ?? null)) return BODY;
  return { zone: "heading", level: index === 0 ? 1 : 2 };
}

/** The mark-up often says no more than that a passage is beside the matter; its own words may say what it is. */
function namedReason(marked: NoiseReason, text: string): NoiseReason {
  if (marked !== "navigation") return marked;
  if (isReferenceEntry(text)) return "reference-list";
  return furnitureReason(text) ?? marked;
}

/** A heading over nothing but noise heads noise. */
function withEmptyHeadings(zones: readonly Zone[]): Zone[] {
  const out = [...zones];
  let below: Zone | null = null;
  for (let i = out.length - 1; i > 0; i -= 1) {
    const zone = out[i];
    if (!zone) continue;
    if (zone.zone !== "heading")
      below = below === null || zone.zone !== "noise" ? zone : below.zone === "noise" ? zone : below;
    else {
      // A heading right above one that headed noise stood among the lines of a menu.
      if (below?.zone === "noise" && zone.level > 1) out[i] = below;
      else below = null;
    }
  }
  return out;
}

/** In a thread: who posted, what stands beside it, and what is quoted from a post above are no matter. */
function withPosts(texts: readonly string[], zones: readonly Zone[]): Zone[] {
  const out = [...zones];
  const lines = postLines(texts, (i) => zones[i]?.zone === "block-quote");
  if (lines.size === 0) return out;
  for (const [i, line] of lines) {
    out[i] = { zone: "noise", reason: "navigation" };
    if (line === "cue" && out[i + 1]?.zone !== "noise" && !lines.has(i + 1) && i + 1 < out.length)
      out[i + 1] = { zone: "block-quote" };
  }
  for (const i of quotedFromAbove(texts, (at) => out[at]?.zone === "block-quote"))
    out[i] = { zone: "noise", reason: "repeated" };
  return out;
}

/** Paragraphs that are one quotation, and those that a cue line announces. */
function withQuotes(texts: readonly string[], zones: readonly Zone[]): Zone[] {
  const out = [...zones];
  for (let i = 0; i < out.length; i += 1) {
    if (out[i]?.zone !== "body") continue;
    const before = out[i - 1]?.zone === "noise" ? "" : (texts[i - 1] ?? "");
    const follows = out[i - 1]?.zone === "block-quote";
    const quoting = quotingOf(texts[i] ?? "");
    if (quoting === "whole" || (quoting === "open" && (follows || leadsToQuotation(before)))) {
      out[i] = { zone: "block-quote" };
    } else if (quoting === "none" && announcesWords(before) && out[i - 1]?.zone === "body") {
      out[i] = { zone: "block-quote" };
    }
  }
  return out;
}

const LIST_OF_LINKS =
  /^(?:related|more (?:posts?|articles?|stories|from|like)|recommended|you (?:may|might)|recent|latest|popular|trending|most (?:read|popular)|see also|external links)\b/iu;

/** Lists that a head announces: sources to the end of the section, links to others as long as lines stay short. */
function withSections(texts: readonly string[], zones: readonly Zone[]): Zone[] {
  // Asked for only where a picture seems to be described, which few documents do.
  let narrative: boolean | null = null;
  const isStory = (): boolean => (narrative ??= isNarrative(texts.join("\n").slice(0, 20_000)));
  let list: NoiseReason | null = null;
  return zones.map((zone, i): Zone => {
    const own = texts[i] ?? "";
    if (opensReferences(own)) {
      list = LIST_OF_LINKS.test(own) ? "navigation" : "reference-list";
      return { zone: "noise", reason: list };
    }
    if (zone.zone === "noise") {
      list = zone.reason === "navigation" && LIST_OF_LINKS.test(own) ? "event-list" : list;
      return zone;
    }
    if (isReferenceEntry(own)) return { zone: "noise", reason: "reference-list" };
    if (list === "reference-list" && isListedEntry(own)) return { zone: "noise", reason: list };
    if (list !== null && isListLine(own)) return { zone: "noise", reason: list };
    list = null;
    if (zone.zone === "body" && isBetweenProse(texts, i) && describesPicture(own) && isStory()) {
      return { zone: "noise", reason: "caption" };
    }
    return zone;
  });
}

/** A line of a list: short, and not the sentences of a paragraph. */
function isListLine(text: string): boolean {
  return (
    text.length < 160 &&
    !/[.!?]["')]?\s+\p{Lu}[^.!?]{30,}[.!?]$/u.test(text) &&
    !/^.{60,}[.!?]["')]?$/u.test(text)
  );
}

function isBetweenProse(texts: readonly string[], index: number): boolean {
  const own = texts[index]?.length ?? 0;
  return (texts[index + 1]?.length ?? 0) > own || (texts[index - 1]?.length ?? 0) > own;
}

/** A longer quotation is drawn into no margin. */
const LONGEST_PULLED = 1_500;

/** Pull quotes and doubled paragraphs. */
function withRepeats(texts: readonly string[], zones: readonly Zone[]): Zone[] {
  const candidates = new Set<number>();
  zones.forEach((zone, i) => {
    if (zone.zone === "block-quote" || zone.zone === "body") candidates.add(i);
  });
  const matter = texts.map((text, i) => (zones[i]?.zone === "noise" ? "" : text));
  const repeated = repeatedPassages(matter, candidates);
  return zones.map((zone, i) => {
    if (!repeated.has(i)) return zone;
    const pulled = zone.zone === "block-quote" && (texts[i]?.length ?? 0) <= LONGEST_PULLED;
    return { zone: "noise", reason: pulled ? "pull-quote" : "repeated" };
  });
}
