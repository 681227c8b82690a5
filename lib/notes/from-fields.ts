import { plainWords } from "#lib/base/plain-words.ts";
import { parseCloze, plainCloze } from "./cloze.ts";
import { type ChoiceOption, type Field, NOTE_KINDS, type Note, type NoteKind } from "./types.ts";

type Fields = Readonly<Record<string, unknown>>;

export function isNoteKind(kind: string): kind is NoteKind {
  return NOTE_KINDS.some((one) => one === kind);
}

/** A note as it is kept in a row; null where it is no note that a person wrote. Never throws, whatever was kept. */
export function noteFrom(kind: string, fields: Fields): Note | null {
  if (!isNoteKind(kind)) return null;
  switch (kind) {
    case "basic":
    case "reversed": {
      // A card that was written at the review desk keeps plain words under other names: it is no note of this kind.
      const front = fieldOf(fields.front);
      const back = fieldOf(fields.back);
      return front && back ? { kind, front, back, ...(fields.typed === true ? { typed: true } : {}) } : null;
    }
    case "cloze": {
      const text = fieldOf(fields.text);
      return text ? { kind, text, extra: fieldOf(fields.extra) } : null;
    }
    case "choice": {
      const question = fieldOf(fields.question);
      const options = listOf(fields.options, optionOf);
      return question ? { kind, question, options, explanation: fieldOf(fields.explanation) } : null;
    }
    case "order": {
      const question = fieldOf(fields.question);
      return question ? { kind, question, items: listOf(fields.items, textOf) } : null;
    }
    case "list": {
      const question = fieldOf(fields.question);
      return question ? { kind, question, ideas: listOf(fields.ideas, textOf) } : null;
    }
  }
}

/** The fields of a note as they are kept: `noteFrom(note.kind, fieldsOf(note))` is the note again. */
export function fieldsOf({ kind: _kind, ...fields }: Note): Fields {
  return fields;
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldOf(value: unknown): Field | null {
  if (!isObject(value) || typeof value.text !== "string") return null;
  const { text, language, direction } = value;
  return {
    text,
    ...(typeof language === "string" ? { language } : {}),
    ...(direction === "ltr" || direction === "rtl" ? { direction } : {}),
  };
}

function listOf<T>(value: unknown, read: (item: unknown) => T | null): readonly T[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => read(item) ?? []) : [];
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function optionOf(value: unknown): ChoiceOption | null {
  if (!isObject(value) || typeof value.text !== "string") return null;
  return { text: value.text, correct: value.correct === true };
}

/** The words by which a note is known: its first field on one line, short. */
export function noteTitle(note: Note, most = 80): string {
  const first = firstField(note);
  const text = plainWords(note.kind === "cloze" ? plainCloze(parseCloze(first).parts) : first);
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** What two notes are compared by to find a duplicate. */
export function firstField(note: Note): string {
  switch (note.kind) {
    case "basic":
    case "reversed":
      return note.front.text;
    case "cloze":
      return note.text.text;
    default:
      return note.question.text;
  }
}
