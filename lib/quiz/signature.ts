import { foldText } from "#lib/base/text.ts";
import type { Question, Response } from "./types.ts";

/** A question that counts for nobody. */
export const LEFT_OUT = "";

/**
 * An answer in words that do not depend on the order in which somebody saw the question: two people who answered the
 * same have the same. Never empty.
 */
export function signatureOf(question: Question, response: Response): string {
  const of = (value: unknown): string => JSON.stringify(value);
  switch (response.kind) {
    case "chosen": {
      if (question.kind !== "choice" && question.kind !== "who") return of(response.chosen);
      return of(response.chosen.map((place) => question.options[place]?.text ?? "").sort());
    }
    case "truth":
      return of(response.value);
    case "text":
      return of(foldText(response.text));
    case "pairs": {
      if (question.kind !== "match" && question.kind !== "sources") return of(response.pairs);
      const { left, right } = question;
      const pairs = left.map((one, at) => {
        const place = response.pairs[at] ?? null;
        return JSON.stringify([one, place === null ? null : (right[place] ?? null)]);
      });
      return of(pairs.sort());
    }
    case "order":
      return of(
        question.kind === "order"
          ? response.order.map((place) => question.items[place] ?? "")
          : response.order,
      );
  }
}
