import type { QuestionKind } from "./types.ts";

/** What a kind of question is called, and how it is marked: said where a quiz is built, and in its review. */
export const KIND_WORDS: Readonly<
  Record<QuestionKind, { readonly name: string; readonly about: string; readonly marking: string }>
> = {
  choice: {
    name: "Multiple choice",
    about: "One answer of several",
    marking: "All or nothing. Where several are right: those chosen, less the wrong ones chosen.",
  },
  typed: {
    name: "Typed answer",
    about: "A word, a name, a date",
    marking:
      "Right or wrong; a slip of the pen counts as right. Of several things asked, those that were said.",
  },
  cloze: {
    name: "Gap in the source",
    about: "A sentence with a gap",
    marking: "As a typed answer.",
  },
  truth: {
    name: "True or false",
    about: "Then with the receipt",
    marking: "All or nothing.",
  },
  who: {
    name: "Who said it",
    about: "Words and speakers",
    marking: "All or nothing.",
  },
  match: {
    name: "Matching",
    about: "Proposals and proposers",
    marking: "The share of pairs that are right.",
  },
  order: {
    name: "In order",
    about: "Events by their dates",
    marking: "The share of pairs of which the first comes first. Half of them is what guessing gives.",
  },
  list: {
    name: "List of ideas",
    about: "One on each line",
    marking: "Ideas found, less lines that are none of them, never below nothing.",
  },
  sources: {
    name: "Weighing sources",
    about: "Which document says what",
    marking: "The share of documents that are matched with what they say. Why they differ is not marked.",
  },
};
