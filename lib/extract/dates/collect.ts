import { type DateFields, type Expression, NO_FIELDS, type Relation } from "./expression.ts";
import type { Match, RuleName } from "./grammar.ts";
import type { Lexeme } from "./lexemes.ts";
import { type NumericOrder, numericDate } from "./numeric.ts";
import { PARTS_OF_DAY, PARTS_OF_YEAR, SEASONS, UNITS } from "./vocabulary.ts";
import type { Unit } from "./words/types.ts";

/** What reading numbers needs to know of the document. */
export type NumberHabits = { readonly order: NumericOrder; readonly century: number };

/** Where `the first half of` or `the last week of` ends before what it is a part of; 0 without one. */
function portionEnd(inside: readonly Lexeme[]): number {
  const of = inside.findIndex(
    (each, i) => each.kind === "p" && i > 0 && "fU".includes(inside[i - 1]?.kind ?? ""),
  );
  const counted = inside.slice(0, Math.max(of, 0)).some((each) => "oer".includes(each.kind));
  return of > 0 && counted && of + 1 < inside.length ? of + 1 : 0;
}

function withoutPortion(inside: readonly Lexeme[]): readonly Lexeme[] {
  return inside.slice(portionEnd(inside));
}

function portionOf(inside: readonly Lexeme[]): string | null {
  const portion = inside.slice(0, portionEnd(inside));
  const which = portion.find((each) => "oer".includes(each.kind));
  if (!which) return null;
  return (which.kind === "o" && which.value === 1) || (which.kind === "e" && which.value % 3 === 0)
    ? "early"
    : "late";
}

/** Turns a match into expressions: one, or several for a list such as `4 and 5 May` or `1914-18`. */
export function collect(lexemes: readonly Lexeme[], match: Match, habits: NumberHabits): Expression[] {
  const inside = withoutPortion(lexemes.slice(match.start, match.end));
  const first = lexemes[match.start];
  const last = inside.at(-1);
  if (!first || !last) return [];
  const span = { start: first.start, end: last.end };
  const modifier = portionOf(lexemes.slice(match.start, match.end)) ?? modifierOf(inside);
  const dated = (fields: Partial<DateFields>, at = span, anchor: Relation | null = null): Expression => ({
    kind: "date",
    span: at,
    modifier,
    anchor,
    fields: { ...NO_FIELDS, ...fields },
  });
  switch (match.rule) {
    case "numeric": {
      const number = inside.find((each) => each.kind === "N");
      const date = number ? numericDate(number.text, habits.order, habits.century) : null;
      return date ? [dated(date)] : [];
    }
    case "day-month":
    case "month-day":
    case "year-month-day":
    case "month-year":
    case "month":
    case "month-anchor":
      return calendarDates(inside, dated, match.rule, first.start);
    case "season": {
      const seasons = inside.filter((each) => each.kind === "S");
      const anchor = anchorOf(inside);
      return seasons.map((season, i) =>
        dated(
          { season: SEASONS[season.value] ?? null, year: yearIn(inside) },
          {
            start: i === 0 ? first.start : season.start,
            end: i === seasons.length - 1 ? last.end : season.end,
          },
          anchor,
        ),
      );
    }
    case "year":
      return years(inside, dated, first.start);
    case "year-bc":
      return inside
        .filter((each) => "dnYb".includes(each.kind))
        .map((each, i, all) =>
          dated(
            { year: -each.value },
            all.length === 1
              ? span
              : { start: i === 0 ? first.start : each.start, end: i === 0 ? each.end : last.end },
          ),
        );
    case "short-year":
      return [dated({ year: habits.century * 100 + last.value })];
    case "decade":
      return [dated({ decade: decadeOf(inside, habits.century) })];
    case "century": {
      const number = inside.find((each) => "oRd".includes(each.kind));
      const bc = inside.some((each) => each.kind === "B");
      return number && number.value > 0
        ? [dated({ century: bc ? 1 - number.value || -0 : number.value - 1 })]
        : [];
    }
    case "holiday":
      // "Christmas week" is none
      if (inside.some((each) => each.kind === "U" && UNITS[each.value] !== "day")) return [];
      return [dated({ month: 12, day: 25, year: yearIn(inside) })];
    case "weekday":
      return [
        dated(
          { weekday: inside.find((each) => each.kind === "K")?.value ?? null, time: timeIn(inside) },
          span,
          anchorOf(inside),
        ),
      ];
    case "ordinal-day": {
      const of = inside.find((each) => each.kind === "U");
      if (of !== undefined && UNITS[of.value] !== "month") return [];
      const day = inside.find((each) => each.kind === "o")?.value ?? null;
      return [dated({ day }, span, of === undefined ? null : "same")];
    }
    case "clock": {
      const time = clockText(inside);
      return time === null ? [] : [dated({ time })];
    }
    default:
      return counted(inside, span, modifier, match.rule);
  }
}

/** Expressions that count: from another date, from the day of writing, or just how long. */
function counted(
  inside: readonly Lexeme[],
  span: Expression["span"],
  modifier: string | null,
  rule: RuleName,
): Expression[] {
  const last = inside.at(-1);
  const unitLexeme = inside.findLast((each) => each.kind === "U");
  const unit: Unit = UNITS[unitLexeme?.value ?? -1] ?? "day";
  const step = inside.some((each) => each.kind === "q")
    ? 1
    : inside.some((each) => each.kind === "r")
      ? -1
      : 0;
  const open = { kind: "duration", span, modifier, unit, amount: null } as const;
  switch (rule) {
    case "relative":
      // `the past year`, `the following days` last; they are no dates.
      if (unitLexeme && isPlural(unitLexeme)) return [open];
      if (inside.some((each) => /^past$/iu.test(each.text))) return [{ ...open, amount: 1 }];
      return [{ kind: "shift", span, modifier, unit, amount: step, time: null }];
    case "neighbour": {
      const near = inside.find((each) => "Dlg".includes(each.kind))?.value ?? 1;
      return [{ kind: "shift", span, modifier, unit: "day", amount: near, time: null }];
    }
    case "shift": {
      const direction =
        inside.find((each) => "lgG".includes(each.kind))?.value ??
        (/^before$/iu.test(inside.at(-2)?.text ?? "") ? -1 : 1);
      const amount = (amountOf(inside) ?? 1) * direction;
      // A decade earlier than 490 is 500, not the decade of it.
      const years = unit === "decade" ? 10 : unit === "century" ? 100 : 0;
      const shift = {
        kind: "shift",
        span,
        modifier,
        unit: years > 0 ? "year" : unit,
        amount: years > 0 ? years * amount : amount,
        time: null,
      } as const;
      return [last?.kind === "T" ? { ...shift, fromToday: true } : shift];
    }
    case "duration":
      return [{ ...open, amount: amountOf(inside) }];
    case "part-of-day":
      return [
        { kind: "shift", span, modifier: modifier ?? timeIn(inside), unit: "day", amount: step, time: null },
      ];
    case "deictic":
      return [{ kind: "deictic", span, modifier, unit: "day", amount: inside[0]?.value ?? 0, day: null }];
    case "inst": {
      const day = inside.find((each) => "do".includes(each.kind))?.value ?? null;
      const months = inside.find((each) => each.kind === "I")?.value ?? 0;
      return [{ kind: "deictic", span, modifier, unit: "month", amount: months, day }];
    }
    default:
      return [];
  }
}

/** English only, where `year` and `years` differ by the ending alone; elsewhere the article tells. */
function isPlural(unit: Lexeme): boolean {
  return /^(?:minutes|hours|days|weeks|months|years|decades|centuries)$/iu.test(unit.text);
}

type Dated = (fields: Partial<DateFields>, at?: Expression["span"], anchor?: Relation | null) => Expression;

/** Days and months, one expression for each day or month of a list; what stands once is shared by all. */
function calendarDates(inside: readonly Lexeme[], dated: Dated, rule: RuleName, start: number): Expression[] {
  const months = inside.filter((each) => each.kind === "M" || each.kind === "A");
  const monthAt = inside.findIndex((each) => each.kind === "M" || each.kind === "A");
  const bcAt = inside.findIndex((each) => each.kind === "B");
  const bcYear = bcAt > 0 ? inside[bcAt - 1] : undefined;
  const days = inside.filter(
    (each) => (each.kind === "d" || each.kind === "o") && each !== bcYear && each.value >= 1,
  );
  const year = yearIn(inside);
  const anchor = rule === "month-anchor" ? yearOf(inside) : anchorOf(inside);
  const points = days.length > 0 ? days : months;
  return points.map((point, i) => {
    // In `4 and 5 May 1940` the last day takes the rest; in `May 4 and 5, 1940` the first takes the month.
    const isLast = i === points.length - 1;
    const nextPoint = points[i + 1];
    const to = isLast
      ? inside.at(-1)
      : days.length > 0 && nextPoint && inside.indexOf(nextPoint) > monthAt && inside.indexOf(point) < monthAt
        ? inside[monthAt]
        : point;
    const month = days.length > 0 ? months[0]?.value : point.value;
    const span = { start: i === 0 ? start : point.start, end: to?.end ?? point.end };
    return dated({ year, month: month ?? null, day: days.length > 0 ? point.value : null }, span, anchor);
  });
}

/** `1940`, and both ends of `1914-18`. */
function years(inside: readonly Lexeme[], dated: Dated, start: number): Expression[] {
  const first = inside.find((each) => each.kind === "Y");
  const at = inside.findIndex((each) => each.kind === "Y");
  if (!first) return [];
  const second = inside.slice(at + 1).find((each) => each.kind === "d" || each.kind === "n");
  if (!second) return [dated({ year: first.value })];
  const base = 10 ** second.text.length;
  const end = Math.floor(first.value / base) * base + second.value;
  const head = { start, end: first.end };
  return end > first.value
    ? [dated({ year: first.value }, head), dated({ year: end }, { start: second.start, end: second.end })]
    : [dated({ year: first.value }, head)];
}

function yearIn(inside: readonly Lexeme[]): number | null {
  const bcAt = inside.findIndex((each) => each.kind === "B");
  const bc = bcAt > 0 ? inside[bcAt - 1] : undefined;
  if (bc) return -bc.value;
  return inside.find((each) => each.kind === "Y")?.value ?? null;
}

function decadeOf(inside: readonly Lexeme[], century: number): number | null {
  const number = inside.find((each) => "XYdnw".includes(each.kind));
  if (!number) return null;
  const bc = inside.some((each) => each.kind === "B");
  const year = number.value < 100 && !bc ? century * 100 + number.value : number.value;
  return bc ? -Math.floor(year / 10) : Math.floor(year / 10);
}

function anchorOf(inside: readonly Lexeme[]): Relation | null {
  if (inside.some((each) => each.kind === "q")) return "next";
  if (inside.some((each) => each.kind === "r")) return "previous";
  return inside.some((each) => each.kind === "z") ? "same" : null;
}

/** `June of that year`, `June of the following year`. */
function yearOf(inside: readonly Lexeme[]): Relation {
  const own = anchorOf(inside);
  return own === "next" ? "year-after" : own === "previous" ? "year-before" : "same";
}

function modifierOf(inside: readonly Lexeme[]): string | null {
  const part = inside.find((each) => each.kind === "e");
  if (part) return PARTS_OF_YEAR[part.value] ?? null;
  const time = timeIn(inside);
  if (time !== null) return time;
  return inside.some((each) => each.kind === "a") ? "about" : null;
}

function timeIn(inside: readonly Lexeme[]): string | null {
  const part = inside.find((each) => each.kind === "h");
  return part ? (PARTS_OF_DAY[part.value] ?? null) : null;
}

/** How many: `two`, `twenty-one`, `12`; `a` is one; null for `several`. */
function amountOf(inside: readonly Lexeme[]): number | null {
  if (inside.some((each) => each.kind === "v")) return null;
  const numbers = inside.filter((each) => "wdnbY".includes(each.kind)).map((each) => each.value);
  const [a, b] = numbers;
  if (a === undefined) return inside.some((each) => each.kind === "t") ? 1 : null;
  // forty-five, two hundred
  if (b === undefined) return a;
  return b === 100 ? a * 100 : a + b;
}

function clockText(inside: readonly Lexeme[]): string | null {
  const clock = inside[0];
  if (!clock) return null;
  const [hourText = "", minuteText = "00"] = clock.text.split(/[:.h]/u);
  const half = inside.find((each) => each.kind === "m");
  let hour = Number.parseInt(hourText, 10);
  if (half) hour = (hour % 12) + half.value;
  const minute = Number.parseInt(minuteText, 10);
  if (hour > 24 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
