/** Units of measure and money, each with every way it is written after a number; folded. */
const MEASURES: Readonly<Record<string, string>> = {
  percent: "% pct percent percents percentage prozent procent",
  permille: "‰ permille",
  usd: "$ usd dollar dollars",
  eur: "€ eur euro euros",
  gbp: "£ gbp pound pounds",
  yen: "¥ jpy yen",
  km: "km kilometre kilometres kilometer kilometers",
  m: "m metre metres meter meters",
  cm: "cm centimetre centimetres centimeter centimeters",
  mm: "mm millimetre millimetres millimeter millimeters",
  mile: "mi mile miles",
  foot: "ft foot feet",
  kg: "kg kilogram kilograms kilogramme kilogrammes kilo kilos",
  g: "g gram grams gramme grammes",
  mg: "mg milligram milligrams",
  tonne: "t tonne tonnes ton tons",
  l: "l litre litres liter liters",
  ml: "ml millilitre millilitres milliliter milliliters",
  second: "s sec secs seconds",
  minute: "min mins minute minutes",
  hour: "h hr hrs hour hours",
  day: "d day days",
  week: "wk week weeks",
  month: "month months",
  year: "y yr yrs year years",
  degree: "° deg degree degrees",
};
const NAMES = new Map(
  Object.entries(MEASURES).flatMap(([name, forms]) => forms.split(" ").map((form) => [form, name] as const)),
);

/** The measure that a word behind a number names. */
export function measureOf(word: string): string | undefined {
  return NAMES.get(word);
}

/** "$" and its like stand before their number. */
export function isMoneySign(sign: string): boolean {
  return /^[$€£¥]$/u.test(sign);
}
