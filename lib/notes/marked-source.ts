import type { Formula } from "./find-math.ts";
import { cutAtMarks } from "./marks.ts";

/** A text with its marks as they were written: for code, where nothing is drawn. */
export function sourceOf(
  text: string,
  { formulas, hints }: { readonly formulas: readonly Formula[]; readonly hints: readonly (string | null)[] },
): string {
  return cutAtMarks(text)
    .map((mark) => {
      switch (mark.kind) {
        case "text":
          return mark.text;
        case "math":
          return sourceOf(formulas[mark.index]?.source ?? "", { formulas: [], hints });
        case "gap":
          return `[${hints[mark.index] ?? "…"}]`;
        default:
          return "";
      }
    })
    .join("");
}

/** The same for a formula, in TeX: a gap is a box with its hint, and what fills one is underlined. */
export function texOf(tex: string, hints: readonly (string | null)[]): string {
  return cutAtMarks(tex)
    .map((mark) => {
      switch (mark.kind) {
        case "text":
          return mark.text;
        case "gap":
          return `\\boxed{\\text{${(hints[mark.index] ?? "…").replace(/[\\{}$%#&_^~]/gu, " ")}}}`;
        case "open":
          return "\\underline{";
        case "close":
          return "}";
        default:
          return "";
      }
    })
    .join("");
}
