import type { FieldLanguage } from "#lib/notes/types.ts";
import type { StudyCard } from "./types.ts";

type Sides = Pick<StudyCard, "extra">;
export type Direction = "ltr" | "rtl" | "auto";

/** Languages that are written from right to left, by the main part of their tags. */
const RIGHT_TO_LEFT = new Set("ar arc ckb dv fa he iw ks nqo ps sd syr ug ur yi".split(" "));

/** In what language and direction a question is written. */
export function questionField({ extra }: Sides): FieldLanguage | undefined {
  return extra?.questionLanguage;
}

/** The same of the answer: of a choice, an order or a list it is the question's, until another is said. */
export function answerField({ extra }: Sides): FieldLanguage | undefined {
  return extra?.answerLanguage ?? (extra?.task ? extra.questionLanguage : undefined);
}

/** The direction to draw a field in: as it was said, else that of its language, else as its first letter goes. */
export function directionOf(field: FieldLanguage | undefined): Direction {
  if (field?.direction !== undefined) return field.direction;
  const tag = field?.language?.toLowerCase() ?? "";
  const [main = ""] = tag.split(/[-_]/u);
  // az-Arab, pa-Arab
  return RIGHT_TO_LEFT.has(main) || /-(?:arab|hebr)\b/u.test(tag) ? "rtl" : "auto";
}

/** Scripts that tell the language, or the one that is most likely meant. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Georgian}/gu, "ka"],
];

/**
 * The language to read a text aloud in where nobody said one: that of its script where most of its letters are in one
 * that tells, else the one given. Han letters among Japanese ones are Japanese.
 */
export function spokenLanguage(text: string, otherwise: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const shares = SCRIPTS.map(([script, language]) => ({
    language,
    share: (text.match(script)?.length ?? 0) / Math.max(1, letters),
  }));
  const kana = shares.find(({ language }) => language === "ja")?.share ?? 0;
  const most = shares.reduce((a, b) => (b.share > a.share ? b : a));
  if (most.language === "zh" && kana > 0) return "ja";
  return most.share > 0.5 ? most.language : otherwise;
}
