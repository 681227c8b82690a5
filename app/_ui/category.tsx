import type { Category } from "#lib/cards/types.ts";

const WORDS: Readonly<Record<Category, string>> = {
  date: "Date",
  participant: "Participant",
  quote: "Quote",
  proposal: "Proposal",
  outcome: "Outcome",
};

/** The kind of a card: its shape and its word, never its colour alone. */
export function CategoryMark({ category }: { readonly category: Category | null }) {
  return <span className={`cat ${category ?? "mixed"}`}>{category ? WORDS[category] : "Card"}</span>;
}
