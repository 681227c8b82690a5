import type { Formula } from "./find-math.ts";
import { sourceOf, texOf } from "./marked-source.ts";
import { cutAtMarks } from "./marks.ts";
import type { Inline } from "./rich-text.ts";
import { drawTex } from "./tex.ts";

/** What marks in the text stand for, and whether one is inside words that fill a gap just now. */
export type InlineDrawing = {
  readonly formulas: readonly Formula[];
  readonly hints: readonly (string | null)[];
  readonly filling: { open: number };
};

/** A node of a Markdown tree inside a line, as far as it is read here. */
export type InlineNode = {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly alt?: string | null | undefined;
  readonly children?: readonly InlineNode[];
};

/** Emphasis lies so deep at most; what is deeper is drawn without it. */
const DEEPEST = 20;
/** So many formulas are drawn in one text; the rest is shown as it was written. */
const MOST_FORMULAS = 100;

/** What stands in a line. Words that fill a gap are marked as such, also where emphasis begins or ends within them. */
export function drawInlines(
  nodes: readonly InlineNode[],
  drawing: InlineDrawing,
  depth: number,
): readonly Inline[] {
  return merged(nodes.flatMap((node) => drawInline(node, drawing, depth)));
}

function drawInline(node: InlineNode, drawing: InlineDrawing, depth: number): readonly Inline[] {
  const { type, value = "", url = "", children = [] } = node;
  switch (type) {
    case "text":
      return drawText(value, drawing);
    case "break":
      return [{ kind: "break" }];
    case "inlineCode":
      return drawCode(value, drawing);
    case "strong":
    case "emphasis":
    case "delete": {
      const inner = drawInlines(children, drawing, depth + 1);
      if (depth >= DEEPEST || inner.length === 0) return inner;
      return [{ kind: type === "delete" ? "strike" : type, children: inner }];
    }
    case "link":
      return drawLink(url, drawInlines(children, drawing, depth + 1));
    case "image":
      return drawImage(url, sourceOf(node.alt ?? "", drawing), drawing);
    default:
      return value === "" ? drawInlines(children, drawing, depth + 1) : drawText(value, drawing);
  }
}

function drawText(text: string, drawing: InlineDrawing): readonly Inline[] {
  return drawMarks(text, drawing, {
    words: inLines,
    formula: ({ tex, display, source }, index) =>
      index < MOST_FORMULAS ? drawTex(texOf(tex, drawing.hints), display) : written(source, drawing),
  });
}

function drawCode(text: string, drawing: InlineDrawing): readonly Inline[] {
  return drawMarks(text, drawing, {
    words: (words) => [{ kind: "code", text: words }],
    formula: ({ source }) => written(source, drawing),
  });
}

/** A formula as it was written. */
function written(source: string, { hints }: InlineDrawing): Inline {
  return { kind: "code", text: sourceOf(source, { formulas: [], hints }) };
}

function drawMarks(
  text: string,
  { formulas, hints, filling }: InlineDrawing,
  draw: {
    readonly words: (text: string) => readonly Inline[];
    readonly formula: (formula: Formula, index: number) => Inline;
  },
): readonly Inline[] {
  const drawn: Inline[] = [];
  for (const mark of cutAtMarks(text)) {
    if (mark.kind === "text") drawn.push(...inFilling(draw.words(mark.text), filling));
    else if (mark.kind === "gap") drawn.push({ kind: "gap", hint: hints[mark.index] ?? null });
    else if (mark.kind === "math") {
      const formula = formulas[mark.index];
      if (formula) drawn.push(...inFilling([draw.formula(formula, mark.index)], filling));
    } else filling.open = Math.max(0, filling.open + (mark.kind === "open" ? 1 : -1));
  }
  return drawn;
}

/** A line that ends in the field ends on the card. */
function inLines(text: string): readonly Inline[] {
  return text.split("\n").flatMap((line, i): readonly Inline[] => {
    const words: readonly Inline[] = line === "" ? [] : [{ kind: "text", text: line }];
    return i === 0 ? words : [{ kind: "break" }, ...words];
  });
}

function inFilling(inlines: readonly Inline[], { open }: InlineDrawing["filling"]): readonly Inline[] {
  return open > 0 && inlines.length > 0 ? [{ kind: "filled", children: inlines }] : inlines;
}

/** The name of a medium: the SHA-256 of its bytes, base64url. media:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU */
const MEDIUM = /^media:(?<hash>[\w-]{43})$/u;

export function mediumIn(url: string): string | null {
  return MEDIUM.exec(url)?.groups?.hash ?? null;
}

function drawLink(url: string, children: readonly Inline[]): readonly Inline[] {
  const hash = mediumIn(url);
  if (hash !== null) return [{ kind: "audio", hash, alt: wordsIn(children) }];
  return isSafe(url) ? [{ kind: "link", href: url, children }] : children;
}

function drawImage(url: string, alt: string, drawing: InlineDrawing): readonly Inline[] {
  const hash = mediumIn(url);
  if (hash !== null) return inFilling([{ kind: "image", hash, alt }], drawing.filling);
  // Pictures from elsewhere are not loaded: their words stand here, with a way to them.
  const words: readonly Inline[] = [{ kind: "text", text: alt === "" ? url : alt }];
  return isSafe(url) ? [{ kind: "link", href: url, children: words }] : words;
}

/** An address that a reader may be led to. Nothing that could hide another scheme in its first signs. */
function isSafe(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]{1,2000}$/iu.test(url) && URL.canParse(url);
}

function wordsIn(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if ("children" in inline) return wordsIn(inline.children);
      return "text" in inline ? inline.text : "";
    })
    .join("");
}

/** Neighbours of the same kind that are one: pieces of text, and of what fills a gap. */
function merged(inlines: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const last = out.at(-1);
    if (last?.kind === "text" && inline.kind === "text")
      out[out.length - 1] = { kind: "text", text: last.text + inline.text };
    else if (last?.kind === "filled" && inline.kind === "filled")
      out[out.length - 1] = { kind: "filled", children: merged([...last.children, ...inline.children]) };
    else out.push(inline);
  }
  return out;
}
