import type { StudyCard } from "#lib/study/types.ts";
import type { Draft } from "./draft.ts";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What the page of a new note is opened for: to say a card that does not stick in smaller parts, or to write any note. */
export function purposeOf({ split, copy }: Query): "split" | "plain" {
  return typeof split === "string" && copy === undefined ? "split" : "plain";
}

/**
 * What a new note begins with when it comes from cards that do not stick: the words of one, to be said in smaller parts,
 * or those of two, to be told apart.
 */
export function beginningFrom(cards: readonly StudyCard[]): Partial<Draft> | null {
  const [card, other] = cards;
  if (!card) return null;
  if (!other) return { kind: "basic", first: card.question, second: card.answer };
  return {
    kind: "basic",
    first: `What is the difference?\n\n- ${oneLine(card.question)}\n- ${oneLine(other.question)}`,
    second: `- ${oneLine(card.question)} **${oneLine(card.answer)}**\n- ${oneLine(other.question)} **${oneLine(other.answer)}**`,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
