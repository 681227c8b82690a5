import { type RegexTree, treeOf } from "./regex-syntax.ts";

// What a text must have before an expression can find anything in it: asked of the database, so that few texts are read.

/** The longest stretch of letters, digits and spaces without which no text has what an expression describes; "" for none. */
export function neededLetters(source: string): string {
  const stretches: string[] = [""];
  gather(treeOf(source), stretches);
  return stretches.reduce((longest, one) => (one.length > longest.length ? one : longest));
}

function gather(tree: RegexTree, stretches: string[]): void {
  const letter = tree.kind === "unit" ? tree.letter : undefined;
  // ^ and \b take nothing: "new \byork" needs "new york".
  if (tree.kind === "assert") return;
  if (letter !== undefined && /^[\p{L}\p{N} ]$/u.test(letter))
    stretches.push(`${stretches.pop() ?? ""}${letter}`);
  else if (tree.kind === "row") for (const part of tree.parts) gather(part, stretches);
  else stretches.push("");
}

const MOST_LIKES = 8;
/** Longer ones would take longer to ask than they spare. */
const LONGEST_LIKE = 100;

/**
 * Patterns for LIKE, of which every text that an expression finds anything in matches one: its letters in their order, with
 * `_` for what may be several, `%` for what may be missing, and a backslash before what is neither. Null when they would say nothing.
 */
export function likesOf(source: string): readonly string[] | null {
  const likes = written(treeOf(source)).map((one) =>
    `%${one}%`.replace(/(\\.)|%+/gu, (_, escaped: string | undefined) => escaped ?? "%"),
  );
  return likes.every((one) => /[^%_]/u.test(one)) ? likes : null;
}

const ANYTHING: readonly string[] = ["%"];

function written(tree: RegexTree): readonly string[] {
  switch (tree.kind) {
    case "unit":
      return [tree.letter === undefined ? "_" : unitOf(tree.letter)];
    case "assert":
      return [""];
    case "either":
      return within(tree.parts.flatMap(written));
    case "row":
      return inRow(tree.parts);
    case "repeat": {
      const least = inRow(Array.from({ length: Math.min(tree.least, LONGEST_LIKE) }, () => tree.part));
      return tree.most === tree.least ? least : least.map((one) => `${one}%`);
    }
  }
}

function inRow(parts: readonly RegexTree[]): readonly string[] {
  let all: readonly string[] = [""];
  for (const part of parts) {
    const ends = written(part);
    const fitting = all.length * ends.length <= MOST_LIKES ? ends : ANYTHING;
    all = within(all.flatMap((one) => fitting.map((end) => `${one}${end}`)));
  }
  return all;
}

function within(likes: readonly string[]): readonly string[] {
  return likes.length <= MOST_LIKES && likes.every((one) => one.length <= LONGEST_LIKE) ? likes : ANYTHING;
}

/** LIKE knows the two cases of ASCII alone; and K is also the sign of the kelvin. */
function unitOf(letter: string): string {
  if (letter > "~" || letter === "k" || letter === "K") return "_";
  return /[\\%_]/u.test(letter) ? `\\${letter}` : letter;
}
