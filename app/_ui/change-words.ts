import type { ChangeView } from "#lib/services/memory/change-view.ts";
import { counted, figure } from "./words.ts";

/** "Over 90 days it would take 2 minutes a day less and leave about 14 cards fewer known. …" */
export function changeSentence(view: ChangeView): string {
  const { now, otherwise, days, within, coming, moved, sameMemory } = view;
  const minutes = otherwise.minutesPerDay - now.minutesPerDay;
  const known = Math.round(otherwise.known - now.known);
  const over = `Over ${counted(days, "day")}`;
  const cost =
    Math.abs(minutes) < 0.05
      ? `${over} it would take as long as now`
      : `${over} it would take ${figure(rounded(Math.abs(minutes)))} minutes a day ${minutes < 0 ? "less" : "more"}`;
  const compared =
    known === 0
      ? ", with as much known in the end."
      : `, with about ${counted(Math.abs(known), "card")} ${known < 0 ? "fewer" : "more"} known in the end.`;
  const left = sameMemory
    ? compared
    : ". How much is known in the end cannot be compared: each set of weights counts it its own way.";
  const ofThose = `Of ${counted(coming, "card")} that ${coming === 1 ? "comes" : "come"} in the next ${within} days, ${figure(moved)} would come on another day.`;
  return `${cost}${left} ${coming === 0 ? `No card comes in the next ${within} days.` : ofThose}`;
}

/** To whole numbers from ten on, else to tenths. */
export function rounded(value: number): number {
  return value >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
}
