import { foldText, slice } from "#lib/base/text.ts";
import { differencesIn } from "./compare-copies.ts";
import type { Dossier } from "./dossier.ts";
import { keyOf } from "./group.ts";
import { dateInWords, intervalOf } from "./intervals.ts";
import type { Item, Passage } from "./passages.ts";
import { quantityInWords } from "./quantities.ts";
import { agree } from "./sides.ts";
import type { Question, Statement, Value } from "./statements.ts";
import { excerpt, happening, tidy } from "./topics.ts";

/** What near-copies tell differently: one question for each place where a date or a number was changed. */
export function copyQuestions(dossier: Dossier): Question[] {
  return dossier.copies.flatMap(({ a, b }) =>
    differencesIn(a, b).map(({ slot, a: x, b: y }): Question => {
      const plain = [statementOn(a, x), statementOn(b, y)] as const;
      // Stretches that overlap but end differently (`1914–1916`, `1914–1919`) are told apart by their words.
      const statements = agree(plain[0].value, plain[1].value) ? plain.map(byWords) : plain;
      return {
        key: `copy ${slot} ${keyOf(rarest(dossier, a, b))} ${placeOf(a, x)}`,
        slot,
        topic: topicOf(slot, a, x),
        statements,
      };
    }),
  );
}

/** The rarest words both copies share: they stay when the sentence is moved or its date mended. */
function rarest({ library }: Dossier, a: Passage, b: Passage): string[] {
  return [...a.words]
    .filter((word) => b.words.has(word))
    .sort((x, y) => library.rarity.count(x) - library.rarity.count(y) || (x < y ? -1 : 1))
    .slice(0, 8);
}

const placeOf = (passage: Passage, item: Item) =>
  passage.items.slice(0, passage.items.indexOf(item)).filter((one) => one.kind !== "word").length;

function statementOn(passage: Passage, item: Item): Statement {
  return {
    passage,
    span: passage.span,
    focus: item.span,
    value: answerOf(passage, item),
    words: wordsOf(passage, item),
  };
}

function byWords(statement: Statement): Statement {
  return { ...statement, value: { kind: "label", label: foldText(statement.words) } };
}

function answerOf(passage: Passage, item: Item): Value {
  const interval = item.kind === "date" ? intervalOf(item.date) : null;
  if (interval) return { kind: "days", interval };
  if (item.kind === "number") return { kind: "quantity", quantity: item.quantity };
  return { kind: "label", label: slice(passage.reading.document.text, item.span) };
}

function wordsOf(passage: Passage, item: Item): string {
  if (item.kind === "date") return dateInWords(item.date.value);
  if (item.kind === "number") return quantityInWords(passage.reading.document.text, item.quantity);
  return slice(passage.reading.document.text, item.span);
}

function topicOf(slot: "date" | "number", passage: Passage, item: Item): string {
  const event = happening(passage, item.span);
  if (slot === "date") return event ? `When ${event}` : `The date in: “${excerpt(passage, item.span)}”`;
  const unit = item.kind === "number" ? nounAfter(passage, item) : "";
  return unit === ""
    ? `The number in: “${excerpt(passage, item.span)}”`
    : `The number of ${unit} in: “${excerpt(passage, item.span)}”`;
}

/** The words a number counts, as written: up to the noun that heads them. */
function nounAfter(passage: Passage, item: Item): string {
  const tokens = passage.sentence?.tokens.filter((token) => token.start >= item.span.end).slice(0, 4) ?? [];
  const last = tokens.findLastIndex(
    (token, i) =>
      token.pos === "NOUN" && tokens.slice(0, i).every((one) => one.pos === "ADJ" || one.pos === "NOUN"),
  );
  if (last < 0) return "";
  const { text } = passage.reading.document;
  return tidy(
    slice(text, { start: tokens[0]?.start ?? item.span.end, end: tokens[last]?.end ?? item.span.end }),
  );
}
