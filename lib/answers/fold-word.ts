/** Letters that no decomposition takes apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
};

/**
 * A word for comparing: compatibility forms made plain (narrow, wide, ligatures, raised figures), small, without accents
 * and vowel signs, every script's digits as 0 to 9.
 */
export function foldWord(word: string): string {
  const small = word.normalize("NFKC").toLowerCase();
  if (/^[a-z0-9]*$/u.test(small)) return small;
  return small
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .replace(/[ßæœøłđðþħı]/gu, (letter) => PLAIN[letter] ?? letter)
    .replace(/\p{Nd}/gu, digit);
}

/** Digits stand in runs of ten that begin with their zero: ٤ is 4. */
function digit(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x80) return sign;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** Müller is also written Mueller; the fold alone makes Muller of it. */
export function umlautForm(word: string): string | null {
  const small = word.normalize("NFC").toLowerCase();
  if (!/[äöü]/u.test(small)) return null;
  return foldWord(small.replace(/[äöü]/gu, (letter) => `${letter}e`));
}

// British endings and pairs of letters, with what America writes. Only where enough of a word stands before.
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/u, "iz"], // organise, organisation
  [/(?<=\p{L}{2})ys(?=(?:e|ed|es|ing)$)/u, "yz"], // analyse
  [/(?<=\p{L}{2})our(?=(?:s|ed|ing|al|able|ite|ful|less|hood)?$)/u, "or"], // colour, behavioural
  [/(?<=\p{L}{3})tre(?=s?$)/u, "ter"], // theatre
  [/(?<=\p{L}{3})ence(?=s?$)/u, "ense"], // defence
  [/(?<=\p{L}{3})ogue(?=s?$)/u, "og"], // catalogue
  [/(?<=\p{L}{3})ll(?=(?:ed|ing|er|ers)$)/u, "l"], // travelled
  [/^sulph/u, "sulf"],
  [/[ao]e(?=\p{L}{2})/u, "e"], // haemoglobin, oesophagus
  [/^grey/u, "gray"],
];

/** The word as it is spelt on the other side of the ocean; the word itself where there is no other way. */
export function americanForm(word: string): string {
  if (word.length < 4) return word;
  return SPELLINGS.reduce((form, [british, american]) => form.replace(british, american), word);
}
