import { KIND_NAMES, LANGUAGE_COLUMNS, TYPED_NAME } from "./note-file.ts";
import type { Field, FieldLanguage, Note } from "./types.ts";

/** A note with where it stands, as a text file has it. */
export type PrintedNote = {
  readonly id: string;
  readonly note: Note;
  readonly deck: string;
  readonly tags: readonly string[];
};

/**
 * Notes as a text file that Anki and spreadsheets read, and `readNoteFile` reads back without loss: tabs between the
 * fields, one note a line, Markdown as it was written. Pictures and sounds are named and not in it.
 */
export function printNoteFile(notes: readonly PrintedNote[]): string {
  const columns = ["Note type", "Deck", "First", "Second", "Third", "Tags", ...LANGUAGE_COLUMNS, "Id"];
  const head = [
    "#separator:tab",
    "#html:false",
    `#columns:${columns.join("\t")}`,
    "#notetype column:1",
    "#deck column:2",
    "#tags column:6",
    "#guid column:9",
  ];
  const rows = notes.map(({ id, note, deck, tags }) => {
    const { fields, first, second } = cellsOf(note);
    const [a = "", b = "", c = ""] = fields;
    const cells = [nameOf(note), deck, a, b, c, tags.join(" "), first, second, id];
    return cells.map(quoted).join("\t");
  });
  return `${[...head, ...rows].join("\n")}\n`;
}

/** Basic · Basic (type in the answer) · Basic (and reversed card, type in the answer) */
function nameOf(note: Note): string {
  const name = KIND_NAMES[note.kind];
  if (!("typed" in note) || note.typed !== true) return name;
  return name.endsWith(")") ? `${name.slice(0, -1)}, ${TYPED_NAME})` : `${name} (${TYPED_NAME})`;
}

function cellsOf(note: Note): {
  readonly fields: readonly string[];
  readonly first: string;
  readonly second: string;
} {
  const row = (fields: readonly string[], first: Field, second: Field | null = null) => ({
    fields,
    first: languageOf(first),
    second: second === null ? "" : languageOf(second),
  });
  switch (note.kind) {
    case "basic":
    case "reversed":
      return row([note.front.text, note.back.text], note.front, note.back);
    case "cloze":
      return row([note.text.text, note.extra?.text ?? ""], note.text, note.extra);
    case "choice": {
      const options = note.options.map(({ text, correct }) => `[${correct ? "x" : " "}] ${text}`);
      const { question, explanation } = note;
      return row([question.text, options.join("\n"), explanation?.text ?? ""], question, explanation);
    }
    case "order":
      return row([note.question.text, note.items.join("\n")], note.question);
    case "list":
      return row([note.question.text, note.ideas.join("\n")], note.question);
  }
}

function languageOf({ language, direction }: FieldLanguage): string {
  return [language, direction].filter((word) => word !== undefined).join(" ");
}

/** In quotation marks where the text would not be read back as it is. */
function quoted(text: string): string {
  // A reader of spreadsheets takes one apostrophe before a formula for its own: '=1+1
  const cell = /^'{1,1000}[=+\-@＝＋－＠\t\r\n]/u.test(text) ? `'${text}` : text;
  return /["\t\r\n]|^[\s#']|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
