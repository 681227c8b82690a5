import type { Span } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import { isSingularRole } from "./names/roles.ts";
import { type Word, wordsOf } from "./names/words.ts";
import type { DateMention, Entity, NameMention, Sentence } from "./types.ts";

/**
 * One place where a document says what a person is. `before`: the office stands before the name; `after`: in
 * apposition or brackets; `verb`: `X was the …`, `X became …`.
 */
export type RoleStatement = {
  readonly entity: number;
  /** Index in `names`. */
  readonly mention: number;
  readonly sentence: number;
  readonly name: Span;
  /** Without a leading article. */
  readonly role: Span;
  readonly form: "before" | "after" | "verb";
  /** How well it serves as proof for a card: full name, informative role, body text. Higher is better. */
  readonly worth: number;
};

const LINK = /^(?:was|is|became|remained|served|acted|worked|remains|becomes)$/u;
const MADE =
  /^(?:appointed|elected|named|made|crowned|chosen|declared|sworn|installed|promoted|nominated|proclaimed)$/u;
const ARTICLE = /^(?:the|a|an)\s+/iu;

/** Every statement of a person's role, best first for each entity, entities in order. */
export function roleStatements(
  document: ReadDocument,
  sentences: readonly Sentence[],
  known: { readonly names: readonly NameMention[]; readonly entities: readonly Entity[] },
): RoleStatement[] {
  const { text } = document;
  const words = wordsOf(text, sentences);
  const out: RoleStatement[] = [];
  let sentence = 0;
  known.names.forEach((name, mention) => {
    if (name.type !== "PER") return;
    while (sentence + 1 < sentences.length && (sentences[sentence + 1]?.span.start ?? 0) <= name.span.start)
      sentence += 1;
    const list = words[sentence] ?? [];
    const found: { role: Span; form: RoleStatement["form"] }[] = [];
    if (name.role)
      found.push({ role: name.role, form: name.role.start < name.span.start ? "before" : "after" });
    const stated = roleByVerb(text, list, name.span);
    if (stated) found.push({ role: stated, form: "verb" });
    for (const { role, form } of found) {
      const bare = withoutArticle(text, role);
      const worth = worthOf(text, name.span, bare, sentences[sentence], known.entities[name.entity]);
      out.push({ entity: name.entity, mention, sentence, name: name.span, role: bare, form, worth });
    }
  });
  return out.sort((a, b) => a.entity - b.entity || b.worth - a.worth || a.name.start - b.name.start);
}

function withoutArticle(text: string, span: Span): Span {
  const article = ARTICLE.exec(text.slice(span.start, span.end));
  return { start: span.start + (article?.[0].length ?? 0), end: span.end };
}

function worthOf(
  text: string,
  name: Span,
  role: Span,
  sentence: Sentence | undefined,
  entity: Entity | undefined,
): number {
  const size = text.slice(role.start, role.end).split(/\s+/u).length;
  let worth = 0;
  if (text.slice(name.start, name.end) === entity?.name) worth += 2;
  if (size >= 2) worth += 2;
  if (size > 12) worth -= 2;
  if (sentence?.block.zone === "body") worth += 1;
  if (sentence && sentence.span.end - sentence.span.start > 400) worth -= 1;
  return worth;
}

/** `X was the Foreign Minister of Y`, `X was appointed commander`, `X served as envoy to Z`. */
function roleByVerb(text: string, words: readonly Word[], name: Span): Span | null {
  let i = words.findIndex((word) => word.start >= name.end);
  const first = words[i];
  if (i < 0 || !first || !/^,?\s(?:who\s)?$/u.test(text.slice(name.end, first.start))) return null;
  if (first.lower === "who" || /^(?:later|then|also|once|soon|now|had|has|already)$/u.test(first.lower))
    i += 1;
  if (!LINK.test(words[i]?.lower ?? "") && words[i]?.lower !== "been") return null;
  i += 1;
  if (MADE.test(words[i]?.lower ?? "")) i += 1;
  if (words[i]?.lower === "as") i += 1;
  const from = i;
  let noun = -1;
  let end = from;
  for (; i < Math.min(words.length, from + 14); i += 1) {
    const word = words[i];
    const before = words[i - 1];
    if (!word) break;
    if (i > from && before && /[,;.:()—]/u.test(text.slice(before.end, word.start))) break;
    if (
      /^(?:who|which|that|when|where|while|because|and|but|until|after|before|from|in|at|during|since|not|never)$/u.test(
        word.lower,
      )
    ) {
      if (!(word.lower === "and" && noun >= 0 && isSingularRole(words[i + 1]?.text ?? ""))) break;
    }
    if (noun < 0 && i > from && /^(?:of|to|for|by|with|on)$/u.test(word.lower)) return null;
    if (isSingularRole(word.text) && noun < 0) noun = i;
    end = i + 1;
  }
  const opening = words[from];
  const last = words[end - 1];
  if (noun < 0 || !opening || !last) return null;
  // `X was a great friend`: an article or a bare office has to open it.
  return opening.possessive || /^\p{L}/u.test(opening.text) ? { start: opening.start, end: last.end } : null;
}

/** Years or days of birth and death that stand in brackets right after a name. */
export type LifeDates = {
  readonly entity: number;
  readonly name: Span;
  readonly born: DateMention | null;
  readonly died: DateMention | null;
  readonly span: Span;
};

/** `X (9 March 1890 – 8 November 1986)`, `X (born 1950)`, `X (d. 1780)`. */
export function lifeDates(
  text: string,
  names: readonly NameMention[],
  dates: readonly DateMention[],
): LifeDates[] {
  const out: LifeDates[] = [];
  let date = 0;
  for (const name of names) {
    if (name.type !== "PER" || !/^\s?\(/u.test(text.slice(name.span.end, name.span.end + 2))) continue;
    const open = text.indexOf("(", name.span.end);
    const close = text.slice(open, open + 120).indexOf(")");
    if (close < 0) continue;
    const span = { start: open, end: open + close + 1 };
    while (date < dates.length && (dates[date]?.span.end ?? 0) <= span.start) date += 1;
    const inside = dates
      .slice(date, date + 3)
      .filter((each) => each.span.start > span.start && each.span.end < span.end);
    const lead = text.slice(span.start + 1, inside[0]?.span.start ?? span.start + 1);
    const life = lifeOf(inside, lead, text.slice(span.start, span.end));
    if (life) out.push({ entity: name.entity, name: name.span, ...life, span });
  }
  return out;
}

function lifeOf(
  inside: readonly DateMention[],
  lead: string,
  whole: string,
): { born: DateMention | null; died: DateMention | null } | null {
  const [first, second] = inside;
  if (!first) return null;
  if (/\b(?:d\.|died)/iu.test(lead)) return { born: null, died: first };
  if (second) return { born: first, died: second };
  if (/\b(?:b\.|born)/iu.test(lead)) return { born: first, died: null };
  // `(1890-1986)` is read as one range.
  return first.granularity === "range" && /^\(\s*\d{3,4}\s?[-–—]\s?\d{3,4}\s*\)$/u.test(whole)
    ? { born: first, died: first }
    : null;
}
