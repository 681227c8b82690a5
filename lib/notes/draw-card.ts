import type { NoteWords } from "./cards-of-note.ts";
import { drawMarkdown } from "./draw-markdown.ts";
import type { Block, RichText } from "./rich-text.ts";

/** A card as it is drawn; what is left out is plain text. */
export type DrawnCard = {
  readonly question: RichText;
  readonly answer: RichText;
  readonly hint?: RichText;
  /** The options, lines or ideas of its task, in their order. */
  readonly items?: readonly RichText[];
};

/** Draws a card whose words are Markdown; null for one in plain text. On the server only. */
export function drawCard(content: NoteWords): DrawnCard | null {
  if (content.markup !== "markdown") return null;
  const { question, answer, cloze, extra, hint, task } = content;
  const below: readonly Block[] = extra === undefined ? [] : drawMarkdown(extra);
  const items = task === undefined ? [] : itemsOf(task);
  return {
    question: cloze ? drawMarkdown(cloze.text, clozed(cloze.number, false)) : drawMarkdown(question),
    answer: [
      ...(cloze ? drawMarkdown(cloze.text, clozed(cloze.number, true)) : drawMarkdown(answer)),
      ...below,
    ],
    ...(hint === undefined ? {} : { hint: drawMarkdown(hint) }),
    ...(items.length > 0 ? { items: items.map((item) => drawMarkdown(item)) } : {}),
  };
}

function clozed(number: number, shown: boolean) {
  return { cloze: { number, shown } };
}

function itemsOf(task: NonNullable<NoteWords["task"]>): readonly string[] {
  switch (task.kind) {
    case "choice":
      return task.options.map((option) => option.text);
    case "order":
      return task.items;
    case "list":
      return task.ideas;
  }
}
