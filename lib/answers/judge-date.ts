import { type DateField, type DateReading, FIELDS, type PartialDate, readDates } from "./dates.ts";
import type { Judged, Verdict } from "./judge-wording.ts";
import { type Piece, withoutTrailing } from "./pieces.ts";

/**
 * Judges a date by its parts, however it is written; null where the answer or what was typed is no date. What was asked
 * has to be said and right: a day for a day, a month for a month. Finer than asked is right. Only the year may be missing
 * from a day, as a slip.
 */
export function judgeDate(expected: string, typed: string, language: string | undefined): Judged | null {
  const wanted = readDates(expected, language)[0];
  // 3.1415 and 11.12 are numbers as well, where a card says them.
  if (!wanted || /^\s*\p{Nd}{1,2}\.\p{Nd}{1,4}\s*$/u.test(expected)) return null;
  const readings = readDates(typed, language);
  const judged = readings.map((reading) => ({ reading, ...compare(wanted, reading) }));
  const best = judged.sort((a, b) => RANK[b.verdict] - RANK[a.verdict] || b.share - a.share)[0];
  if (!best) return null;
  return { verdict: best.verdict, share: best.share, ...pieces(expected, wanted, typed, best.reading) };
}

const RANK: Readonly<Record<Verdict, number>> = { wrong: 0, slip: 1, right: 2 };

function compare(
  wanted: DateReading,
  typed: DateReading,
): { readonly verdict: Verdict; readonly share: number } {
  const { dates } = wanted;
  const ordered =
    wanted.stretch || typed.stretch || dates.length < 2 ? typed.dates : nearestOrder(dates, typed.dates);
  const each = dates.map((date, at) => compareOne(date, ordered[at]));
  const share = each.reduce((sum, one) => sum + one.share, 0) / Math.max(dates.length, ordered.length);
  const isWrong = dates.length !== ordered.length || each.some((one) => one.verdict === "wrong");
  if (isWrong) return { verdict: "wrong", share: Math.min(0.99, share) };
  // Ends of a stretch, written as two dates beside each other, or the other way round.
  const joined = dates.length > 1 && wanted.stretch !== typed.stretch;
  const slip = joined || (typed.slip && !wanted.slip) || each.some((one) => one.verdict === "slip");
  return { verdict: slip ? "slip" : "right", share: 1 };
}

function compareOne(
  wanted: PartialDate,
  typed: PartialDate | undefined,
): { readonly verdict: Verdict; readonly share: number } {
  const asked = FIELDS.filter((field) => wanted[field] !== undefined);
  const right = asked.filter((field) => isSame(field, wanted, typed));
  const wrong = asked.filter((field) => typed?.[field] !== undefined && !right.includes(field));
  const missing = asked.filter((field) => typed?.[field] === undefined);
  const share = right.length / asked.length;
  if (wrong.length === 0 && missing.length === 0) return { verdict: "right", share: 1 };
  const yearOnly =
    wrong.length === 0 && missing.length === 1 && missing[0] === "year" && wanted.day !== undefined;
  return { verdict: yearOnly ? "slip" : "wrong", share };
}

function isSame(field: DateField, wanted: PartialDate, typed: PartialDate | undefined): boolean {
  const value = typed?.[field];
  if (value === undefined) return false;
  if (field !== "year") return value === wanted[field];
  if ((wanted.before ?? false) !== (typed?.before ?? false)) return false;
  // 12.11.40: the century is not in doubt.
  return (
    value === wanted.year || (value < 100 && typed?.month !== undefined && value === (wanted.year ?? 0) % 100)
  );
}

/** Dates that stand beside each other may be typed in any order. */
function nearestOrder(wanted: readonly PartialDate[], typed: readonly PartialDate[]): readonly PartialDate[] {
  const rest = [...typed];
  const found = wanted.flatMap((date) => {
    const at = rest.findIndex((other) => compareOne(date, other).verdict === "right");
    return at < 0 ? [] : rest.splice(at, 1);
  });
  return found.length === wanted.length ? [...found, ...rest] : typed;
}

/** The parts of the dates beside each other, in the order in which they were typed. */
function pieces(
  expected: string,
  wanted: DateReading,
  typed: string,
  reading: DateReading,
): Pick<Judged, "diff" | "against"> {
  const typedFields = inOrder(reading.places);
  const [date] = wanted.dates;
  const [said] = reading.dates;
  if (!date || !said || typedFields.length === 0 || wanted.dates.length > 1) {
    return { diff: [{ kind: "changed", expected, typed }], against: expected };
  }
  const wantedFields = inOrder(wanted.places);
  const words = (field: DateField) => {
    const place = wanted.places[field];
    return place ? expected.slice(place.start, place.end) : "";
  };
  const out: Piece[] = typedFields.map((field, at) => {
    const from = at === 0 ? 0 : (reading.places[field]?.start ?? 0);
    const next = typedFields[at + 1];
    const to = (next ? reading.places[next]?.start : undefined) ?? typed.length;
    const part = typed.slice(from, to);
    const isWanted = date[field] !== undefined;
    if (!isWanted) return { kind: "same", expected: "", typed: part };
    const misspelt = reading.slip && !wanted.slip && field === "month";
    const kind = isSame(field, date, said) && !misspelt ? "same" : "changed";
    return { kind, expected: `${words(field)} `, typed: part };
  });
  for (const field of wantedFields) {
    if (!typedFields.includes(field)) out.push({ kind: "missing", expected: `${words(field)} `, typed: "" });
  }
  const diff = withoutTrailing(out);
  return { diff, against: diff.map((piece) => piece.expected).join("") };
}

function inOrder(places: DateReading["places"]): readonly DateField[] {
  return FIELDS.filter((field) => places[field] !== undefined).sort(
    (a, b) => (places[a]?.start ?? 0) - (places[b]?.start ?? 0),
  );
}
