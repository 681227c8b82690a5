import { mediaIn } from "#lib/study/media-in.ts";
import type { StudyCard } from "#lib/study/types.ts";

/** How a deck is put on paper. */
export type Paper = "a4" | "letter";
export type Layout = { readonly paper: Paper; readonly large: boolean };

/** One sheet, printed on both sides: places in reading order, null where nothing is left. */
export type Sheet<T> = { readonly fronts: readonly (T | null)[]; readonly backs: readonly (T | null)[] };

/** Two columns; four rows of cards, or two where the print is large. */
export const COLUMNS = 2;
export function cardsOnSheet(large: boolean): number {
  return large ? 4 : 8;
}

/**
 * The cards on sheets. The backs lie mirrored, left and right exchanged, so that each comes behind its front when the
 * printer turns the sheet over its long edge.
 */
export function sheetsOf<T>(cards: readonly T[], perSheet: number): readonly Sheet<T>[] {
  const sheets: Sheet<T>[] = [];
  for (let from = 0; from < cards.length; from += perSheet) {
    const fronts = Array.from({ length: perSheet }, (_, i) => cards[from + i] ?? null);
    const backs = fronts.map((_, i) => fronts[i - (i % COLUMNS) + (COLUMNS - 1 - (i % COLUMNS))] ?? null);
    sheets.push({ fronts, backs });
  }
  return sheets;
}

/** How large a side is set: the longer the text, the smaller; null for what has no room on a card. */
export type Size = "l" | "m" | "s";

/** Characters that a card holds at each size, at the usual and at the large print, reckoned with narrow room to spare. */
const ROOM: Readonly<Record<"usual" | "large", Readonly<Record<Size, number>>>> = {
  usual: { l: 70, m: 190, s: 420 },
  large: { l: 60, m: 150, s: 300 },
};

export function sizeOf(text: string, large: boolean): Size | null {
  const room = ROOM[large ? "large" : "usual"];
  // A line that ends early takes a whole one.
  const length = text.length + 35 * (text.split("\n").length - 1);
  return length <= room.l ? "l" : length <= room.m ? "m" : length <= room.s ? "s" : null;
}

/** What stands on the back, as plain text: the answer, or every reading of a disputed fact. */
export function backOf({ answer, readings }: Pick<StudyCard, "answer" | "readings">): string {
  return readings.length === 0 ? answer : readings.map((reading) => `– ${reading.value}`).join("\n");
}

/** Whether both sides of a card have room on paper: no long text, and nothing but words. */
export function fits(card: StudyCard, large: boolean): boolean {
  return (
    mediaIn(card).length === 0 &&
    sizeOf(card.question, large) !== null &&
    sizeOf(backOf(card), large) !== null
  );
}

/** A receipt as a note at the end of a list, and which cards it proves, by their numbers. */
export type ReceiptNote = { readonly title: string; readonly quote: string };

/** The receipts of a list, each once, in the order in which they are first needed; and the numbers of each card's. */
export function notesOf(cards: readonly Pick<StudyCard, "receipts">[]): {
  readonly notes: readonly ReceiptNote[];
  readonly numbers: readonly (readonly number[])[];
} {
  const known = new Map<string, number>();
  const notes: ReceiptNote[] = [];
  const numbers = cards.map(({ receipts }) =>
    receipts
      .filter((receipt) => receipt.role !== "context")
      .map(({ documentTitle, quote }) => {
        const key = JSON.stringify([documentTitle, quote]);
        const number = known.get(key) ?? notes.length + 1;
        if (!known.has(key)) {
          known.set(key, number);
          notes.push({ title: documentTitle, quote });
        }
        return number;
      }),
  );
  return { notes, numbers: numbers.map((own) => [...new Set(own)]) };
}
