/** The small words that decide how an answer is read. All are folded: small letters, no accents. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Articles by language; English ones where none is named. */
const ARTICLES: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set("the a an"),
  de: set("der die das den dem des ein eine einen einem einer eines"),
  fr: set("le la les l un une des du"),
  es: set("el la los las lo un una unos unas"),
  it: set("il lo la i gli le l un uno una"),
  pt: set("o a os as um uma uns umas"),
  nl: set("de het een"),
  sv: set("en ett den det de"),
  da: set("en et den det de"),
  nb: set("en ei et den det de"),
  ca: set("el la els les l un una"),
};

/** The main part of a language tag: "de" of de-AT. English where nothing is said. */
export function mainLanguage(language: string | undefined): string {
  const [main = ""] = (language ?? "en").toLowerCase().split("-");
  return main === "no" || main === "nn" ? "nb" : main;
}

export function isArticle(word: string, language: string): boolean {
  return ARTICLES[language]?.has(word) ?? false;
}

/** Where articles have a gender, the wrong one is a slip; English has none to get wrong. */
export function hasGenders(language: string): boolean {
  return language !== "en" && language in ARTICLES;
}

/** Whether one stands in an answer changes everything. */
const NEGATIONS = set(
  "not no none never nothing nobody nowhere neither nor without nicht kein keine keinen keinem keiner keines nie niemals " +
    "ohne niemand nichts ne pas jamais sans aucun aucune rien nunca jamas sin ningun ninguna nada non mai senza nessuno " +
    "nessuna niente nao sem nenhum nenhuma niet geen nooit zonder inte aldrig utan ikke aldri uden uten nie bez brak " +
    "не ни нет без никогда никто ничего",
);
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}

/** As a whole answer these mean the same. */
const NOTHING = set("none no nothing nobody nil zero");
export function meansNothing(word: string): boolean {
  return NOTHING.has(word);
}

const ANDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set("and"),
  de: set("und sowie"),
  fr: set("et"),
  es: set("y e"),
  it: set("e ed"),
  pt: set("e"),
  nl: set("en"),
  sv: set("och"),
  da: set("og"),
  nb: set("og"),
  pl: set("i oraz"),
  ru: set("и"),
  uk: set("і та й"),
};
export function isAnd(word: string, language: string): boolean {
  return word === "&" || (ANDS[language]?.has(word) ?? word === "and");
}

const ORS = set("or oder ou o oppure of eller lub albo czy или або");
/** Whoever writes two answers with this between them has given none. */
export function isOr(word: string, language: string): boolean {
  return language === "en" ? word === "or" : ORS.has(word) && !isArticle(word, language);
}

/** May be left out or added: the question leads to them, or they say nothing of their own. */
const FREE = set(
  "of in on at to for as that number circa about around approximately approx roughly ca mr mrs ms its his her their ^",
);
/** May stand at the head of an answer or not: "It never replied", "Because the ice …". */
const FREE_AT_HEAD = set("it they he she there this these because by");
/** Small words that say little, but something: leaving one out is a slip. */
const LIGHT = set(
  "by from with was were is are be been being am had has have did do does will would within this that these " +
    "those it they he she also own",
);
export type Weight = "free" | "light" | "content";

export function weightOf(word: string, first: boolean): Weight {
  if (FREE.has(word) || (first && FREE_AT_HEAD.has(word))) return "free";
  return LIGHT.has(word) ? "light" : "content";
}

/** What an abbreviation stands for. */
const LONG: Readonly<Record<string, string>> = {
  no: "number",
  nr: "number",
  "№": "number",
  "#": "number",
  dr: "doctor",
  prof: "professor",
  st: "saint",
  mt: "mount",
  gen: "general",
  col: "colonel",
  capt: "captain",
  lt: "lieutenant",
  gov: "governor",
  sen: "senator",
  pres: "president",
  co: "company",
  corp: "corporation",
  dept: "department",
  univ: "university",
  govt: "government",
  vs: "versus",
  v: "versus",
  jr: "junior",
  sr: "senior",
  bce: "bc",
  ce: "ad",
  jan: "january",
  feb: "february",
  mar: "march",
  apr: "april",
  jun: "june",
  jul: "july",
  aug: "august",
  sep: "september",
  sept: "september",
  oct: "october",
  nov: "november",
  dec: "december",
  celsius: "c",
  fahrenheit: "f",
  "×": "*",
  "÷": "/",
};
export function longForm(word: string): string | undefined {
  return Object.hasOwn(LONG, word) ? LONG[word] : undefined;
}

/** Names of several words with their usual letters; `#2` is any way to write two or second. */
const PHRASES: readonly (readonly [key: string, ...forms: string[]])[] = [
  ["ussr", "soviet union", "union of soviet socialist republics"],
  ["usa", "united states", "united states of america", "us of a"],
  ["uk", "united kingdom"],
  ["un", "united nations", "uno"],
  ["eu", "european union"],
  ["gdr", "german democratic republic", "ddr"],
  ["frg", "federal republic of germany"],
  ["prc", "people s republic of china", "peoples republic of china"],
  ["uae", "united arab emirates"],
  ["britain", "great britain"],
  ["dna", "deoxyribonucleic acid"],
  ["rna", "ribonucleic acid"],
  ["wwi", "world war #1", "#1 world war", "ww1", "ww #1"],
  ["wwii", "world war #2", "#2 world war", "ww2", "ww #2"],
];
const BY_FIRST = new Map<string, { readonly key: string; readonly words: readonly string[] }[]>();
for (const [key, ...forms] of PHRASES) {
  for (const form of forms) {
    const words = form.split(" ");
    const first = words[0] ?? "";
    const held = BY_FIRST.get(first) ?? [];
    held.push({ key, words });
    BY_FIRST.set(
      first,
      held.sort((a, b) => b.words.length - a.words.length),
    );
  }
}
/** The names that may begin with this word, the longest first. */
export function phrasesFrom(
  word: string,
): readonly { readonly key: string; readonly words: readonly string[] }[] {
  return BY_FIRST.get(word) ?? [];
}
