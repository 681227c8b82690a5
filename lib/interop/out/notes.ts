import type { NoteWords } from "#lib/notes/cards-of-note.ts";
import { escapeHtml, type NameMedium, plainToHtml, toHtml } from "#lib/notes/to-html.ts";
import type { Field, Note } from "#lib/notes/types.ts";
import type { OutType } from "./note-types.ts";

export type OutWords = { readonly type: OutType; readonly fields: readonly string[] };

/** A note as one of ours in Anki; null for a kind that Anki has nothing like: its card becomes a basic one. */
export function outNote(note: Note, nameOf: NameMedium): OutWords | null {
  switch (note.kind) {
    case "basic": {
      const sides = [fieldHtml(note.front, nameOf), fieldHtml(note.back, nameOf)];
      return note.typed ? { type: "basic-typed", fields: sides } : { type: "basic", fields: [...sides, ""] };
    }
    case "reversed": {
      const fields = [fieldHtml(note.front, nameOf), fieldHtml(note.back, nameOf)];
      return { type: note.typed ? "reversed-typed" : "reversed", fields };
    }
    case "cloze": {
      const extra = note.extra === null ? "" : fieldHtml(note.extra, nameOf);
      return { type: "cloze", fields: [fieldHtml(note.text, nameOf), extra] };
    }
    default:
      return null;
  }
}

/** A passage that proves an answer, or one side of a disagreement. */
export type OutReceipt = { readonly quote: string; readonly document: string; readonly value?: string };

/** A card as a basic one: what it asks with what there is to choose or to put in order, and its whole answer. */
export function outCard(
  content: NoteWords,
  {
    receipts,
    disputed,
    nameOf,
  }: {
    readonly receipts: readonly OutReceipt[];
    readonly disputed: boolean;
    readonly nameOf: NameMedium;
  },
): OutWords {
  const { question, answer, markup, cloze, extra, task } = content;
  const html = (text: string): string => (markup === "markdown" ? toHtml(text, nameOf) : plainToHtml(text));
  const list = (items: readonly string[]): string =>
    `<ul>${items.map((item) => `<li>${html(item)}</li>`).join("")}</ul>`;
  const choices =
    task?.kind === "choice"
      ? list(task.options.map((option) => option.text))
      : task?.kind === "order"
        ? // By the alphabet, which gives nothing away.
          list([...task.items].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
        : "";
  const asked = html(question);
  // A gap of somebody's own words: the answer alone says little.
  const said = cloze && answer.trim() === "" ? toHtml(cloze.text, nameOf) : html(answer);
  const below = extra === undefined ? "" : `<br><br>${toHtml(extra, nameOf)}`;
  return {
    type: "basic",
    fields: [`${asked}${choices}`, `${said}${below}`, receiptsHtml(receipts, disputed)],
  };
}

function receiptsHtml(receipts: readonly OutReceipt[], disputed: boolean): string {
  const lines = receipts.map(({ quote, document, value }) => {
    const said = value === undefined ? "" : `${escapeHtml(value)}: `;
    return `<div>${said}“${plainToHtml(quote.trim())}” <i>${escapeHtml(document)}</i></div>`;
  });
  if (disputed) lines.unshift("<div>The documents disagree.</div>");
  return lines.join("");
}

/** Words that run from right to left say so: Anki goes by the note type, which others share. */
function fieldHtml({ text, direction }: Field, nameOf: NameMedium): string {
  const html = toHtml(text, nameOf);
  return direction === "rtl" ? `<div dir="rtl">${html}</div>` : html;
}

/** The words of a field as Anki compares them: without mark-up, with the names of pictures. */
export function bareWords(html: string): string {
  return html
    .replace(/<img\b[^<>]{0,2000}?\bsrc\s?=\s?"?([^"<>]{1,1000})"?[^<>]{0,2000}>/giu, " $1 ")
    .replace(/<[^<>]{0,4000}>/gu, "")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .trim();
}

/** A tag as Anki can have it: a space ends one there. */
export function outTag(tag: string): string {
  return tag.trim().replace(/\s+/gu, "_");
}

/** The names of decks that lie above some and are not among them: Anki wants every level to be there. */
export function pathsAbove(paths: readonly string[]): readonly string[] {
  const here = new Set(paths);
  const above = paths.flatMap((path) => {
    const levels = path.split("::");
    return levels.slice(0, -1).map((_, i) => levels.slice(0, i + 1).join("::"));
  });
  return [...new Set(above)].filter((path) => !here.has(path));
}

/** A deck's levels as a name there. */
export function outPath(levels: readonly string[]): string {
  return levels
    .map((level) => level.replace(/:{2,}/gu, ":").replace(/\s+/gu, " ").trim() || "Untitled")
    .join("::");
}
