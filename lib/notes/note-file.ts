import { BYTE_ORDER_MARK, type CsvRecord, parseCsv } from "#lib/base/csv.ts";
import { mediaKey } from "#lib/base/media-key.ts";
import { fromHtml } from "./from-html.ts";
import { isElsewhere, type MediaHere, mediumWords, type NamedMedium } from "./named-media.ts";
import type { FieldLanguage, NoteKind } from "./types.ts";

/** A note as a line of a text file has it; whether it is a whole one is for who takes it in to say. */
export type FileNote = {
  /** From 1. */
  readonly line: number;
  readonly note: { readonly kind: NoteKind } & Readonly<Record<string, unknown>>;
  /** Whether the file names its note type; else the kind is only what the line looks like. */
  readonly typeNamed: boolean;
  readonly tags: readonly string[];
  /** "Spanish::Verbs", where the file says. */
  readonly deck: string | null;
  /** By which the file knows the note. */
  readonly guid: string | null;
};

export type NoteFile = {
  readonly notes: readonly FileNote[];
  /** The names of pictures and sounds that are not in a text file, each once. */
  readonly media: readonly string[];
};

/** The names by which a file calls the kinds that Anki has not. */
export const KIND_NAMES = {
  basic: "Basic",
  reversed: "Basic (and reversed card)",
  cloze: "Cloze",
  choice: "Multiple choice",
  order: "Put in order",
  list: "List of ideas",
} as const satisfies Readonly<Record<NoteKind, string>>;

/** The names of the columns in which a file keeps the languages of a note's fields. */
export const LANGUAGE_COLUMNS = ["First language", "Second language"] as const;

type Header = {
  readonly separator: string | null;
  readonly html: boolean | null;
  readonly tags: readonly string[];
  readonly deck: string | null;
  readonly notetype: string | null;
  /** Which column, from 0, is what. */
  readonly columns: ReadonlyMap<"notetype" | "deck" | "tags" | "guid" | "first" | "second", number>;
  /** Lines that the header takes. */
  readonly lines: number;
  readonly rest: string;
};

const SEPARATORS: Readonly<Record<string, string>> = {
  comma: ",",
  semicolon: ";",
  tab: "\t",
  ",": ",",
  ";": ";",
  "\\t": "\t",
};

/**
 * Reads notes from a text file as Anki exports and imports it: `#` lines at its head, then one note a line, its fields
 * in their order. Commas, semicolons and tabs are told apart by themselves. Throws `unreadable` with the line of a
 * quotation mark that is never closed. Pictures and sounds that are `here` stand in the fields; the others are told by
 * their names.
 */
export function readNoteFile(text: string, here: MediaHere = new Map()): NoteFile {
  const header = headerOf(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  const known = header.separator === null ? "" : `sep=${header.separator}\n`;
  const records = parseCsv(`${known}${header.rest}`).map(({ line, cells }) => ({
    line: line + header.lines - (known === "" ? 0 : 1),
    cells,
  }));
  const html = header.html ?? records.some(({ cells }) => cells.some(isHtml));
  const media = new Map<string, string>();
  const place = (medium: NamedMedium): string => {
    if (!isElsewhere(medium.name)) media.set(mediaKey(medium.name), medium.name);
    return mediumWords(medium, here);
  };
  const clean = (cell: string): string => (html ? fromHtml(cell, place) : cell.trim());
  const notes = records.flatMap((record) => noteOf(record, header, clean) ?? []);
  return { notes, media: [...media.values()] };
}

// #separator:tab · #notetype column:1
const HEADER = /^#([a-z ]{1,30}):(.{0,1000})$/iu;

function headerOf(text: string): Header {
  const said = new Map<string, string>();
  let rest = text;
  let lines = 0;
  while (rest.startsWith("#")) {
    const end = rest.indexOf("\n");
    const line = (end < 0 ? rest : rest.slice(0, end)).replace(/\r$/u, "");
    const [, name = "", value = ""] = HEADER.exec(line) ?? [];
    if (name !== "") said.set(name.trim().toLowerCase(), value.trimEnd());
    rest = end < 0 ? "" : rest.slice(end + 1);
    lines += 1;
  }
  const separator = SEPARATORS[(said.get("separator") ?? "").trim().toLowerCase()] ?? null;
  const names = (said.get("columns") ?? "").split(separator ?? "\t");
  const columns = new Map<"notetype" | "deck" | "tags" | "guid" | "first" | "second", number>();
  for (const name of ["notetype", "deck", "tags", "guid"] as const) {
    const column = Number(said.get(`${name} column`));
    if (Number.isInteger(column) && column > 0) columns.set(name, column - 1);
  }
  for (const [i, name] of (["first", "second"] as const).entries()) {
    const column = names.indexOf(LANGUAGE_COLUMNS[i] ?? "");
    if (column >= 0) columns.set(name, column);
  }
  const html = said.get("html")?.trim().toLowerCase();
  return {
    separator,
    html: html === "true" ? true : html === "false" ? false : null,
    tags: tagsIn(said.get("tags") ?? ""),
    deck: said.get("deck")?.trim() || null,
    notetype: said.get("notetype")?.trim() || null,
    columns,
    lines,
    rest,
  };
}

// [sound:dog.mp3] · a<br>b · <div>a</div> · 10<sup>3</sup> · <img src="x.jpg">
const MARKUP =
  /\[sound:[^[\]\n]{1,300}\]|<(?:br|div|b|i|u|p|span|img|ul|ol|li|strong|em|sup|sub)(?:[\s/][^<>]{0,2000})?>/iu;

function isHtml(cell: string): boolean {
  return MARKUP.test(cell);
}

function noteOf(
  { line, cells }: CsvRecord,
  header: Header,
  clean: (cell: string) => string,
): FileNote | null {
  const { columns } = header;
  const cell = (name: "notetype" | "deck" | "tags" | "guid" | "first" | "second"): string =>
    cells[columns.get(name) ?? -1]?.trim() ?? "";
  const taken = new Set(columns.values());
  const fields = cells.filter((_, i) => !taken.has(i)).map(clean);
  if (fields.every((field) => field === "")) return null;
  const type = cell("notetype") || (header.notetype ?? "");
  const kind = kindOf(type, fields[0] ?? "");
  const languages = { first: languageIn(cell("first")), second: languageIn(cell("second")) };
  return {
    line,
    note: noteWith({ kind, typed: isTyped(type) }, fields, languages),
    typeNamed: type !== "",
    tags: [...new Set([...header.tags, ...tagsIn(cell("tags"))])],
    deck: cell("deck") || header.deck,
    guid: cell("guid") || null,
  };
}

function tagsIn(text: string): readonly string[] {
  return text.split(/\s+/u).filter((tag) => tag !== "");
}

function kindOf(name: string, first: string): NoteKind {
  const own = Object.entries(KIND_NAMES).find(([, word]) => word === name)?.[0];
  if (own === "choice" || own === "order" || own === "list") return own;
  // Gaps are asked as gaps, whatever somebody called the note type.
  if (/\{\{c\d{1,3}::/u.test(first)) return "cloze";
  return /revers/iu.test(name) ? "reversed" : "basic";
}

/** Anki's "Basic (type in the answer)", by whatever other name it begins. */
export const TYPED_NAME = "type in the answer";

function isTyped(name: string): boolean {
  return name.toLowerCase().includes(TYPED_NAME);
}

type Languages = { readonly first: FieldLanguage; readonly second: FieldLanguage };

function noteWith(
  { kind, typed }: { readonly kind: NoteKind; readonly typed: boolean },
  fields: readonly string[],
  { first, second }: Languages,
): FileNote["note"] {
  const [head = "", ...others] = fields;
  const [next = "", ...more] = others;
  const asked = { text: head, ...first };
  // What a note type has beyond two fields is read below the second.
  const below = (texts: readonly string[]) => ({
    text: texts.filter((text) => text !== "").join("\n\n"),
    ...second,
  });
  const lines = next.split("\n").filter((line) => line.trim() !== "");
  switch (kind) {
    case "basic":
    case "reversed":
      return { kind, front: asked, back: below(others), ...(typed ? { typed } : {}) };
    case "cloze":
      return { kind, text: asked, extra: below(others) };
    case "choice":
      return { kind, question: asked, options: lines.map(optionIn), explanation: below(more) };
    case "order":
      return { kind, question: asked, items: lines };
    case "list":
      return { kind, question: asked, ideas: lines };
  }
}

// [x] Paris · [ ] Rome
function optionIn(line: string): { readonly text: string; readonly correct: boolean } {
  const [, mark, text] = /^\[([x ])\] ?(.{0,10000})$/su.exec(line) ?? [];
  return { text: text ?? line, correct: mark === "x" };
}

// ar rtl · de · ltr
function languageIn(text: string): FieldLanguage {
  const words = tagsIn(text);
  const direction = words.find((word): word is "ltr" | "rtl" => word === "ltr" || word === "rtl");
  const language = words.find((word) => word !== direction);
  return {
    ...(language === undefined ? {} : { language }),
    ...(direction === undefined ? {} : { direction }),
  };
}
