import { shownTitle, typeset } from "#app/_ui/typeset.ts";
import { capital, countedInWords, numberWord } from "#app/_ui/words.ts";
import type { Receipt, ShownReading, StudyCard } from "#lib/study/types.ts";

/** Who stands behind a reading: its receipts, and the documents they are from, each once. */
export type Witnesses = {
  readonly receipts: readonly { readonly index: number; readonly receipt: Receipt }[];
  readonly titles: readonly string[];
};

export function witnessesOf(
  card: Pick<StudyCard, "receipts">,
  reading: ShownReading,
): Witnesses & { readonly value: string } {
  const receipts = reading.receipts.flatMap((index) => {
    const receipt = card.receipts[index];
    return receipt ? [{ index, receipt }] : [];
  });
  return {
    value: reading.value,
    receipts,
    titles: [...new Set(receipts.map(({ receipt }) => receipt.documentTitle))],
  };
}

/**
 * What a disputed card answers besides its readings: nothing where the answer only lists them, else the answer with the
 * receipts that belong to no reading.
 */
export function ownAnswer(
  card: Pick<StudyCard, "answer" | "readings" | "receipts">,
): { readonly text: string; readonly receipts: readonly Receipt[] } | null {
  if (card.readings.every(({ value }) => card.answer.includes(value))) return null;
  const inReadings = new Set(card.readings.flatMap(({ receipts }) => receipts));
  return { text: card.answer, receipts: card.receipts.filter((_, index) => !inReadings.has(index)) };
}

/**
 * How to weigh readings against each other: what can be counted is counted, the rest is asked. The app has no opinion.
 */
export function weighing(
  readings: readonly { readonly value: string; readonly titles: readonly string[] }[],
): readonly { readonly ask: string; readonly hint: string }[] {
  return [
    { ask: "Who stands alone?", hint: standing(readings) },
    {
      ask: "Where is it from?",
      hint: "Documents that repeat one source count once. Look which of them names its source.",
    },
    {
      ask: "Does it fit?",
      hint: "Hold each reading against the cards that nobody disputes: their dates, their people.",
    },
  ];
}

function standing(
  readings: readonly { readonly value: string; readonly titles: readonly string[] }[],
): string {
  const most = Math.max(...readings.map((reading) => reading.titles.length));
  const alone = readings.filter((reading) => reading.titles.length === 1);
  if (most === 1) return "Each reading rests on one document, so numbers decide nothing here.";
  const only = alone.length === 1 ? alone[0] : undefined;
  if (only) {
    const others = readings.filter((reading) => reading !== only);
    const documents = new Set(others.flatMap((reading) => reading.titles)).size;
    return `${shownTitle(only.titles[0] ?? "One document")} is alone with “${typeset(only.value)}”; ${countedInWords(documents, "document")} ${documents === 1 ? "says" : "say"} otherwise.`;
  }
  return `${capital(readings.map((reading) => numberWord(reading.titles.length)).join(" against "))}: a majority is not a proof.`;
}
