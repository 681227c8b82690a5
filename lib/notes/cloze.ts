/** A piece of a cloze text: words, or a gap with what fills it. */
export type ClozePart =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "gap";
      /** On which cards it is a gap, from 1. */
      readonly numbers: readonly number[];
      readonly children: readonly ClozePart[];
      readonly hint: string | null;
    };

export type Cloze = {
  readonly parts: readonly ClozePart[];
  /** The numbers of its gaps in ascending order, each once: one card for each. */
  readonly numbers: readonly number[];
  /** What was left as text, in sentences for whoever wrote it. */
  readonly warnings: readonly string[];
};

/** As in Anki. */
const LARGEST_NUMBER = 500;
const DEEPEST = 8;

// {{c1:: · {{c2,3:: · }}
const MARK = /\{\{c(?<numbers>\d{1,6}(?:,\d{1,6}){0,9})::|\}\}/gu;

type Open = { readonly mark: string; readonly numbers: readonly number[]; readonly children: ClozePart[] };

/**
 * Reads Anki's cloze syntax: `{{c1::answer}}`, `{{c1::answer::hint}}`, several gaps under one number, several numbers
 * (`{{c1,2::answer}}`), gaps within gaps. What is none of it stays text, with a warning where a gap seems to be meant.
 */
export function parseCloze(text: string): Cloze {
  const root: ClozePart[] = [];
  const open: Open[] = [];
  const warnings: string[] = [];
  const numbers = new Set<number>();
  let from = 0;
  const here = (): ClozePart[] => open.at(-1)?.children ?? root;
  for (const match of text.matchAll(MARK)) {
    addText(here(), text.slice(from, match.index));
    from = match.index + match[0].length;
    const named = match.groups?.numbers;
    if (named === undefined) {
      const closing = open.pop();
      if (closing) {
        here().push(gapOf(closing));
        for (const number of closing.numbers) numbers.add(number);
      } else addText(here(), match[0]);
      continue;
    }
    const own = [...new Set(named.split(",").map(Number))];
    const wrong = own.find((number) => number < 1 || number > LARGEST_NUMBER);
    if (wrong !== undefined) {
      warnings.push(`${match[0]} is no gap: number it from 1 to ${LARGEST_NUMBER}.`);
      addText(here(), match[0]);
    } else if (open.length >= DEEPEST) {
      warnings.push(`${match[0]} lies too deep: gaps may lie ${DEEPEST} deep in each other.`);
      addText(here(), match[0]);
    } else open.push({ mark: match[0], numbers: own, children: [] });
  }
  addText(here(), text.slice(from));
  for (let left = open.pop(); left; left = open.pop()) {
    warnings.push(`${left.mark} is never closed: end it with }}.`);
    addText(here(), left.mark);
    for (const child of left.children) {
      if (child.kind === "text") addText(here(), child.text);
      else here().push(child);
    }
  }
  return { parts: root, numbers: [...numbers].sort((a, b) => a - b), warnings };
}

function addText(parts: ClozePart[], text: string): void {
  if (text === "") return;
  const last = parts.at(-1);
  if (last?.kind === "text") parts[parts.length - 1] = { kind: "text", text: last.text + text };
  else parts.push({ kind: "text", text });
}

/** The hint is what follows `::` in the words of the gap itself, as in Anki in the last of them. */
function gapOf({ numbers, children }: Open): ClozePart {
  const last = children.at(-1);
  const at = last?.kind === "text" ? last.text.indexOf("::") : -1;
  if (last?.kind !== "text" || at < 0) return { kind: "gap", numbers, children, hint: null };
  const kept = last.text.slice(0, at);
  const hint = last.text.slice(at + 2).trim();
  const before = children.slice(0, -1);
  return {
    kind: "gap",
    numbers,
    children: kept === "" ? before : [...before, { kind: "text", text: kept }],
    hint: hint === "" ? null : hint,
  };
}

/** How the gaps of one card are written into a text. */
export type ClozeDrawing = {
  readonly gap: (hint: string | null) => string;
  readonly filled: (words: string) => string;
};

/** The text of one card: its own gaps asked or filled, the words of all others in their place. */
export function clozeText(
  parts: readonly ClozePart[],
  number: number,
  drawing: ClozeDrawing,
  shown: boolean,
): string {
  return parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      const own = part.numbers.includes(number);
      if (own && !shown) return drawing.gap(part.hint);
      const words = clozeText(part.children, number, drawing, shown);
      return own ? drawing.filled(words) : words;
    })
    .join("");
}

/** What fills the gaps of one card, in their order. A gap within a gap of the same card counts as a part of it. */
export function clozeAnswers(parts: readonly ClozePart[], number: number): readonly string[] {
  return parts.flatMap((part) => {
    if (part.kind === "text") return [];
    if (!part.numbers.includes(number)) return clozeAnswers(part.children, number);
    return [plainCloze(part.children).trim()];
  });
}

/** The words of a text without any gap marks. */
export function plainCloze(parts: readonly ClozePart[]): string {
  return parts.map((part) => (part.kind === "text" ? part.text : plainCloze(part.children))).join("");
}

/** The hints of a card's gaps that have one. */
export function clozeHints(parts: readonly ClozePart[], number: number): readonly string[] {
  return parts.flatMap((part) => {
    if (part.kind === "text") return [];
    if (!part.numbers.includes(number)) return clozeHints(part.children, number);
    return part.hint === null ? [] : [part.hint];
  });
}
