import { foldText } from "#lib/base/text.ts";

// Russian, Ukrainian, Belarusian and Bulgarian letters, as English newspapers write them.
const CYRILLIC: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  е: "e",
  ё: "e",
  є: "ie",
  ж: "zh",
  з: "z",
  и: "i",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ў: "u",
  ф: "f",
  х: "h",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "i",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
};
const CASE_ENDING = /(?:ого|ому|ыми|ами|ями|ой|ою|ом|ем|ым|им|ых|ую|ая|ов|а|у|е|ы|и|я|ю)$/u;

/** Whether a name is written in Cyrillic letters. */
export function isCyrillic(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    if (word.charCodeAt(i) >= FIRST_CYRILLIC) return /\p{Script=Cyrillic}/u.test(word);
  }
  return false;
}

const FIRST_CYRILLIC = 0x400;

/**
 * A family name in a form in which spellings from several alphabets and customs meet: Молотов, Molotov and Molotow are
 * one, so are Tchaikovsky and Chaikovski. For comparing only.
 */
export function soundKey(word: string): string {
  // Folding takes the breve off й, which only turns it into и.
  const latin = Array.from(foldText(word), (letter) => CYRILLIC[letter] ?? letter).join("");
  return latin
    .replace(/[^a-z]+/gu, "")
    .replace(/tsch|tch|tsh|cz/gu, "ch")
    .replace(/sch|sz/gu, "sh")
    .replace(/kh/gu, "h")
    .replace(/ph|ff/gu, "f")
    .replace(/w/gu, "v")
    .replace(/ck|q|c(?!h)/gu, "k")
    .replace(/[yj]/gu, "i")
    .replace(/ii+/gu, "i")
    .replace(/(.)\1+/gu, "$1");
}

/** The sound keys a Cyrillic word in some case may stand for: Гитлером → gitler, hitler (foreign H is written Г). */
export function soundKeys(word: string): readonly string[] {
  if (!isCyrillic(word)) return [soundKey(word)];
  const lower = word.toLowerCase();
  const stems = lower.length > 4 ? [lower, lower.replace(CASE_ENDING, "")] : [lower];
  const keys = stems.map(soundKey);
  return [...new Set([...keys, ...keys.map((key) => key.replace(/^g/u, "h"))])].filter(
    (key) => key.length > 2,
  );
}
