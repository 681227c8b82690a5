import type { Instant } from "#lib/base/study-time.ts";
import type { Flag, Mode, Rating } from "#lib/schedule/events.ts";
import type { HistoryLine } from "./card-info.ts";

/** So many of a card's last events go along to a device. */
export const MOST_LINES = 40;

/**
 * One line of a card's history as it is kept on a device: id, moment, kind, rating, mode, milliseconds, days until it
 * came back, stability, difficulty, recall before, flag, day, whether it was taken back. As short as it can be: there
 * are thousands.
 */
export type PackedLine = readonly [
  string,
  Instant,
  HistoryLine["kind"],
  Rating | null,
  Mode | null,
  number | null,
  number | null,
  number | null,
  number | null,
  number | null,
  Flag | null,
  string | null,
  0 | 1,
];

/** Four digits are more than anybody is shown. */
const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(4)));

/** A line without what was typed, which only the server keeps. */
export function packLine(line: HistoryLine): PackedLine {
  const { id, at, kind, rating, mode, tookMs, intervalDays, flag, day, undone } = line;
  const [stability, difficulty, recall] = [line.stability, line.difficulty, line.recallBefore].map(short);
  return [
    id,
    at,
    kind,
    rating,
    mode,
    tookMs,
    intervalDays,
    stability ?? null,
    difficulty ?? null,
    recall ?? null,
    flag,
    day,
    undone ? 1 : 0,
  ];
}

export function unpackLine(line: PackedLine): HistoryLine {
  const [id, at, kind, rating, mode, tookMs, intervalDays, stability, difficulty, recall, flag, day, undone] =
    line;
  return {
    id,
    at,
    kind,
    rating,
    mode,
    tookMs,
    response: null,
    share: null,
    intervalDays,
    stability,
    difficulty,
    recallBefore: recall,
    flag,
    day,
    undone: undone === 1,
  };
}
