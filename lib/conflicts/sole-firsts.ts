import { everyMatch } from "#lib/base/every-match.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import { meantIn } from "./segments.ts";
import type { Fact } from "./sole-facts.ts";
import { lifeOf, personBefore } from "./sole-people.ts";
import { stem } from "./words.ts";

// The first man ashore was the relief keeper Donal Reid · The first to describe it was the Reverend Kuyper
const THE_FIRST_WAS =
  /\bthe\sfirst(?<what>(?:\s[\p{Ll}-]+){1,7}?)\s(?:was|were)\s(?:(?:that\sof\s)?(?:an?|the|his|her|its)\s)?(?:[\p{Ll}’'-]+,?\s){0,5}(?=\p{Lu})/giu;
// Callum Boyd, who went ashore first
const WENT_FIRST = /^,\swho\s(?<what>[\p{Ll}\s]{3,30}?)\sfirst\b/u;
// Greta Halloran was the first woman to swim the strait
// Benjamin Stroud was appointed as its first physician
const WAS_FIRST =
  /^(?:,[^.;]{0,60},)?\s(?:was|became)\s(?:(?:appointed|elected|made|chosen|named|installed)\s)?(?:as\s)?(?:the|its|their)\sfirst(?<what>(?:\s[\p{L}-]+){1,7})/u;
/** Not the first of all: of a kind, or of a time. */
const SMALLER = /\b(?:since|again|this\syear|after|second|third|last|not|never|n['’]t)\b/iu;

// was the first woman to lead · Amelia Thorne, the first woman to practise · wasn't the town's first woman though · the second woman in that office
const RANKED =
  /(?:\b(?:(?:was|is|became|were)\s(?<no>not\s)?|(?<short>wasn['’]t|isn['’]t)\s)|(?<=\p{L}),\s)(?:the|(?:the\s)?\p{L}{2,20}['’]s)\s(?<rank>first|second|third)\s(?<kind>woman|man|person|girl|boy|mayor|president|rector|director|doctor|physician|officer|member)\b/iu;

/** Which in the row of its kind somebody was: the first woman in an office, or the second. */
function ranksIn(passage: Passage, body: string, dossier: Dossier): Fact[] {
  const match = RANKED.exec(body);
  const { no, short, rank = "", kind = "" } = match?.groups ?? {};
  if (!match) return [];
  const start = passage.span.start + match.index;
  const focus = { start, end: start + match[0].length };
  const who = personBefore(passage, focus, dossier) ?? lifeOf(passage.document, dossier);
  if (who === null) return [];
  const denied = no !== undefined || short !== undefined;
  return [
    {
      passage,
      frame: `rank ${stem(kind)} ${who}`,
      slot: "claim",
      focus,
      value: { kind: "label", label: denied ? `not ${rank.toLowerCase()}` : rank.toLowerCase() },
      words: `${denied ? "not " : ""}the ${rank.toLowerCase()} ${kind}`,
      ask: null,
      about: new Set(),
    },
  ];
}

/** Who was the first to do something, and whether somebody was. */
export function firstsIn(passage: Passage, dossier: Dossier): Fact[] {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  return [...ranksIn(passage, body, dossier), ...openersIn(passage, body, dossier)];
}

function openersIn(passage: Passage, body: string, dossier: Dossier): Fact[] {
  const { text } = passage.reading.document;
  if (!/\bfirst\b/iu.test(body) || SMALLER.test(body)) return [];
  const { terms } = dossier;
  const facts: Fact[] = [];
  const add = (name: Span, what: Span, label: string) => {
    const about = wordsIn(passage, what, dossier);
    if (about.size === 0) return;
    facts.push({
      passage,
      frame: "first",
      slot: "actor",
      focus: name,
      value: { kind: "label", label },
      words: terms.nameOf(label) || slice(text, name),
      ask: null,
      about,
    });
  };
  const people = terms
    .namesIn(passage.document, passage.span)
    .map(({ span, entity }, _, all) => ({ span, label: labelOf(all, entity) }))
    .filter(({ label }) => terms.typeOf(label) === "PER");
  function labelOf(all: ReturnType<typeof terms.namesIn>, entity: number): string {
    const name = all.find((one) => one.entity === entity);
    return name ? terms.bearerOf(passage.document, name) : "";
  }
  for (const match of everyMatch(body, THE_FIRST_WAS)) {
    const end = passage.span.start + match.index + match[0].length;
    const named = people.find(({ span }) => span.start <= end && end < span.end);
    const start = passage.span.start + match.index;
    if (named) add(named.span, { start, end: start + 10 + (match.groups?.what?.length ?? 0) }, named.label);
  }
  for (const { span, label } of people) {
    const after = text.slice(span.end, passage.span.end);
    const said = WENT_FIRST.exec(after) ?? WAS_FIRST.exec(after);
    if (said) add(span, { start: span.end, end: span.end + said[0].length }, label);
  }
  return facts;
}

/** What it is that was done first: its nouns and deeds, and the other deeds of the sentence. */
function wordsIn(passage: Passage, { start, end }: Span, dossier: Dossier): ReadonlySet<string> {
  const ids = meantIn(passage, dossier).flatMap(({ span, ids: meant, verb }) =>
    verb || (span.start >= start && span.end <= end) ? meant : [],
  );
  return new Set(ids.filter((id) => !id.startsWith("#")));
}
