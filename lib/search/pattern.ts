import { foldText } from "#lib/base/text.ts";
import type { Pattern, PatternPart } from "./types.ts";

/** What may stand behind a backslash to mean itself. */
const ESCAPED = '\\*_":()-';

/** The pattern of what was typed; a number is the place of a backslash that means nothing. */
export function patternOf(raw: string): Pattern | number {
  const parts: PatternPart[] = [];
  let text = "";
  const flush = (): void => {
    if (text !== "") parts.push({ kind: "text", text });
    text = "";
  };
  for (let i = 0; i < raw.length; i += 1) {
    const unit = raw.charAt(i);
    if (unit === "\\") {
      const next = raw.charAt(i + 1);
      if (next === "" || !ESCAPED.includes(next)) return i;
      text += next;
      i += 1;
    } else if (unit === "*" || unit === "_") {
      flush();
      // Several asterisks say no more than one.
      if (unit === "_" || parts.at(-1)?.kind !== "many") parts.push({ kind: unit === "*" ? "many" : "one" });
    } else {
      text += unit;
    }
  }
  flush();
  return parts;
}

/** The pattern as it is typed, so that `patternOf` reads the same; `also` are further characters to be made plain. */
export function printPattern(pattern: Pattern, also = ""): string {
  return pattern
    .map((part) => {
      if (part.kind === "one") return "_";
      if (part.kind === "many") return "*";
      let out = "";
      for (const unit of part.text) out += `\\*_"${also}`.includes(unit) ? `\\${unit}` : unit;
      return out;
    })
    .join("");
}

/** The pattern when it has no wildcards; null otherwise. */
export function plainTextOf(pattern: Pattern): string | null {
  return pattern.every((part) => part.kind === "text")
    ? pattern.map((part) => (part.kind === "text" ? part.text : "")).join("")
    : null;
}

/** Whether a pattern says nothing: no letters, and nothing but asterisks. */
export function isAnything(pattern: Pattern): boolean {
  return pattern.every((part) => part.kind === "many");
}

type Step =
  | { readonly kind: "unit"; readonly unit: string }
  | { readonly kind: "one" }
  | { readonly kind: "many" };

/**
 * Whether a name is what the pattern says from end to end, whatever its case and accents. Takes steps in proportion to
 * the two lengths multiplied, at most.
 */
export function matcherOf(pattern: Pattern): (name: string) => boolean {
  const steps = pattern.flatMap((part): readonly Step[] =>
    part.kind === "text"
      ? Array.from(foldKeepingEnds(part.text)).map((unit) => ({ kind: "unit", unit }))
      : [{ kind: part.kind }],
  );
  return (name) => matches(steps, Array.from(foldText(name)));
}

/** The same for names with levels: the name, or any below it, as in Anki. `A` is also `A::B`. */
export function levelMatcherOf(pattern: Pattern): (name: string) => boolean {
  const itself = matcherOf(pattern);
  const below = matcherOf([...pattern, { kind: "text", text: "::" }, { kind: "many" }]);
  return (full) => itself(full) || below(full);
}

/** `foldText` also trims, and a pattern may begin or end with a space that belongs to it. */
export function foldKeepingEnds(text: string): string {
  return foldText(`|${text}|`).slice(1, -1);
}

function matches(steps: readonly Step[], units: readonly string[]): boolean {
  let [s, u, star, mark] = [0, 0, -1, 0];
  while (u < units.length) {
    const step = steps[s];
    if (step?.kind === "many") {
      star = s;
      mark = u;
      s += 1;
    } else if (step && (step.kind === "one" || step.unit === units[u])) {
      s += 1;
      u += 1;
    } else if (star >= 0) {
      s = star + 1;
      mark += 1;
      u = mark;
    } else {
      return false;
    }
  }
  while (steps[s]?.kind === "many") s += 1;
  return s === steps.length;
}
