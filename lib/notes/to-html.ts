import { drawMarkdown } from "./draw-markdown.ts";
import { takeMath } from "./find-math.ts";
import { withoutMarks } from "./marks.ts";
import type { Block, Inline, RichText } from "./rich-text.ts";

/** The name that a medium has elsewhere; null where it is not taken along. */
export type NameMedium = (medium: {
  readonly hash: string;
  readonly kind: "image" | "audio";
  readonly words: string;
}) => string | null;

/**
 * A Markdown field as other programs keep it, in HTML: the way back of `fromHtml`. Formulas and gaps pass as they are
 * written, pictures become `<img>` and sounds `[sound:…]` under the names that `nameOf` gives. Never throws.
 */
export function toHtml(markdown: string, nameOf: NameMedium): string {
  // Formulas are put aside: drawing one costs a millisecond, and what is wanted is what was written.
  const bare = withoutMarks(markdown).replace(/[\ue000\ue001]/gu, "");
  if (!SIGNS.test(bare)) return escapeHtml(bare.trim());
  const { text, formulas } = takeMath(bare);
  const marked = text.replace(/\ufdd3(\d{1,6})\ufdd4/gu, "\ue000$1\ue001");
  const html = blocks(drawMarkdown(marked), nameOf);
  return html.replace(/\ue000(\d{1,6})\ue001/gu, (_all, n: string) => {
    const formula = formulas[Number(n)];
    if (!formula) return "";
    return escapeHtml(formula.display ? `\\[${formula.tex}\\]` : `\\(${formula.tex}\\)`);
  });
}

/** Whatever Markdown, a formula or an address may begin with: most fields have none of it, and need no reading. */
const SIGNS = /[\n*_~`[\]#<>|\\$]|:\/\/|@|^\s*(?:[-+]|\d{1,9}[.)])|^\s{4}|^[-=\s]+$|&\w|&#/u;

/** Plain words in HTML, line by line. */
export function plainToHtml(text: string): string {
  return escapeHtml(text).replace(/\r?\n/gu, "<br>");
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\u00a0", "&nbsp;");
}

function attribute(text: string): string {
  return escapeHtml(text).replaceAll('"', "&quot;").replace(/\s+/gu, " ");
}

/** Paragraphs have an empty line between them, as people write them there; all else stands in its own element. */
function blocks(tree: RichText, nameOf: NameMedium): string {
  return tree
    .map((block, i) => {
      const gap = block.kind === "paragraph" && tree[i - 1]?.kind === "paragraph" ? "<br><br>" : "";
      return gap + htmlOf(block, nameOf);
    })
    .join("");
}

function htmlOf(block: Block, nameOf: NameMedium): string {
  switch (block.kind) {
    case "paragraph":
      return inlines(block.children, nameOf);
    case "heading":
      return `<h${block.level}>${inlines(block.children, nameOf)}</h${block.level}>`;
    case "rule":
      return "<hr>";
    case "quote":
      return `<blockquote>${blocks(block.children, nameOf)}</blockquote>`;
    case "code-block":
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case "list": {
      const items = block.items.map((item) => `<li>${blocks(item, nameOf)}</li>`).join("");
      if (!block.ordered) return `<ul>${items}</ul>`;
      return `<ol${block.start === 1 ? "" : ` start="${block.start}"`}>${items}</ol>`;
    }
    case "table": {
      const row = (cells: readonly (readonly Inline[])[], tag: string): string =>
        `<tr>${cells.map((cell) => `<${tag}>${inlines(cell, nameOf)}</${tag}>`).join("")}</tr>`;
      return `<table>${row(block.head, "th")}${block.rows.map((cells) => row(cells, "td")).join("")}</table>`;
    }
  }
}

const TAGS = { strong: "b", emphasis: "i", strike: "s" } as const;

function inlines(children: readonly Inline[], nameOf: NameMedium): string {
  return children.map((inline) => inlineHtml(inline, nameOf)).join("");
}

function inlineHtml(inline: Inline, nameOf: NameMedium): string {
  switch (inline.kind) {
    case "text":
      return escapeHtml(inline.text);
    case "break":
      return "<br>";
    case "strong":
    case "emphasis":
    case "strike":
      return `<${TAGS[inline.kind]}>${inlines(inline.children, nameOf)}</${TAGS[inline.kind]}>`;
    case "code":
      return `<code>${escapeHtml(inline.text)}</code>`;
    case "link":
      return `<a href="${attribute(inline.href)}">${inlines(inline.children, nameOf)}</a>`;
    case "filled":
      return inlines(inline.children, nameOf);
    case "gap":
      return "[…]";
    case "math":
      return escapeHtml(inline.display ? `\\[${inline.tex}\\]` : `\\(${inline.tex}\\)`);
    case "image":
    case "audio":
      return mediumHtml(inline, nameOf);
  }
}

function mediumHtml(
  { kind, hash, alt }: Extract<Inline, { kind: "image" | "audio" }>,
  nameOf: NameMedium,
): string {
  const name = nameOf({ hash, kind, words: alt });
  if (name === null) return escapeHtml(alt);
  if (kind === "audio") return `[sound:${name}]`;
  return `<img src="${attribute(name)}"${alt === "" ? "" : ` alt="${attribute(alt)}"`}>`;
}
