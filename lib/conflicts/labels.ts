import { type Span, slice } from "#lib/base/text.ts";
import type { DateMention } from "#lib/extract/types.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import type { Phrase } from "./phrases.ts";
import { tidy } from "./topics.ts";
import { contentWords, stem } from "./words.ts";

// Founded: 1884 · Established – 3 May 1911 · Date of birth: 3 May 1811
const LABEL =
  /^(?:date\s(?:of\s)?)?(?<label>founded|foundation|established|incorporated|opened|opening|built|completed|completion|constructed|launched|born|birth|died|death|closed|dissolved|published|signed|sunk)\s?(?:[:=|]|\s[-–—])\s{0,3}/iu;

const KIND_OF = new Map(
  (
    "founded founded foundation founded established founded incorporated founded opened opened opening opened built built " +
    "completed built completion built constructed built launched launched born born birth born died died death died " +
    "closed closed dissolved abolished published published signed signed sunk sunk"
  )
    .split(" ")
    .flatMap((word, i, all) => (i % 2 === 0 ? [[word, all[i + 1] ?? word] as const] : [])),
);

/** A line of a card or a table that dates what the heading above it names. */
export type Labelled = {
  readonly kind: string;
  readonly theme: Phrase;
  readonly date: DateMention;
  readonly span: Span;
};

/** How many lines above a labelled line the name may stand that it is about. */
const REACH = 12;

export function labelledIn(passage: Passage, dossier: Dossier): Labelled | null {
  if (!passage.sentence || passage.span.end - passage.span.start > MOST) return null;
  const { text } = passage.reading.document;
  const match = LABEL.exec(slice(text, passage.span));
  const date = passage.dates[0];
  const kind = KIND_OF.get(match?.groups?.label?.toLowerCase() ?? "");
  if (!match || !date || kind === undefined) return null;
  if (date.span.start - passage.span.start - match[0].length > 4) return null;
  const title = titleAbove(passage, dossier);
  return title && { kind, theme: themeOf(title, dossier), date, span: passage.span };
}

const MOST = 80;

// Founded: 1884 · Employees: 62
const IS_LABELLED = /^[^:]{2,30}:\s?\S/u;

/** The nearest heading above that is no labelled line itself. */
function titleAbove(passage: Passage, { library }: Dossier): Passage | null {
  const all = library.documents[passage.document] ?? [];
  for (let i = passage.index - 1; i >= Math.max(0, passage.index - REACH); i -= 1) {
    const one = all[i];
    if (!one?.sentence) continue;
    if (IS_LABELLED.test(slice(one.reading.document.text, one.span))) continue;
    return one.sentence.block.zone === "heading" ? one : null;
  }
  return null;
}

/** A heading as the name that it is, without what follows a comma: `Falk and Sons, ropemakers`. */
function themeOf(title: Passage, { terms }: Dossier): Phrase {
  const text = tidy(slice(title.reading.document.text, title.span).split(/,|\s[-–—]\s|\(/u)[0] ?? "");
  const span = { start: title.span.start, end: title.span.start + text.length };
  const whole = terms.bearerNamed(text);
  const words = contentWords(text);
  const bearers = terms.namesIn(title.document, span).map((name) => terms.bearerOf(title.document, name));
  return {
    span,
    head: whole ?? stem(text.split(/\s/u).at(-1) ?? text),
    terms: new Set(whole === null ? [...words, ...bearers] : [whole]),
    text,
    words,
    title: true,
  };
}
