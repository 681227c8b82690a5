import type { Block, Inline, RichText } from "#lib/notes/rich-text.ts";
import type { StudyCard } from "./types.ts";

/** The pictures and sounds that a card shows, by hash. */
export function mediaIn({ extra }: Pick<StudyCard, "extra">): readonly string[] {
  const drawn = extra?.drawn;
  if (!drawn) return [];
  return [drawn.question, drawn.answer, drawn.hint ?? []].flatMap((rich) => shownIn(rich, MEDIA));
}

const MEDIA: readonly Inline["kind"][] = ["image", "audio"];

/** Whether a recording is to be heard in a text. */
export function hasSound(rich: RichText | undefined): boolean {
  return rich !== undefined && shownIn(rich, ["audio"]).length > 0;
}

function shownIn(blocks: RichText, kinds: readonly Inline["kind"][]): readonly string[] {
  const inInline = (inline: Inline): readonly string[] => {
    if ("hash" in inline) return kinds.includes(inline.kind) ? [inline.hash] : [];
    return "children" in inline ? inline.children.flatMap(inInline) : [];
  };
  const inBlock = (block: Block): readonly string[] => {
    switch (block.kind) {
      case "paragraph":
      case "heading":
        return block.children.flatMap(inInline);
      case "list":
        return block.items.flat().flatMap(inBlock);
      case "quote":
        return block.children.flatMap(inBlock);
      case "table":
        return [block.head, ...block.rows].flat(2).flatMap(inInline);
      default:
        return [];
    }
  };
  return blocks.flatMap(inBlock);
}
