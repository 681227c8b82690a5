import type { Block, Inline, RichText } from "#lib/notes/rich-text.ts";

/** Whether a drawn answer is words alone, so that it can be typed: no picture, sound, formula, code block or table. */
export function isWords(rich: RichText): boolean {
  return rich.every(isWordBlock);
}

function isWordBlock(block: Block): boolean {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.children.every(isWord);
    case "list":
      return block.items.every(isWords);
    case "quote":
      return isWords(block.children);
    default:
      return false;
  }
}

function isWord(inline: Inline): boolean {
  if ("children" in inline) return inline.children.every(isWord);
  return inline.kind === "text" || inline.kind === "code" || inline.kind === "break";
}

/** The words of a drawn text, a line for each paragraph or item. */
export function wordsOf(rich: RichText): string {
  return rich
    .map(wordsOfBlock)
    .filter((line) => line !== "")
    .join("\n");
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.children.map(wordsOfInline).join("").trim();
    case "list":
      return block.items.map(wordsOf).join("\n");
    case "quote":
      return wordsOf(block.children);
    case "code-block":
      return block.text;
    default:
      return "";
  }
}

function wordsOfInline(inline: Inline): string {
  if ("children" in inline) return inline.children.map(wordsOfInline).join("");
  if (inline.kind === "break") return "\n";
  if ("alt" in inline) return inline.alt;
  if (inline.kind === "math") return inline.tex;
  return inline.kind === "gap" ? "" : inline.text;
}
