import type { Question, Shown } from "./types.ts";

/**
 * What leaves the server before an attempt is handed in: listed field by field, so that nothing of a key, a receipt or a
 * card's own answer gets out by being added later.
 */
export function shownOf(question: Question): Shown {
  const { id, prompt } = question;
  switch (question.kind) {
    case "choice":
    case "who":
      return {
        id,
        prompt,
        kind: question.kind,
        options: question.options.map((option) => option.text),
        several: question.options.filter((option) => option.right).length > 1,
      };
    case "truth":
      return { id, prompt, kind: "truth", claim: question.claim };
    case "typed":
      return { id, prompt, kind: "typed", ...spoken(question.language) };
    case "cloze":
      return {
        id,
        prompt,
        kind: "cloze",
        before: question.before,
        after: question.after,
        ...spoken(question.language),
      };
    case "match":
    case "sources":
      return { id, prompt, kind: question.kind, left: question.left, right: question.right };
    case "order":
      return { id, prompt, kind: "order", items: question.items };
    case "list":
      return { id, prompt, kind: "list", ideas: question.ideas.length };
  }
}

function spoken(language: string | undefined): { readonly language?: string } {
  return language === undefined ? {} : { language };
}
