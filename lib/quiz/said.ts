import { letter } from "./paper.ts";
import type { Question, Response } from "./types.ts";

/** What somebody answered, in words: for a review, a table, the log. Empty for nothing. */
export function saidIn(question: Question, response: Response | null): string {
  if (response === null) return "";
  switch (response.kind) {
    case "text":
      return response.text.trim();
    case "truth":
      return response.value ? "True" : "False";
    case "chosen":
      return picksOf(question, response).join("; ");
    case "pairs":
      if (question.kind !== "match" && question.kind !== "sources") return "";
      return question.left
        .flatMap((left, at) => {
          const place = response.pairs[at] ?? null;
          return place === null ? [] : [`${left}: ${question.right[place] ?? letter(place)}`];
        })
        .join("; ");
    case "order":
      return question.kind === "order"
        ? response.order.flatMap((place) => question.items.slice(place, place + 1)).join("; ")
        : "";
  }
}

/** The options that somebody chose, as they are called; for item analysis too. */
export function picksOf(question: Question, response: Response | null): readonly string[] {
  if (response?.kind === "truth") return [response.value ? "True" : "False"];
  if (response?.kind !== "chosen" || (question.kind !== "choice" && question.kind !== "who")) return [];
  return response.chosen.flatMap((place) => question.options[place]?.text ?? []);
}
