import type { Category } from "#lib/cards/types.ts";
import type { CardTask } from "#lib/notes/types.ts";
import type { Receipt } from "#lib/study/types.ts";

/** What can be asked, in the order in which it is offered. `words.ts` says what each is called and how it is marked. */
export const QUESTION_KINDS = [
  "choice",
  "typed",
  "cloze",
  "truth",
  "who",
  "match",
  "order",
  "list",
  "sources",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A receipt as it stood when the question was made. */
export type QuizReceipt = Omit<Receipt, "paragraph">;

/** A wrong answer, and the question that it answers rightly, where anybody knows. */
export type Elsewhere = { readonly text: string; readonly answers: string | null };

/** A card with all that a question may be made of. */
export type QuizCard = {
  readonly id: string;
  readonly version: number;
  /** The part of the selection that it belongs to. */
  readonly part: number;
  /** What wrong answers are taken from: a dossier, else a deck. */
  readonly pool: string;
  readonly category: Category | null;
  readonly question: string;
  readonly answer: string;
  readonly aliases: readonly string[];
  /** Of the answer, BCP 47. */
  readonly language?: string;
  /** The same fact in words that are not studied. */
  readonly alternate: { readonly question: string; readonly answer: string } | null;
  readonly distractors: readonly Elsewhere[];
  /** Documents deny it: it is asked about its documents, and never as a plain fact. */
  readonly disputed: boolean;
  readonly readings: readonly { readonly value: string; readonly receipts: readonly number[] }[];
  readonly receipts: readonly QuizReceipt[];
  /** Cards with the same key come from one sentence: one may give another away. */
  readonly siblings: string;
  readonly task?: CardTask;
  /** The text of a gap card around its gap. */
  readonly gap?: { readonly before: string; readonly after: string };
  /** Question and answer are words: no picture, sound, formula or table. */
  readonly plain: boolean;
};

/**
 * Which words of a card are asked: its own, the other wording that is kept unseen, its source with a gap in it, or what
 * several cards say together.
 */
export type Wording = "card" | "alternate" | "source" | "together";

/** A card that a question is about, as it was then. */
export type AskedCard = {
  readonly id: string;
  readonly version: number;
  readonly wording: Wording;
  readonly question: string;
  readonly answer: string;
  readonly receipts: readonly QuizReceipt[];
};

export type Option = {
  readonly text: string;
  readonly right: boolean;
  /** The question that a wrong one is the right answer to. */
  readonly answers: string | null;
};

type TextKey = {
  readonly answer: string;
  readonly aliases: readonly string[];
  readonly language?: string;
  /** What a wrong answer may have been the answer to. */
  readonly elsewhere: readonly Elsewhere[];
};

/** A question with its key. It stays on the server until it was answered; `shownOf` says what leaves it before that. */
export type Question = {
  /** The same for the same cards asked in the same way, in every paper and every attempt. */
  readonly id: string;
  readonly part: number;
  readonly prompt: string;
  /** Of several pairs or items: as many as these, in their order. Else the one that it is about. */
  readonly cards: readonly AskedCard[];
} & (
  | { readonly kind: "choice" | "who"; readonly options: readonly Option[] }
  | {
      readonly kind: "truth";
      readonly claim: string;
      readonly right: boolean;
      /** Of a claim that is false: what it would have been the answer to. */
      readonly answers: string | null;
    }
  | ({ readonly kind: "typed" } & TextKey)
  | ({ readonly kind: "cloze"; readonly before: string; readonly after: string } & TextKey)
  /** `pairs`: for each of the left, the place of its partner on the right. */
  | {
      readonly kind: "match" | "sources";
      readonly left: readonly string[];
      readonly right: readonly string[];
      readonly pairs: readonly number[];
    }
  /** `places`: for each item, where it belongs, from 0. `notes`: its date, shown afterwards; empty for none. */
  | {
      readonly kind: "order";
      readonly items: readonly string[];
      readonly places: readonly number[];
      readonly notes: readonly string[];
    }
  | { readonly kind: "list"; readonly ideas: readonly string[] }
);

/** What a person sees of a question before it is answered. */
export type Shown = { readonly id: string; readonly prompt: string } & (
  | { readonly kind: "choice" | "who"; readonly options: readonly string[]; readonly several: boolean }
  | { readonly kind: "truth"; readonly claim: string }
  | { readonly kind: "typed"; readonly language?: string }
  | { readonly kind: "cloze"; readonly before: string; readonly after: string; readonly language?: string }
  | {
      readonly kind: "match" | "sources";
      readonly left: readonly string[];
      readonly right: readonly string[];
    }
  | { readonly kind: "order"; readonly items: readonly string[] }
  | { readonly kind: "list"; readonly ideas: number }
);

/** What a person answers: places are those of what was shown. Null on the left of a pair: nothing chosen yet. */
export type Response =
  | { readonly kind: "chosen"; readonly chosen: readonly number[] }
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "text"; readonly text: string }
  /** `why` is what somebody wrote about the reasons; nothing marks it but a person. */
  | { readonly kind: "pairs"; readonly pairs: readonly (number | null)[]; readonly why?: string }
  | { readonly kind: "order"; readonly order: readonly number[] };

/** How a quiz is put together and given. */
export type QuizSettings = {
  readonly count: number;
  readonly kinds: readonly QuestionKind[];
  /** Null: as long as one likes. */
  readonly minutes: number | null;
  /** Questions and options in another order for everybody. */
  readonly shuffle: boolean;
  /** How often one person may take it; null: as often as they like. */
  readonly attempts: number | null;
  /** When a pupil sees the answers: when handed in, when the assignment has closed, or never. */
  readonly show: "at-once" | "when-closed" | "never";
  /** Other questions each time; else everybody gets the same ones. */
  readonly fresh: boolean;
  /** Its answers count for the schedule, by `ratingFor`. */
  readonly movesSchedule: boolean;
};

export type QuizMode = "quiz" | "exam";
