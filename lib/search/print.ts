import { printPattern } from "./pattern.ts";
import type { Pattern, SearchField, SearchNode, SearchTerm } from "./types.ts";

/** The search in its normal form; read again it is the same, but for the places. */
export function printSearch(node: SearchNode): string {
  switch (node.kind) {
    case "everything":
      return "";
    case "and":
      return node.parts
        .map((part) => (part.kind === "or" ? `(${printSearch(part)})` : printSearch(part)))
        .join(" ");
    case "or":
      return node.parts.map((part) => printSearch(part)).join(" or ");
    case "not":
      return node.part.kind === "and" || node.part.kind === "or"
        ? `-(${printSearch(node.part)})`
        : `-${printSearch(node.part)}`;
    default:
      return printTerm(node);
  }
}

function printTerm(term: SearchTerm): string {
  switch (term.kind) {
    case "text":
      return printText(term.pattern, term.field, term.whole);
    case "regex":
      return quotedIf(`${prefix(term.field)}re:`, printRegex(term.source));
    case "deck":
    case "tag":
    case "dossier":
    case "document":
    case "note":
      // re:x as a name, not as a way of looking
      return quotedIf(
        `${term.kind}:`,
        printPattern(term.name).replace(/^(re|w|nc):/iu, (_, mode: string) => `${mode}\\:`),
      );
    case "tag-regex":
      return quotedIf("tag:re:", printRegex(term.source));
    case "current-deck":
      return "deck:current";
    case "untagged":
      return "tag:none";
    case "category":
      return `category:${term.category}`;
    case "card":
      return `card:${term.number}`;
    case "is":
      return `is:${term.state}`;
    case "flag":
      return `flag:${term.flag}`;
    case "recent":
      return `${term.what}:${term.days}`;
    case "rated":
      return `rated:${term.days}${term.rating === null ? "" : `:${term.rating}`}`;
    case "property":
      return `prop:${term.property}${term.comparison}${term.value}`;
    case "ids":
      return `${term.of === "card" ? "cid" : "nid"}:${term.ids.join(",")}`;
  }
}

/** A quotation mark would end the term. */
function printRegex(source: string): string {
  return source.replace(/\\.|"/gsu, (unit) => (unit === '"' ? '\\"' : unit));
}

function prefix(field: SearchField | null): string {
  return field === null ? "" : `${field}:`;
}

function printText(pattern: Pattern, field: SearchField | null, whole: boolean): string {
  const key = `${prefix(field)}${whole ? "w:" : ""}`;
  const text = printPattern(pattern, ":");
  const word = text.toLowerCase();
  if (key === "" && (word === "or" || word === "and" || word.startsWith("-"))) return `"${text}"`;
  return quotedIf(key, text);
}

/** In quotation marks where it could not stand without. */
function quotedIf(key: string, value: string): string {
  return value === "" || /[\s()"\u3000]/u.test(value) ? `${key}"${value}"` : `${key}${value}`;
}
