import type { fromMarkdown } from "mdast-util-from-markdown";
import { drawInlines, type InlineDrawing } from "./draw-inline.ts";
import { sourceOf } from "./marked-source.ts";
import type { Block, Inline, RichText } from "./rich-text.ts";

export type Tree = ReturnType<typeof fromMarkdown>;
type TreeBlock = Tree["children"][number];

/** Lists and quotations lie so deep in each other at most; what is deeper is drawn as its words. */
const DEEPEST = 8;

/** The blocks of a Markdown tree as they are drawn. */
export function drawTree(tree: Tree, given: Pick<InlineDrawing, "formulas" | "hints">): RichText {
  // Whether one is inside words that fill a gap goes on from block to block.
  return drawBlocks(tree.children, { ...given, filling: { open: 0 } }, 0);
}

function drawBlocks(nodes: readonly TreeBlock[], drawing: InlineDrawing, depth: number): readonly Block[] {
  return nodes.flatMap((node) => drawBlock(node, drawing, depth));
}

function drawBlock(node: TreeBlock, drawing: InlineDrawing, depth: number): readonly Block[] {
  switch (node.type) {
    case "paragraph":
      return paragraph(drawInlines(node.children, drawing, 0));
    case "heading": {
      const level = node.depth === 1 ? 1 : node.depth === 2 ? 2 : 3;
      return [{ kind: "heading", level, children: drawInlines(node.children, drawing, 0) }];
    }
    case "thematicBreak":
      return [{ kind: "rule" }];
    case "code":
      return [
        {
          kind: "code-block",
          language: /^[\w+#.-]{1,30}$/u.test(node.lang ?? "") ? (node.lang ?? "") : "",
          text: sourceOf(node.value, drawing),
        },
      ];
    case "blockquote":
      if (depth >= DEEPEST) return paragraph(wordsIn(node, drawing));
      return [{ kind: "quote", children: drawBlocks(node.children, drawing, depth + 1) }];
    case "list":
      if (depth >= DEEPEST) return paragraph(wordsIn(node, drawing));
      return [
        {
          kind: "list",
          ordered: node.ordered === true,
          start: node.start ?? 1,
          items: node.children.map((item) => drawBlocks(item.children, drawing, depth + 1)),
        },
      ];
    case "table": {
      const rows = node.children.map((row) =>
        row.children.map((cell) => drawInlines(cell.children, drawing, 0)),
      );
      return [{ kind: "table", head: rows[0] ?? [], rows: rows.slice(1) }];
    }
    default:
      return paragraph(wordsIn(node, drawing));
  }
}

function paragraph(children: readonly Inline[]): readonly Block[] {
  return children.length === 0 ? [] : [{ kind: "paragraph", children }];
}

/** The words of a node of whatever kind. */
function wordsIn(node: object, drawing: InlineDrawing): readonly Inline[] {
  const words = textsIn(node).join(" ").trim();
  return words === "" ? [] : drawInlines([{ type: "text", value: words }], drawing, 0);
}

/** What text stands in a node, however deep: without recursion, because it may be deep. */
function textsIn(node: object): readonly string[] {
  const texts: string[] = [];
  const left: object[] = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    if ("value" in next && typeof next.value === "string") texts.push(next.value);
    if ("children" in next && Array.isArray(next.children))
      for (const child of [...next.children].reverse())
        if (typeof child === "object" && child !== null) left.push(child);
  }
  return texts;
}
