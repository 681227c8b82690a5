import { z } from "zod";
import { foldText, type Span, sharedLength } from "#lib/base/text.ts";
import { contentId, keyText } from "#lib/cards/identity.ts";
import { lint } from "#lib/cards/lint.ts";
import { receipt } from "#lib/cards/receipts.ts";
import { isSupported } from "#lib/cards/supported.ts";
import { CATEGORIES, type Card, type Evidence } from "#lib/cards/types.ts";
import { contentWords } from "#lib/cards/words.ts";
import type { Conflict } from "#lib/conflicts/types.ts";
import type { ReadDocument } from "#lib/documents/types.ts";

/** The longest quotation that may prove one card. */
const LONGEST_QUOTE = 600;
/** More at once is no suggestion. */
const MOST = 40;

const suggestion = z.object({
  category: z.enum(CATEGORIES),
  question: z.string().trim().min(8).max(400),
  answer: z.string().trim().min(1).max(400),
  quote: z.string().trim().min(8).max(2_000),
});

export type DropReason =
  | "unreadable"
  | "not in the document"
  | "page furniture"
  | "not proved by its quotation"
  | "already there"
  | "disputed"
  | "refused";

export type Suggested = {
  readonly cards: readonly Card[];
  /** How many suggestions were dropped, by reason. */
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
};

export type Known = {
  /** What is asked already, and what it rests on in this document (raw offsets). */
  readonly cards: readonly {
    readonly question: string;
    readonly answer: string;
    readonly evidence: readonly Evidence[];
  }[];
  readonly conflicts: readonly Conflict[];
};

/**
 * What may be kept of a language model's suggestions about one document: cards whose quotation stands in the document
 * word for word, outside page furniture, holds the answer, passes the same checks as every generated card, asks nothing
 * that is asked already, and takes no side in a disagreement. Everything else is dropped and counted. The model's words
 * are data: nothing in them is followed.
 */
export function groundSuggestions(document: ReadDocument, said: unknown, known: Known): Suggested {
  const cards: Card[] = [];
  const dropped: Partial<Record<DropReason, number>> = {};
  const text = foldedText(document);
  for (const item of itemsIn(said)) {
    const result = ground(document, text, item, { ...known, cards: [...known.cards, ...cards] });
    if (typeof result === "string") dropped[result] = (dropped[result] ?? 0) + 1;
    else cards.push(result);
  }
  return { cards, dropped };
}

/** A list, or an object with one list in it, as models like to answer. */
function itemsIn(said: unknown): readonly unknown[] {
  if (Array.isArray(said)) return said.slice(0, MOST);
  if (typeof said !== "object" || said === null) return [null];
  const list = Object.values(said).find((value) => Array.isArray(value));
  return Array.isArray(list) ? list.slice(0, MOST) : [null];
}

function ground(document: ReadDocument, text: Folded, item: unknown, known: Known): Card | DropReason {
  const read = suggestion.safeParse(item);
  if (!read.success) return "unreadable";
  const { category, question, answer, quote } = read.data;
  const span = text.find(quote);
  if (span === null || span.end - span.start > LONGEST_QUOTE) return "not in the document";
  const block = document.blocks.find((one) => sharedLength(one.span, span) > 0);
  if (block === undefined || block.zone === "noise") return "page furniture";
  const evidence = receipt(document, span, "proof");
  if (!isSupported(contentWords(answer), evidence.quote)) return "not proved by its quotation";
  const card: Card = {
    id: contentId(["card", 1, "suggested", category, keyText(question), keyText(answer)]),
    category,
    question,
    answer,
    evidence: [evidence],
    siblings: contentId(["sentence", keyText(evidence.quote)]),
  };
  if (isThere(card, evidence, known)) return "already there";
  if (takesSide(evidence, known.conflicts)) return "disputed";
  return lint(card).length > 0 ? "refused" : card;
}

/** The same question, or the same answer from the same words. */
function isThere(card: Card, evidence: Evidence, { cards }: Known): boolean {
  const [question, answer] = [keyText(card.question), keyText(card.answer)];
  return cards.some(
    (one) =>
      keyText(one.question) === question ||
      (keyText(one.answer) === answer &&
        one.evidence.some(
          (other) => other.document === evidence.document && sharedLength(other, evidence) > 0,
        )),
  );
}

function takesSide(evidence: Evidence, conflicts: readonly Conflict[]): boolean {
  return conflicts.some(({ claims }) =>
    claims.some((claim) => claim.document === evidence.document && sharedLength(claim, evidence) > 0),
  );
}

type Folded = { readonly find: (quote: string) => Span | null };

/** Finds quotations as people copy them: any white space is one space, any quotation mark and dash its plain form. */
function foldedText({ text }: ReadDocument): Folded {
  const places: number[] = [];
  let folded = "";
  let space = true;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charAt(i);
    if (/\s/u.test(letter)) {
      if (!space) {
        folded += " ";
        places.push(i);
      }
      space = true;
      continue;
    }
    space = false;
    const plain = foldText(letter);
    folded += plain;
    for (let k = 0; k < plain.length; k += 1) places.push(i);
  }
  return {
    find: (quote) => {
      const wanted = foldText(quote.replace(/^["“”„«»'‘’\s]+|["“”„«»'‘’\s]+$/gu, ""));
      if (wanted.length < 8) return null;
      const at = folded.indexOf(wanted);
      const first = places[at];
      const last = places[at + wanted.length - 1];
      return at < 0 || first === undefined || last === undefined ? null : { start: first, end: last + 1 };
    },
  };
}
