import type { Span } from "#lib/base/text.ts";
import { ALIASES, INSTEAD, KEYS, nearestKey } from "./keys.ts";
import { patternOf } from "./pattern.ts";
import { problemOfRegex } from "./regex.ts";
import {
  CATEGORY_WORDS,
  type Comparison,
  type Pattern,
  PROPERTIES,
  type RECENT,
  type SearchField,
  type SearchProblem,
  type SearchTerm,
  STATES,
} from "./types.ts";

type Read = SearchTerm | SearchProblem;

/** One condition from its token. */
export function readTermOf(raw: string, at: Span): Read {
  const colon = colonIn(raw);
  if (colon < 0) return textTerm(raw, null, at);
  const typed = raw.slice(0, colon).toLowerCase();
  const key = ALIASES.get(typed) ?? typed;
  const value = raw.slice(colon + 1);
  if (key === "") return { message: "There is no key before the colon. To look for a colon, write \\:.", at };
  if (value === "" && key !== "question" && key !== "answer")
    return { message: `There is nothing behind ${typed.slice(0, 40)}:.${example(key)}`, at };
  return keyed(key, value, at) ?? unknown(typed, at);
}

/** The first colon that is not made plain; −1 when there is none. */
function colonIn(raw: string): number {
  for (let i = 0; i < raw.length; i += 1) {
    if (raw.charAt(i) === "\\") i += 1;
    else if (raw.charAt(i) === ":") return i;
  }
  return -1;
}

function keyed(key: string, value: string, at: Span): Read | null {
  switch (key) {
    case "question":
    case "answer":
      return fieldTerm(key, value, at);
    case "re":
    case "nc":
    case "w":
      return inMode(key, value, null, at);
    case "deck":
      if (value.toLowerCase() === "current") return { kind: "current-deck", at };
      if (value.toLowerCase() === "filtered") return { message: NO_FILTERED, at };
      return named("deck", value, at);
    case "tag":
      if (value.toLowerCase() === "none") return { kind: "untagged", at };
      return tagged(value, at);
    case "dossier":
    case "document":
    case "note":
      return named(key, value, at);
    case "category":
    case "is":
    case "flag":
    case "card":
      return fixed(key, value, at);
    case "added":
    case "edited":
    case "introduced":
    case "resched":
      return recent(key, value, at);
    case "rated":
      return rated(value, at);
    case "prop":
      return property(value, at);
    case "cid":
    case "nid":
      return idTerm(key === "cid" ? "card" : "note", value, at);
    default:
      return null;
  }
}

function unknown(typed: string, at: Span): SearchProblem {
  const instead = INSTEAD.get(typed);
  if (instead !== undefined) return { message: `There is no ${typed}: here. ${instead}`, at };
  const near = nearestKey(typed);
  const meant = near === null ? "" : ` Did you mean ${near}:?`;
  const shown = typed.slice(0, 40);
  return {
    message: `There is no key "${shown}".${meant} To look for the colon itself, write ${shown}\\:.`,
    at,
  };
}

function example(key: string): string {
  const known = KEYS.find((one) => one.key === key);
  return known ? ` For example ${known.example}.` : "";
}

function fieldTerm(field: SearchField, value: string, at: Span): Read {
  for (const mode of ["re", "nc", "w"] as const) {
    if (!value.toLowerCase().startsWith(`${mode}:`)) continue;
    const rest = value.slice(mode.length + 1);
    return mode === "nc" ? textTerm(rest, field, at) : inMode(mode, rest, field, at);
  }
  return textTerm(value, field, at);
}

function inMode(mode: "re" | "nc" | "w", value: string, field: SearchField | null, at: Span): Read {
  if (mode === "re") {
    const source = regexSource(value);
    const problem = problemOfRegex(source);
    return problem === null ? { kind: "regex", field, source, at } : { message: problem, at };
  }
  const term = textTerm(value, field, at);
  return mode === "w" && "kind" in term && term.kind === "text" ? { ...term, whole: true } : term;
}

/** What a backslash kept from ending the quotation is a mark of the expression. */
function regexSource(value: string): string {
  return value.replace(/\\(.)/gsu, (pair, unit: string) => (unit === '"' ? '"' : pair));
}

function textTerm(raw: string, field: SearchField | null, at: Span): Read {
  const pattern = patternIn(raw, at);
  return "message" in pattern ? pattern : { kind: "text", field, whole: false, pattern, at };
}

const NO_FILTERED =
  "There are no filtered decks here: a search is practised as it is. Write what the deck would have gathered, for example is:due.";

function tagged(value: string, at: Span): Read {
  const lower = value.toLowerCase();
  if (lower.startsWith("re:")) {
    const source = regexSource(value.slice(3));
    // A parenthesis ends a word that stands in no quotation marks.
    if (source === "")
      return { message: 'There is nothing behind tag:re:. For example tag:re:"^(exam|test)".', at };
    const problem = problemOfRegex(source);
    return problem === null ? { kind: "tag-regex", source, at } : { message: problem, at };
  }
  // Accents never matter.
  return named("tag", lower.startsWith("nc:") ? value.slice(3) : value, at);
}

/** What can be searched in another way in words, a question or an answer, and not in a name. */
function modeIn(kind: string, value: string, at: Span): SearchProblem | null {
  const mode = (["re", "w", "nc"] as const).find((one) => value.toLowerCase().startsWith(`${one}:`));
  if (mode === undefined) return null;
  const rest = value.slice(mode.length + 1).slice(0, 40);
  const plain = mode === "re" ? "a*" : rest === "" ? "a*" : rest;
  const where = mode === "re" ? "tag:re: and question:re: take expressions. " : "";
  return {
    message: `${kind}: knows no ${mode}:. ${where}Write ${kind}:${plain}, with * for any letters.`,
    at,
  };
}

function named(kind: "deck" | "dossier" | "document" | "tag" | "note", raw: string, at: Span): Read {
  const mode = modeIn(kind, raw, at);
  if (mode) return mode;
  const name = patternIn(raw, at);
  return "message" in name ? name : { kind, name, at };
}

function patternIn(raw: string, at: Span): Pattern | SearchProblem {
  const pattern = patternOf(raw);
  if (typeof pattern !== "number") return pattern;
  const pair = raw.slice(pattern, pattern + 2);
  return { message: `"${pair}" means nothing here. Write \\\\ for a backslash.`, at };
}

function fixed(key: "category" | "is" | "flag" | "card", value: string, at: Span): Read {
  const word = value.toLowerCase();
  if (key === "category") {
    const category = CATEGORY_WORDS.find((one) => one === word);
    return category ? { kind: "category", category, at } : choose(key, CATEGORY_WORDS, at);
  }
  if (key === "is") {
    // Anki tells by whom a card was buried.
    const plain = /^buried-(?:manually|sibling)$/u.test(word) ? "buried" : word;
    const state = STATES.find((one) => one === plain);
    return state ? { kind: "is", state, at } : choose(key, STATES, at);
  }
  // card:2 · card:"Card 2", as Anki names them
  const number = wholeNumber(key === "card" ? value.replace(/^card /iu, "") : value);
  if (key === "flag") {
    return number !== null && number <= 7
      ? { kind: "flag", flag: number, at }
      : { message: "A flag is a number from 1 to 7, or 0 for no flag.", at };
  }
  return number !== null && number >= 1
    ? { kind: "card", number, at }
    : { message: "card: wants a number: 1 for the first card of its note.", at };
}

function choose(key: string, words: readonly string[], at: Span): SearchProblem {
  return { message: `Behind ${key}: stands one of ${words.join(", ")}.`, at };
}

/** At most six digits. */
function wholeNumber(value: string): number | null {
  return /^\d{1,6}$/u.test(value) ? Number(value) : null;
}

function recent(what: (typeof RECENT)[number], value: string, at: Span): Read {
  const days = wholeNumber(value);
  if (days === null) return { message: `${what}: wants a number of days: ${what}:7.`, at };
  return { kind: "recent", what, days: Math.max(1, days), at };
}

function rated(value: string, at: Span): Read {
  // 7 · 7:1 · 7:0, which is Anki's for a day that was set by hand
  const [, days = "", rating] = /^(\d{1,6})(?::([0-4]))?$/u.exec(value) ?? [];
  if (days === "")
    return { message: "rated: wants a number of days, and perhaps a rating from 1 to 4: rated:7:1.", at };
  if (rating === "0") return { kind: "recent", what: "resched", days: Math.max(1, Number(days)), at };
  return {
    kind: "rated",
    days: Math.max(1, Number(days)),
    rating: rating === undefined ? null : Number(rating),
    at,
  };
}

const COMPARISONS: readonly Comparison[] = ["=", "!=", "<", ">", "<=", ">="];

function property(value: string, at: Span): Read {
  // ivl>=10 · r<0.9 · due=-1
  const [, name = "", sign = "", amount = ""] =
    /^([a-z]{1,12})(<=|>=|!=|=|<|>)(-?\d{1,9}(?:\.\d{1,9})?)$/u.exec(value.toLowerCase()) ?? [];
  if (name === "ease" || /^ease/iu.test(value))
    return {
      message: "Cards have no ease here: the memory model keeps a difficulty. Use prop:d, from 0 to 1.",
      at,
    };
  const [, event] = /^(rated|resched)\b/u.exec(value.toLowerCase()) ?? [];
  if (event !== undefined) return since(event, value.toLowerCase(), at);
  const known = PROPERTIES.find((one) => one === name);
  const comparison = COMPARISONS.find((one) => one === sign);
  if (!known || !comparison)
    return {
      message: `prop: wants one of ${PROPERTIES.join(", ")}, then =, !=, <, >, <= or >=, then a number: prop:ivl>=10.`,
      at,
    };
  const number = Number(amount);
  if ((known === "d" || known === "r") && (number < 0 || number > 1))
    return { message: `prop:${known} goes from 0 to 1: prop:${known}>0.9.`, at };
  if (known !== "d" && known !== "r" && known !== "s" && !Number.isInteger(number))
    return { message: `prop:${known} wants a whole number.`, at };
  // A minus before nothing.
  return { kind: "property", property: known, comparison, value: number === 0 ? 0 : number, at };
}

/** Anki's other way to ask for what was done: days before today, as prop:rated>=-7. */
function since(event: string, value: string, at: Span): Read {
  // rated>=-7 · rated>-7:1 · resched=0
  const [, , sign = "", before = "", rating = ""] =
    /^(rated|resched)(>=|>|=|<=|<|!=)-?(\d{1,6})(:[0-4])?$/u.exec(value) ?? [];
  if (sign === "")
    return { message: `prop:${event} wants a sign and a day before today: prop:${event}>=-7.`, at };
  const days = Number(before) + (sign === ">" ? 0 : 1);
  if (sign !== ">=" && sign !== ">" && !(sign === "=" && days === 1))
    return {
      message: `prop:${event} asks from a day on, as prop:${event}>=-7. For one day alone write ${event}:${days} -${event}:${Math.max(1, days - 1)}: then, and not since.`,
      at,
    };
  return event === "rated" ? rated(`${days}${rating}`, at) : recent("resched", String(days), at);
}

function idTerm(of: "card" | "note", value: string, at: Span): Read {
  const ids = value
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  // 0198c0de-… · c_9fK2-x
  if (ids.length === 0 || !ids.every((id) => /^[\w.-]{1,200}$/u.test(id)))
    return { message: "Behind cid: and nid: stand ids, with commas between them.", at };
  return { kind: "ids", of, ids, at };
}
