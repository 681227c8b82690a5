import { hash32 } from "#lib/base/random.ts";
import type { QuestionKind, Wording } from "./types.ts";

/** The name of a question: the same whenever the same cards are asked in the same words and the same way. */
export function questionId(
  kind: QuestionKind,
  prompt: string,
  cards: readonly { readonly id: string; readonly wording: Wording; readonly question: string }[],
): string {
  const asked = cards.map(({ id, wording, question }) => JSON.stringify([id, wording, question])).sort();
  const text = JSON.stringify([kind, prompt, asked]);
  // Two hashes, so that two questions of one paper do not share a name by chance.
  return `${kind}-${hash32(text).toString(36)}${hash32(`${text.length}|${text}|`).toString(36)}`;
}
