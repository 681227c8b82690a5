import type { Block, Inline, RichText } from "#lib/notes/rich-text.ts";
import type { StudyCard } from "./types.ts";

/** The pictures and sounds that a card shows, by hash. */
export function mediaIn({ extra }: Pick<StudyCard, "extra">): readonly string[] {
  const drawn = extra?.drawn;
  if (!drawn) return [];
  return [drawn.question, drawn.answer, drawn.hint ?? []].flatMap(inBlocks);
}

function inBlocks(blocks: RichText): readonly string[] {
  return blocks.flatMap(inBlock);
}

function inBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.children.flatMap(inInline);
    case "list":
      return block.items.flatMap(inBlocks);
    case "quote":
      return inBlocks(block.children);
    case "table":
      return [block.head, ...block.rows].flat(2).flatMap(inInline);
    default:
      return [];
  }
}

function inInline(inline: Inline): readonly string[] {
  if (inline.kind === "image" || inline.kind === "audio") return [inline.hash];
  return "children" in inline ? inline.children.flatMap(inInline) : [];
}
