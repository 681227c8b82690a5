import type { Span } from "#lib/base/text.ts";
import type { SearchProblem } from "./types.ts";

/** `raw` still has its backslashes; of a quoted term it is what stands inside the quotes, behind the key if there is one. */
export type Token =
  | { readonly kind: "open" | "close" | "minus" | "or" | "and"; readonly at: Span }
  | { readonly kind: "term"; readonly raw: string; readonly quoted: boolean; readonly at: Span };

export type Scanned =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  | { readonly ok: false; readonly problem: SearchProblem };

/** Ends a word that stands outside quotes. */
function endsWord(unit: string): boolean {
  return unit === "" || unit === "(" || unit === ")" || unit === '"' || isSpace(unit);
}

function isSpace(unit: string): boolean {
  return (
    unit === " " || unit === "\t" || unit === "\n" || unit === "\r" || unit === "\u00a0" || unit === "\u3000"
  );
}

/** Cuts what was typed into its tokens, in one pass. */
export function scan(text: string): Scanned {
  const tokens: Token[] = [];
  let i = 0;
  while (i < text.length) {
    const unit = text.charAt(i);
    if (isSpace(unit)) {
      i += 1;
    } else if (unit === "(" || unit === ")") {
      tokens.push({ kind: unit === "(" ? "open" : "close", at: { start: i, end: i + 1 } });
      i += 1;
    } else if (unit === "-" && !isAlone(text, i)) {
      tokens.push({ kind: "minus", at: { start: i, end: i + 1 } });
      i += 1;
    } else {
      const term = readTerm(text, i);
      if ("message" in term) return { ok: false, problem: term };
      tokens.push(term);
      i = term.at.end;
    }
  }
  return { ok: true, tokens };
}

/** A hyphen with nothing behind it is a hyphen that is looked for. */
function isAlone(text: string, i: number): boolean {
  const next = text.charAt(i + 1);
  return next === "" || next === ")" || isSpace(next);
}

function readTerm(text: string, start: number): Token | SearchProblem {
  if (text.charAt(start) === '"') return readQuoted(text, start, start, "");
  let i = start;
  while (!endsWord(text.charAt(i))) {
    if (text.charAt(i) === "\\") {
      if (isSpace(text.charAt(i + 1)) || i + 1 >= text.length) return loneBackslash(i);
      i += 1;
    }
    i += 1;
  }
  const raw = text.slice(start, i);
  // deck:"A long name"
  if (text.charAt(i) === '"' && raw.endsWith(":") && !raw.endsWith("\\:"))
    return readQuoted(text, start, i, raw);
  const word = raw.toLowerCase();
  const at = { start, end: i };
  return word === "or" || word === "and" ? { kind: word, at } : { kind: "term", raw, quoted: false, at };
}

function readQuoted(text: string, start: number, quote: number, before: string): Token | SearchProblem {
  let i = quote + 1;
  while (i < text.length && text.charAt(i) !== '"') i += text.charAt(i) === "\\" ? 2 : 1;
  if (i >= text.length) {
    return {
      message: 'The quotation mark is not closed. Write " at the end of the phrase.',
      at: { start: quote, end: quote + 1 },
    };
  }
  const inside = text.slice(quote + 1, i);
  if (inside === "" && before === "") {
    return {
      message: "There is nothing between the quotation marks.",
      at: { start: quote, end: i + 1 },
    };
  }
  return { kind: "term", raw: before + inside, quoted: true, at: { start, end: i + 1 } };
}

function loneBackslash(i: number): SearchProblem {
  return {
    message:
      "A backslash makes the next character plain, and there is none. Write \\\\ for the backslash itself.",
    at: { start: i, end: i + 1 },
  };
}
