import type { FieldLanguage, Note, NoteKind } from "#lib/notes/types.ts";

/** A note as it stands in the fields: every kind has its words in the same places, so that changing the kind loses none. */
export type Draft = {
  readonly kind: NoteKind;
  /** The front, the question, or the text with gaps. */
  readonly first: string;
  /** The back, what is shown below the answer, or the explanation. */
  readonly second: string;
  readonly options: readonly { readonly text: string; readonly correct: boolean }[];
  /** One item or idea a line. */
  readonly lines: string;
  readonly firstLanguage: FieldLanguage;
  readonly secondLanguage: FieldLanguage;
  /** Whether the answer is typed, in whatever way the deck is answered. */
  readonly typed: boolean;
  readonly tags: string;
  /** Empty for a new deck, whose name is in `newDeck`. */
  readonly deckId: string;
  readonly newDeck: string;
};

export const NO_OPTIONS: Draft["options"] = [
  { text: "", correct: true },
  { text: "", correct: false },
];

export const EMPTY: Draft = {
  kind: "basic",
  first: "",
  second: "",
  options: NO_OPTIONS,
  lines: "",
  firstLanguage: {},
  secondLanguage: {},
  typed: false,
  tags: "",
  deckId: "",
  newDeck: "My notes",
};

export const KINDS: readonly { readonly kind: NoteKind; readonly word: string; readonly about: string }[] = [
  { kind: "basic", word: "Question and answer", about: "One card." },
  { kind: "reversed", word: "Both ways", about: "Two cards: each side asks for the other." },
  { kind: "cloze", word: "Gaps in a text", about: "One card for each number of a gap." },
  { kind: "choice", word: "Multiple choice", about: "One card; mark what is right." },
  { kind: "order", word: "Put in order", about: "One card; write the lines in the right order." },
  { kind: "list", word: "List of ideas", about: "One card; you tick what you said." },
];

/** The note in the fields, as the server takes it. */
export function noteOf(draft: Draft): unknown {
  const { kind, options, lines } = draft;
  const first = { text: draft.first, ...draft.firstLanguage };
  const second = { text: draft.second, ...draft.secondLanguage };
  const items = lines.split("\n");
  switch (kind) {
    case "basic":
    case "reversed":
      return { kind, front: first, back: second, typed: draft.typed };
    case "cloze":
      return { kind, text: first, extra: second };
    case "choice":
      return { kind, question: first, options, explanation: second };
    case "order":
      return { kind, question: first, items };
    case "list":
      return { kind, question: first, ideas: items };
  }
}

/** The fields of a note that is there. */
export function draftOf(note: Note, tags: readonly string[], deckId: string): Draft {
  const base = { ...EMPTY, kind: note.kind, tags: tags.join(" "), deckId };
  const first = (field: { readonly text: string } & FieldLanguage) => ({
    first: field.text,
    firstLanguage: languageOf(field),
  });
  const second = (field: ({ readonly text: string } & FieldLanguage) | null) =>
    field === null ? {} : { second: field.text, secondLanguage: languageOf(field) };
  switch (note.kind) {
    case "basic":
    case "reversed":
      return { ...base, ...first(note.front), ...second(note.back), typed: note.typed === true };
    case "cloze":
      return { ...base, ...first(note.text), ...second(note.extra) };
    case "choice":
      return { ...base, ...first(note.question), ...second(note.explanation), options: note.options };
    case "order":
      return { ...base, ...first(note.question), lines: note.items.join("\n") };
    case "list":
      return { ...base, ...first(note.question), lines: note.ideas.join("\n") };
  }
}

function languageOf({ language, direction }: FieldLanguage): FieldLanguage {
  return {
    ...(language === undefined ? {} : { language }),
    ...(direction === undefined ? {} : { direction }),
  };
}

/** What the next note begins with: the same kind, deck, tags and languages, and no words. */
export function nextDraft(draft: Draft): Draft {
  return { ...draft, first: "", second: "", lines: "", options: NO_OPTIONS };
}

/** Whether anything was written that would be lost. */
export function hasWords({ first, second, lines, options }: Draft): boolean {
  return [first, second, lines, ...options.map((option) => option.text)].some((text) => text.trim() !== "");
}

/** The number of the next gap: one more than the largest. With `same`, the largest again. */
export function gapNumber(text: string, same: boolean): number {
  const numbers = [...text.matchAll(/\{\{c(\d{1,3})::/gu)].map((match) => Number(match[1]));
  const largest = Math.max(0, ...numbers);
  return same ? Math.max(1, largest) : largest + 1;
}
