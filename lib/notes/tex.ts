import katex from "katex";
import { mathTree } from "./math-tree.ts";
import type { Inline } from "./rich-text.ts";

/** A longer formula is shown as it was written: drawing it could keep the server busy. */
const LONGEST = 2_000;

/** A formula as MathML. What is no TeX, or too long, is shown as it was written. */
export function drawTex(tex: string, display: boolean): Inline {
  const source = tex.trim();
  if (source === "" || source.length > LONGEST) return { kind: "code", text: tex };
  try {
    const markup = katex.renderToString(source, {
      output: "mathml",
      displayMode: display,
      throwOnError: true,
      // No addresses, no HTML, no pictures.
      trust: false,
      strict: "ignore",
      maxExpand: 500,
      maxSize: 50,
      macros: {},
    });
    return { kind: "math", tex: source, tree: mathTree(markup), display };
  } catch {
    return { kind: "code", text: source };
  }
}
