/** One bar of a chart, and one row of the table that says the same. */
export type BarDatum = {
  /** In the table, and where the bar is named: "14 November", "3 to 7 days". */
  readonly label: string;
  readonly value: number;
  /** Under the bar, for as many bars as have room; left out for none. */
  readonly tick?: string;
  /** More columns of its row. */
  readonly more?: readonly (number | string)[];
};

export type TableData = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

/** A bar as it is drawn: from the lower edge upwards. */
export type DrawnBar = BarDatum & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The frame of a chart on a wide and on a narrow page: the letters stay as large, the room for bars shrinks. */
export const WIDE: Frame = { width: 720, height: 176, left: 40, right: 4, top: 14, bottom: 26 };
export const NARROW: Frame = { width: 320, height: 176, left: 40, right: 6, top: 14, bottom: 26 };

/** The table of some bars. */
export function tableOf(bars: readonly BarDatum[], columns: readonly string[]): TableData {
  return { columns, rows: bars.map(({ label, value, more = [] }) => [label, value, ...more]) };
}

/** Which ticks have room: every n-th of those that there are, and the first. */
export function shownTicks(bars: readonly BarDatum[], frame: Frame, room: number): ReadonlySet<number> {
  const places = bars.flatMap(({ tick }, i) => (tick === undefined ? [] : [i]));
  const step = (frame.width - frame.left - frame.right) / Math.max(1, bars.length);
  const shown = new Set<number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    if ((place - last) * step < room) continue;
    shown.add(place);
    last = place;
  }
  return shown;
}
