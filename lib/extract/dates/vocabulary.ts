import { de } from "./words/de.ts";
import { el } from "./words/el.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { fr } from "./words/fr.ts";
import { it } from "./words/it.ts";
import { lv } from "./words/lv.ts";
import { pl } from "./words/pl.ts";
import { ru } from "./words/ru.ts";
import type { DateWords, Unit } from "./words/types.ts";
import { uk } from "./words/uk.ts";

/**
 * The classes of words and numbers that the grammar is written in, one letter each, so that a sentence becomes a string
 * and a rule a regular expression over it.
 *
 * M month · A short month · S season · K weekday · U unit · w number word · o ordinal · Y year · d 1 to 31 · n number ·
 * X decade · e early, mid, late, end of · f half, part · a about · j more than · q next · r previous · z that · l later · g earlier · G ago ·
 * v several · h part of the day · T today · I inst., ult. · C clock time · m a.m., p.m. · c o'clock · N numeric date ·
 * R Roman number · B before Christ · E Anno Domini · Z decade noun · D the day after · H holiday · p of · t article · L and, to ·
 * i other word before a date · x anything else; punctuation is itself.
 */
export type Kind = string;

export type WordClass = { readonly kind: Kind; readonly value: number; readonly word: string };

/** A language ready for looking words up. */
export type Vocabulary = {
  readonly code: string;
  readonly words: ReadonlyMap<string, WordClass>;
  /** Words that may stand before a day or a year. */
  readonly before: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly capitalMonths: boolean;
  readonly dotOrdinals: boolean;
  /** `años`, `lata`: before a number they make a decade of it, elsewhere they are years. */
  readonly decadeNouns: ReadonlySet<string>;
};

export const UNITS: readonly Unit[] = [
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "season",
  "year",
  "decade",
  "century",
];
export const SEASONS = ["SP", "SU", "FA", "WI"] as const;
export const PARTS_OF_YEAR = ["early", "mid", "late", "start", "middle", "end"] as const;
export const PARTS_OF_DAY = ["morning", "afternoon", "evening", "night"] as const;

const TABLES: readonly DateWords[] = [en, de, fr, es, it, ru, uk, pl, lv, el];
const compiled = new Map<string, Vocabulary>();

/** The vocabulary of a language; English for one without a table, whose numeric dates are still found. */
export function vocabularyOf(code: string): Vocabulary {
  const table = TABLES.find((each) => each.code === code) ?? en;
  const known = compiled.get(table.code);
  if (known) return known;
  const made = compile(table);
  compiled.set(table.code, made);
  return made;
}

function compile(table: DateWords): Vocabulary {
  const words = new Map<string, WordClass>();
  // The first class that claims a word keeps it, so the order below is the order of precedence.
  const add = (forms: string, kind: Kind, value: number, name = ""): void => {
    for (const form of forms.split(" ")) {
      if (form !== "" && !words.has(form)) words.set(form, { kind, value, word: name === "" ? form : name });
    }
  };
  const addNumbers = (pairs: string, kind: Kind): void => {
    for (const pair of pairs.split(" ")) {
      const [form = "", value = "0"] = pair.split(":");
      add(form, kind, Number(value));
    }
  };
  table.months.forEach((forms, i) => {
    add(forms, "M", i + 1);
  });
  table.weekdays.forEach((forms, i) => {
    add(forms, "K", i + 1);
  });
  SEASONS.forEach((season, i) => {
    add(table.seasons[season], "S", i);
  });
  UNITS.forEach((unit, i) => {
    add(
      table.units[unit]
        .split(" ")
        .filter((form) => form.length > 2)
        .join(" "),
      "U",
      i,
      unit,
    );
  });
  addNumbers(table.ordinals, "o");
  addNumbers(table.neighbours, "D");
  add(table.decadeNouns, "Z", 0);
  for (const [i, part] of PARTS_OF_YEAR.entries()) add(table[part], "e", i, part);
  for (const [i, part] of PARTS_OF_DAY.entries()) add(table[part], "h", i, part);
  addNumbers(table.deictic, "T");
  add(table.same, "z", 0);
  add(table.next, "q", 1);
  add(table.previous, "r", -1);
  add(table.later, "l", 1);
  add(table.earlier, "g", -1);
  add(table.ago, "G", -1);
  add(table.articles, "t", 1);
  add(table.of, "p", 0);
  addNumbers(table.numbers, "w");
  add(table.vague, "v", 0);
  add(table.about, "a", 0);
  add(table.quantity, "j", 0);
  add(table.portion, "f", 0);
  add(table.links, "L", 0);
  add(table.before, "i", 0);
  table.shortMonths.forEach((forms, i) => {
    add(forms, "A", i + 1);
  });
  // One-letter units (г., р., r., w.) only mean something after a number.
  UNITS.forEach((unit, i) => {
    add(
      table.units[unit]
        .split(" ")
        .filter((form) => form.length <= 2)
        .join(" "),
      "u",
      i,
      unit,
    );
  });
  add("inst instant", "I", 0);
  add("ult ultimo", "I", -1);
  add("prox proximo", "I", 1);
  add("o'clock uhr hours", "c", 0);
  add("christmas weihnachten noël navidad", "H", 1225);
  return {
    code: table.code,
    words,
    before: new Set(`${table.before} ${table.of} ${table.about}`.split(" ")),
    links: new Set(table.links.split(" ")),
    capitalMonths: table.capitalMonths,
    dotOrdinals: table.dotOrdinals,
    decadeNouns: new Set(table.decadeNouns.split(" ").filter((word) => word !== "")),
  };
}
