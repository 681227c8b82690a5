import { slice } from "#lib/base/text.ts";
import type { DateMention, NameMention } from "#lib/extract/types.ts";
import type { Dossier } from "./dossier.ts";
import type { Telling } from "./events.ts";
import { type Kind, kindNamed } from "./happenings.ts";
import { dateInWords, intervalOf } from "./intervals.ts";
import { labelledIn } from "./labels.ts";
import type { Passage } from "./passages.ts";
import type { Phrase } from "./phrases.ts";
import type { Statement } from "./statements.ts";
import { shownSpan, tidy } from "./topics.ts";
import { contentWords } from "./words.ts";

/** A happening with its date, whether a clause tells it or a name carries it (`the 1856 Treaty of X`, `A. Holt (1811–1874)`). */
export type Dating = {
  readonly kind: Kind;
  readonly theme: Phrase;
  readonly statement: Statement;
  readonly passage: Passage;
};

/** Both calendars named: a gap of ten to thirteen days is then no disagreement, and we do not try to tell. */
const TWO_CALENDARS = /\b(?:O\.\s?S\.|N\.\s?S\.|Old Style|New Style|Julian|Gregorian)/u;

/** `Germany began …` is no beginning of Germany. */
const NOT_OF_BEARERS: ReadonlySet<string> = new Set(["begun", "ended", "closed", "launched", "held"]);

export function datingsIn(dossier: Dossier): Dating[] {
  const told = dossier.tellings.flatMap((telling) => fromTelling(telling, dossier) ?? []);
  const dated = dossier.library.documents.flat().filter(({ trusted, dates }) => trusted && dates.length > 0);
  const named = dated.flatMap((passage) => fromNames(passage, dossier));
  const labelled = dated.flatMap((passage) =>
    passage.dates.length === 1 ? (fromLabel(passage, dossier) ?? []) : [],
  );
  return [...told, ...named, ...labelled].filter(
    ({ passage }) => !TWO_CALENDARS.test(slice(passage.reading.document.text, passage.span)),
  );
}

function fromTelling({ kind, theme, passage, date, negated }: Telling, { terms }: Dossier): Dating | null {
  if (!kind || !date || negated) return null;
  const type = terms.typeOf(theme.head);
  if (NOT_OF_BEARERS.has(kind.name) && (type === "PER" || type === "LOC")) return null;
  const statement = statementOn(passage, date, date.value, null);
  return statement && { kind, theme, passage, statement };
}

/** A line of a card: `Founded: 1884`. */
function fromLabel(passage: Passage, dossier: Dossier): Dating | null {
  const found = labelledIn(passage, dossier);
  const kind = found && kindNamed(found.kind);
  const statement = found && statementOn(passage, found.date, found.date.value, found.span);
  return kind && statement && { kind, theme: found.theme, passage, statement };
}

/** Dates that stand with a name: in a bracket after it, before it in its noun phrase, or after `of`. */
function fromNames(passage: Passage, dossier: Dossier): Dating[] {
  const names = dossier.terms.namesIn(passage.document, passage.span);
  return names.flatMap((name, i): Dating[] => {
    if (name.type !== "PER" && name.type !== "EVENT") return [];
    const bracketed = bracketDates(passage, name);
    if (bracketed.length > 0) return lifeOrCourse(passage, name, bracketed, dossier);
    if (name.type !== "EVENT") return [];
    const next = names[i + 1]?.span.start ?? passage.span.end;
    const beside = besideName(passage, name, next);
    return beside ? fromEvent(passage, name, beside, dossier) : [];
  });
}

// Holt (1811–1874) · Holt (born 3 May 1811) · the X War (1899–1902)
function bracketDates(passage: Passage, name: NameMention): DateMention[] {
  const { text } = passage.reading.document;
  const behind = text.slice(name.span.end, name.span.end + 14);
  const bracket = behind.includes("(") ? /^,?\s?\((?:born\s|b\.\s|c\.\s)?/u.exec(behind) : null;
  if (!bracket) return [];
  const close = text.indexOf(")", name.span.end);
  if (close < 0 || close - name.span.end > 90) return [];
  const inside = passage.dates.filter((date) => date.span.start >= name.span.end && date.span.end <= close);
  const first = inside[0];
  // The bracket has to open with the date: `Holt (who met Weil in 1840)` dates something else.
  return first && first.span.start - name.span.end - bracket[0].length <= 3 ? inside : [];
}

function lifeOrCourse(
  passage: Passage,
  name: NameMention,
  dates: readonly DateMention[],
  dossier: Dossier,
): Dating[] {
  const [from = "", to] =
    dates.length === 1 ? (dates[0]?.value.split("/") ?? []) : dates.map((date) => date.value);
  const first = dates[0];
  const last = dates.at(-1);
  if (!first || !last || dates.length > 2) return [];
  const text = slice(passage.reading.document.text, { start: name.span.end, end: last.span.end });
  const died = /\(\s?(?:died|d\.|†)/u.test(text);
  const [start, end] = name.type === "PER" ? ["born", "died"] : ["begun", "ended"];
  if (to === undefined) {
    if (name.type === "EVENT") return fromEvent(passage, name, first, dossier);
    return [
      /\(\s?(?:born|b\.)/u.test(text) ? dating(start, passage, name, first, from, dossier) : null,
      died ? dating(end, passage, name, first, from, dossier) : null,
    ].flatMap((one) => one ?? []);
  }
  return [
    dating(start, passage, name, first, from, dossier),
    dating(end, passage, name, last, to, dossier),
  ].flatMap((one) => one ?? []);
}

// the 1856 Treaty of X · the Treaty of X of 1856
function besideName(passage: Passage, name: NameMention, next: number): DateMention | null {
  const { text } = passage.reading.document;
  return (
    passage.dates.find(
      (date) => date.span.end <= name.span.start && /^\s?$/u.test(text.slice(date.span.end, name.span.start)),
    ) ??
    passage.dates.find(
      (date) =>
        date.span.start >= name.span.end &&
        date.span.start <= next &&
        /^\s(?:of|from)\s$/u.test(text.slice(name.span.end, date.span.start)),
    ) ??
    null
  );
}

const PACT = /\b(?:pact|treaty|agreement|accords?|convention|protocol|peace|armistice)\b/iu;

function fromEvent(passage: Passage, name: NameMention, date: DateMention, dossier: Dossier): Dating[] {
  const shown = slice(passage.reading.document.text, name.span);
  return [dating(PACT.test(shown) ? "signed" : "held", passage, name, date, date.value, dossier)].flatMap(
    (one) => one ?? [],
  );
}

function dating(
  kindName: string,
  passage: Passage,
  name: NameMention,
  date: DateMention,
  value: string,
  { terms }: Dossier,
): Dating | null {
  const kind = kindNamed(kindName);
  const bearer = terms.bearerOf(passage.document, name);
  const statement = statementOn(passage, date, value, {
    start: Math.min(name.span.start, date.span.start),
    end: Math.max(name.span.end, date.span.end),
  });
  const text = tidy(slice(passage.reading.document.text, name.span));
  return (
    kind &&
    statement && {
      kind,
      passage,
      statement,
      theme: { span: name.span, head: bearer, terms: new Set([bearer]), text, words: contentWords(text) },
    }
  );
}

function statementOn(
  passage: Passage,
  date: DateMention,
  value: string,
  span: Statement["span"] | null,
): Statement | null {
  const interval = intervalOf({ value, modifier: date.modifier });
  if (!interval || date.quoted) return null;
  return {
    passage,
    span: span ?? shownSpan(passage, date.span),
    focus: date.span,
    value: { kind: "days", interval },
    words: dateInWords(value),
  };
}
