import type { Field, Note } from "./types.ts";

/** What is sought in notes, and what takes its place. */
export type Replacement = {
  readonly find: string;
  readonly put: string;
  /** Whether capital and small letters differ. */
  readonly exact: boolean;
  /** In what is asked, in what belongs there, or in both. */
  readonly where: "question" | "answer" | "both";
};

/** ](media:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU): where a picture or sound is kept, which is not a word. */
const MEDIUM = /(\]\(media:[\w-]{43}\))/u;

/**
 * The note with every place where the words stand as such changed; null where they stand nowhere. What belongs to a
 * picture or a sound is left alone. The result may be a note that cannot be kept: an empty question, a broken gap.
 */
export function replacedIn(note: Note, replacement: Replacement): Note | null {
  const { where } = replacement;
  const change = (text: string, side: "question" | "answer"): string =>
    where === "both" || where === side ? replacedText(text, replacement) : text;
  const field = <T extends Field | null>(given: T, side: "question" | "answer"): T =>
    given === null ? given : { ...given, text: change(given.text, side) };
  const after = changed(note, { change, field });
  return JSON.stringify(after) === JSON.stringify(note) ? null : after;
}

type Changing = {
  readonly change: (text: string, side: "question" | "answer") => string;
  readonly field: <T extends Field | null>(given: T, side: "question" | "answer") => T;
};

function changed(note: Note, { change, field }: Changing): Note {
  switch (note.kind) {
    case "basic":
    case "reversed":
      return { ...note, front: field(note.front, "question"), back: field(note.back, "answer") };
    case "cloze":
      return { ...note, text: field(note.text, "question"), extra: field(note.extra, "answer") };
    case "choice":
      return {
        ...note,
        question: field(note.question, "question"),
        options: note.options.map((option) => ({ ...option, text: change(option.text, "answer") })),
        explanation: field(note.explanation, "answer"),
      };
    case "order":
      return {
        ...note,
        question: field(note.question, "question"),
        items: note.items.map((item) => change(item, "answer")),
      };
    case "list":
      return {
        ...note,
        question: field(note.question, "question"),
        ideas: note.ideas.map((idea) => change(idea, "answer")),
      };
  }
}

function replacedText(text: string, { find, put, exact }: Replacement): string {
  // Every sign of what is sought stands for itself, so that the expression is linear.
  const sought = new RegExp(find.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"), exact ? "gu" : "giu");
  return text
    .split(MEDIUM)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(sought, () => put)))
    .join("");
}
