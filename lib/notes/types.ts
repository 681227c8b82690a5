/** What a person may write; a generated fact is a note of the kind `fact`. */
export const NOTE_KINDS = ["basic", "reversed", "cloze", "choice", "order", "list"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** How a field is written: its language for the voice and the hyphens (BCP 47), and which way it runs. */
export type FieldLanguage = { readonly language?: string; readonly direction?: "ltr" | "rtl" };

/** A field of a note: Markdown without HTML, TeX between \( \) and \[ \], media as `media:HASH`. */
export type Field = { readonly text: string } & FieldLanguage;

export type ChoiceOption = { readonly text: string; readonly correct: boolean };

/** Whether its answers are typed, whatever way the deck is answered; Anki's note types with a field to type in. */
type MayBeTyped = { readonly typed?: true };

/** A note as it was written. One note makes one card or several. */
export type Note =
  | ({ readonly kind: "basic"; readonly front: Field; readonly back: Field } & MayBeTyped)
  | ({ readonly kind: "reversed"; readonly front: Field; readonly back: Field } & MayBeTyped)
  /** Anki's syntax: {{c1::answer::hint}}, nested as deep as one likes. */
  | { readonly kind: "cloze"; readonly text: Field; readonly extra: Field | null }
  | {
      readonly kind: "choice";
      readonly question: Field;
      readonly options: readonly ChoiceOption[];
      readonly explanation: Field | null;
    }
  /** In the right order. */
  | { readonly kind: "order"; readonly question: Field; readonly items: readonly string[] }
  /** Ideas that a whole answer has, in any order. */
  | { readonly kind: "list"; readonly question: Field; readonly ideas: readonly string[] };

/** What is done to answer a card, where it is more than recalling a text. */
export type CardTask =
  | { readonly kind: "choice"; readonly options: readonly ChoiceOption[] }
  | { readonly kind: "order"; readonly items: readonly string[] }
  | { readonly kind: "list"; readonly ideas: readonly string[] };

/**
 * What a card from a note has beyond a question and an answer. With none of it, a card is plain text to be recalled, as
 * every generated card is.
 */
export type NoteContent = {
  /** Question and answer are Markdown; left out, they are plain text. */
  readonly markup?: "markdown";
  readonly task?: CardTask;
  /** The note says that the answer is typed. */
  readonly typed?: true;
  /** The text of a cloze and which of its gaps this card asks; question and answer say the same in plain words. */
  readonly cloze?: { readonly text: string; readonly number: number };
  /** Shown below the answer, Markdown too. */
  readonly extra?: string;
  /** The other hints of a cloze, or one's own. */
  readonly hint?: string;
  readonly questionLanguage?: FieldLanguage;
  readonly answerLanguage?: FieldLanguage;
  /** Typed answers that count as right besides the answer itself. */
  readonly aliases?: readonly string[];
};
