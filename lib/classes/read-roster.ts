import { type CsvRecord, parseCsv } from "../base/csv.ts";
import { foldText } from "../base/text.ts";
import { LONGEST_GROUP_NAME, LONGEST_PERSON_NAME, listedName, tidyLine } from "./names.ts";

/** One line of a list of pupils, as it was read. */
export type RosterEntry = {
  readonly line: number;
  readonly name: string;
  /** What they type at sign-in; null where the list does not say. */
  readonly signInName: string | null;
  /** All groups that they are to be in; null where the list does not say. */
  readonly groups: readonly string[] | null;
  /** Why the line cannot be used. */
  readonly problem: string | null;
};

export type ReadRoster = {
  readonly entries: readonly RosterEntry[];
  /** Heads of columns that mean nothing here. */
  readonly ignored: readonly string[];
};

type Column = "name" | "first" | "last" | "sign-in" | "groups";

/** What heads of columns are called, folded, without marks. */
const HEADS: Readonly<Record<string, Column>> = {
  name: "name",
  names: "name",
  "full name": "name",
  pupil: "name",
  student: "name",
  "student name": "name",
  "first name": "first",
  firstname: "first",
  "given name": "first",
  forename: "first",
  "last name": "last",
  lastname: "last",
  surname: "last",
  "family name": "last",
  "sign in name": "sign-in",
  "sign in": "sign-in",
  username: "sign-in",
  "user name": "sign-in",
  login: "sign-in",
  group: "groups",
  groups: "groups",
};

/**
 * Reads a list of pupils: names, one on each line, or a table with a head, as a spreadsheet writes it (its columns in any
 * order: name, or first and last name; sign-in name; groups, separated by semicolons). Throws `unreadable` as
 * `parseCsv` does.
 */
export function readRoster(text: string): ReadRoster {
  const head = headOf(text);
  if (head === null) return { entries: namesOf(text), ignored: [] };
  const [, ...records] = parseCsv(text);
  const columns = head.map((cell) => HEADS[foldedHead(cell)] ?? null);
  return {
    entries: records
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
      .map((record) => entryOf(record, columns)),
    ignored: head.filter((cell, at) => columns[at] === null && cell.trim() !== "").map(tidyLine),
  };
}

/** The head of a table; null where the text is a plain list. Nobody is called "name". */
function headOf(text: string): readonly string[] | null {
  const [first] = parseCsv(firstLines(text));
  if (!first) return null;
  const known = first.cells.flatMap((cell) => HEADS[foldedHead(cell)] ?? []);
  return known.some((column) => column === "name" || column === "first" || column === "last")
    ? first.cells
    : null;
}

/** As far as a head reaches, so that a quotation mark somewhere in a plain list is none of anybody's business. */
function firstLines(text: string): string {
  const [line = ""] = /^\s{0,1000}[^\r\n]{0,2000}/u.exec(text) ?? [];
  return (line.match(/"/gu)?.length ?? 0) % 2 === 0 ? line : "";
}

function foldedHead(cell: string): string {
  return foldText(tidyLine(cell).replace(/[\p{P}\p{S}\s]+/gu, " "));
}

function namesOf(text: string): readonly RosterEntry[] {
  return text
    .replace(/^\uFEFF/u, "")
    .split(/\r\n|\r|\n/u)
    .map((words, index) => ({ line: index + 1, name: listedName(words.replace(/[\t;]/gu, " ")) }))
    .filter(({ name }) => name !== "")
    .map((entry) => ({ ...entry, signInName: null, groups: null, problem: problemOf(entry.name) }));
}

function entryOf({ line, cells }: CsvRecord, columns: readonly (Column | null)[]): RosterEntry {
  const of = (column: Column): string | null => {
    const at = columns.indexOf(column);
    return at < 0 ? null : tidyLine(cells[at] ?? "");
  };
  const whole = of("name");
  const name = whole ? listedName(whole) : [of("first"), of("last")].filter(Boolean).join(" ");
  const groups = of("groups");
  const named = groups === null ? null : [...new Set(groups.split(/[;|]/u).map(tidyLine))].filter(Boolean);
  const long = named?.find((group) => group.length > LONGEST_GROUP_NAME);
  return {
    line,
    name,
    signInName: of("sign-in") || null,
    groups: named,
    problem: problemOf(name) ?? (long === undefined ? null : `The group “${long}” has too long a name.`),
  };
}

function problemOf(name: string): string | null {
  if (name === "") return "There is no name on this line.";
  if (name.length > LONGEST_PERSON_NAME)
    return `A name has at most ${LONGEST_PERSON_NAME} characters. Shorten it.`;
  return /[\p{L}\p{N}]/u.test(name) ? null : "There is no letter in this name.";
}
