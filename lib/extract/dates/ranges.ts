import type { DateMention } from "../types.ts";
import { type Lexeme, lexemeFrom } from "./lexemes.ts";

/** Joins the two ends of a range or of a pair into one mention; the ends stay in `parts`. */
export function joinRanges(mentions: readonly DateMention[], lexemes: readonly Lexeme[]): DateMention[] {
  const out: DateMention[] = [];
  for (const mention of mentions) {
    const before = out.at(-1);
    const joined = before && join(before, mention, lexemes);
    if (joined) out[out.length - 1] = joined;
    else out.push(mention);
  }
  return out;
}

const POINTS = new Set(["day", "month", "season", "year"]);

function join(a: DateMention, b: DateMention, lexemes: readonly Lexeme[]): DateMention | null {
  if (a.granularity !== b.granularity || !POINTS.has(a.granularity) || a.value === b.value) return null;
  if (startsAfter(a.value, b.value)) return null;
  const between = lexemes.slice(lexemeFrom(lexemes, a.span.end), lexemeFrom(lexemes, b.span.start));
  const kinds = between.map((lexeme) => lexeme.kind).join("");
  if (!/^(?:-|,?L|i)[ti]?$/u.test(kinds)) return null;
  // "met on 3 May, and on | 4 May he left": a second statement
  if (/^,Li$/u.test(kinds)) return null;
  const link = between.find((lexeme) => lexeme.kind === "L" || lexeme.kind === "-" || lexeme.kind === "i");
  if (
    link?.kind === "i" &&
    !/^(?:до|по|do|līdz|έως|ως|μέχρι|hasta|bis|to|until|till|through)$/iu.test(link.text)
  )
    return null;
  if (link && !isThrough(link) && !isPair(a, b, lexemes)) return null;
  return {
    span: { start: a.span.start, end: b.span.end },
    value: `${a.value}/${b.value}`,
    granularity: "range",
    certainty: a.certainty === "implied" || b.certainty === "implied" ? "implied" : "known",
    source: a.source ?? b.source,
    modifier: a.modifier ?? b.modifier,
    quoted: a.quoted,
    parts: [a, b],
  };
}

function isThrough(link: Lexeme): boolean {
  return (
    link.kind === "-" ||
    /^(?:to|until|till|through|bis|à|au|jusqu'|al|hasta|a|по|до|do|līdz|έως|ως|μέχρι|fino)/iu.test(link.text)
  );
}

/** `between 1939 and 1941`, and neighbours: `October and November 1940`, `4 and 5 May`. */
function isPair(a: DateMention, b: DateMention, lexemes: readonly Lexeme[]): boolean {
  const at = lexemeFrom(lexemes, a.span.start);
  const led = lexemes[at - 1]?.text ?? "";
  if (/^(?:between|zwischen|entre|tra|fra|между|між|pomiędzy|między|μεταξύ|starp)$/iu.test(led)) return true;
  return (
    Math.abs(ordinal(b.value) - ordinal(a.value)) === 1 &&
    (a.granularity === "month" || a.granularity === "day")
  );
}

/** A number that grows by one from a day to the next and from a month to the next, near enough within one year. */
function ordinal(value: string): number {
  const [year = "0", month = "1", day] = value.replace(/^-/u, "").split("-");
  return day === undefined
    ? Number(year) * 12 + Number(month)
    : Number(year) * 372 + Number(month) * 31 + Number(day);
}

function startsAfter(a: string, b: string): boolean {
  const sign = (value: string): number => (value.startsWith("-") ? -1 : 1);
  if (sign(a) !== sign(b)) return sign(a) > sign(b);
  return sign(a) < 0 ? Math.abs(Number.parseInt(a, 10)) < Math.abs(Number.parseInt(b, 10)) : a > b;
}
