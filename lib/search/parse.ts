import type { Span } from "#lib/base/text.ts";
import { scan, type Token } from "./scan.ts";
import { readTermOf } from "./terms.ts";
import type { ParsedSearch, SearchNode, SearchProblem } from "./types.ts";

/** Longer ones are not typed. */
export const LONGEST_SEARCH = 2_000;
const MOST_TERMS = 200;
const DEEPEST = 30;

/**
 * Reads a search in Anki's language: words that must all be found, "a phrase", -not, or, and, ( ), `*` and `_`, and
 * `key:value`. Never throws, and takes time in proportion to the length. Nothing typed means everything.
 */
export function parseSearch(text: string): ParsedSearch {
  if (text.length > LONGEST_SEARCH)
    return wrong(`A search has at most ${LONGEST_SEARCH.toLocaleString("en-GB")} characters.`, {
      start: LONGEST_SEARCH,
      end: text.length,
    });
  const scanned = scan(text);
  if (!scanned.ok) return scanned;
  const { tokens } = scanned;
  if (tokens.length === 0) return { ok: true, node: { kind: "everything" } };
  const terms = tokens.filter(({ kind }) => kind === "term");
  const surplus = terms[MOST_TERMS];
  if (surplus) return wrong(`A search has at most ${MOST_TERMS} words and conditions.`, surplus.at);
  const read = new Reading(tokens).whole();
  return "message" in read ? { ok: false, problem: read } : { ok: true, node: read };
}

function wrong(message: string, at: Span): ParsedSearch {
  return { ok: false, problem: { message, at } };
}

type Read = SearchNode | SearchProblem;

class Reading {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Read {
    const node = this.#alternatives(0);
    const left = this.#tokens[this.#next];
    if ("message" in node || !left) return node;
    return { message: "This parenthesis closes nothing.", at: left.at };
  }

  /** a b or c: what is joined by nothing, or by `and`, belongs closer together. */
  #alternatives(depth: number): Read {
    const parts: SearchNode[] = [];
    for (;;) {
      const part = this.#conjunction(depth);
      if ("message" in part) return part;
      parts.push(part);
      const token = this.#tokens[this.#next];
      if (token?.kind !== "or") return joined("or", parts);
      this.#next += 1;
      const after = this.#tokens[this.#next];
      if (!after || after.kind === "close" || after.kind === "or" || after.kind === "and")
        return {
          message: '"or" stands between two things. To look for the word, write "or" in quotation marks.',
          at: token.at,
        };
    }
  }

  #conjunction(depth: number): Read {
    const parts: SearchNode[] = [];
    for (;;) {
      const token = this.#tokens[this.#next];
      if (!token || token.kind === "close" || token.kind === "or") break;
      if (token.kind === "and") {
        const after = this.#tokens[this.#next + 1];
        if (
          parts.length === 0 ||
          !after ||
          after.kind === "close" ||
          after.kind === "or" ||
          after.kind === "and"
        )
          return {
            message: '"and" stands between two things. To look for the word, write "and" in quotation marks.',
            at: token.at,
          };
        this.#next += 1;
        continue;
      }
      const part = this.#one(depth);
      if ("message" in part) return part;
      parts.push(part);
    }
    const [first] = parts;
    if (first) return joined("and", parts);
    const at = this.#tokens[this.#next]?.at ?? { start: 0, end: 0 };
    return this.#tokens[this.#next]?.kind === "or"
      ? {
          message: '"or" stands between two things. To look for the word, write "or" in quotation marks.',
          at,
        }
      : depth === 0
        ? { message: "This parenthesis closes nothing.", at }
        : { message: "There is nothing between the parentheses.", at };
  }

  #one(depth: number): Read {
    let minuses = 0;
    let token = this.#tokens[this.#next];
    const from = token?.at ?? { start: 0, end: 0 };
    while (token?.kind === "minus") {
      minuses += 1;
      this.#next += 1;
      token = this.#tokens[this.#next];
    }
    if (!token || (token.kind !== "term" && token.kind !== "open"))
      return {
        message: "There is nothing behind the minus. To look for a hyphen, put it in quotation marks.",
        at: from,
      };
    if (depth + minuses >= DEEPEST)
      return { message: `Parentheses go ${DEEPEST} deep at most.`, at: token.at };
    const part = token.kind === "term" ? this.#term(token) : this.#group(token, depth);
    if ("message" in part) return part;
    let node: SearchNode = part;
    for (let i = 0; i < minuses; i += 1) node = { kind: "not", part: node };
    return node;
  }

  #term(token: Token & { readonly kind: "term" }): Read {
    this.#next += 1;
    return readTermOf(token.raw, token.at);
  }

  #group(open: Token, depth: number): Read {
    this.#next += 1;
    if (this.#tokens[this.#next]?.kind === "close")
      return { message: "There is nothing between the parentheses.", at: open.at };
    if (!this.#tokens[this.#next]) return { message: "This parenthesis is not closed.", at: open.at };
    const inside = this.#alternatives(depth + 1);
    if ("message" in inside) return inside;
    if (this.#tokens[this.#next]?.kind !== "close")
      return { message: "This parenthesis is not closed.", at: open.at };
    this.#next += 1;
    return inside;
  }
}

/** Parts of the same kind lie in one row: (a b) c is a b c. */
function joined(kind: "and" | "or", parts: readonly SearchNode[]): SearchNode {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind, parts: flat };
}
