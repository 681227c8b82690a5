import { clozeAnswers, clozeText, parseCloze } from "./cloze.ts";
import type { Field, FieldLanguage, Note, NoteContent } from "./types.ts";

/** What a card of a note asks. */
export type NoteWords = { readonly question: string; readonly answer: string } & NoteContent;

/** A card of a note: `ord` is its name for life, so that its memory stays when the note is edited. */
export type NoteCard = { readonly ord: number; readonly content: NoteWords };

/** More gaps than anybody learns from one text. */
export const MOST_CARDS = 50;

/**
 * The cards that a note makes, by `ord`: one; for a reversed note one each way; for a cloze one for each number of a
 * gap, where `ord` is the number less one, as in Anki.
 */
export function cardsOfNote(note: Note): readonly NoteCard[] {
  switch (note.kind) {
    case "basic":
      return [{ ord: 0, content: sides(note.front, note.back, note.typed) }];
    case "reversed":
      return [
        { ord: 0, content: sides(note.front, note.back, note.typed) },
        { ord: 1, content: sides(note.back, note.front, note.typed) },
      ];
    case "cloze":
      return clozeCards(note.text, note.extra);
    case "choice": {
      const { question, options, explanation } = note;
      const right = options.filter((option) => option.correct).map((option) => option.text);
      const task = { kind: "choice", options } as const;
      return [{ ord: 0, content: { ...asked(question, inLines(right)), task, ...extraOf(explanation) } }];
    }
    case "order": {
      const { question, items } = note;
      const answer = items.map((item, i) => `${i + 1}. ${oneLine(item)}`).join("\n");
      return [{ ord: 0, content: { ...asked(question, answer), task: { kind: "order", items } } }];
    }
    case "list": {
      const { question, ideas } = note;
      const answer = ideas.map((idea) => `- ${oneLine(idea)}`).join("\n");
      return [{ ord: 0, content: { ...asked(question, answer), task: { kind: "list", ideas } } }];
    }
  }
}

function sides(front: Field, back: Field, typed: true | undefined): NoteWords {
  const answerLanguage = languageOf(back);
  return {
    ...asked(front, back.text),
    ...(typed ? { typed } : {}),
    ...(answerLanguage ? { answerLanguage } : {}),
  };
}

/** A question with an answer in the same language, until another is said. */
function asked(question: Field, answer: string): NoteWords {
  const language = languageOf(question);
  return {
    question: question.text,
    answer,
    markup: "markdown",
    ...(language ? { questionLanguage: language } : {}),
  };
}

function languageOf({ language, direction }: FieldLanguage): FieldLanguage | null {
  if (language === undefined && direction === undefined) return null;
  return {
    ...(language === undefined ? {} : { language }),
    ...(direction === undefined ? {} : { direction }),
  };
}

function extraOf(field: Field | null): { readonly extra?: string } {
  return field === null || field.text.trim() === "" ? {} : { extra: field.text };
}

function inLines(texts: readonly string[]): string {
  return texts.length === 1 ? (texts[0] ?? "") : texts.map((text) => `- ${oneLine(text)}`).join("\n");
}

/** A line of a list stays one. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function clozeCards(text: Field, extra: Field | null): readonly NoteCard[] {
  const { parts, numbers } = parseCloze(text.text);
  const language = languageOf(text);
  return numbers.slice(0, MOST_CARDS).map((number) => {
    const question = clozeText(parts, number, { gap: (hint) => `[${hint ?? "…"}]`, filled: (w) => w }, false);
    const content: NoteWords = {
      question,
      answer: clozeAnswers(parts, number).join(", "),
      markup: "markdown",
      cloze: { text: text.text, number },
      ...extraOf(extra),
      ...(language ? { questionLanguage: language, answerLanguage: language } : {}),
    };
    return { ord: number - 1, content };
  });
}

/** A card of a note as it is kept. */
export type KeptCard = { readonly id: string; readonly ord: number; readonly retired: boolean };

/** What an edited note does to its cards. A card that vanishes keeps its history, and one that comes back has it again. */
export type CardChanges = {
  readonly add: readonly NoteCard[];
  readonly keep: readonly (NoteCard & { readonly id: string; readonly revived: boolean })[];
  readonly retire: readonly string[];
};

export function cardChanges(kept: readonly KeptCard[], wanted: readonly NoteCard[]): CardChanges {
  const byOrd = new Map(kept.map((card) => [card.ord, card]));
  const ords = new Set(wanted.map((card) => card.ord));
  return {
    add: wanted.filter((card) => !byOrd.has(card.ord)),
    keep: wanted.flatMap((card) => {
      const known = byOrd.get(card.ord);
      return known ? [{ ...card, id: known.id, revived: known.retired }] : [];
    }),
    retire: kept.filter((card) => !card.retired && !ords.has(card.ord)).map((card) => card.id),
  };
}
