import { foldWord } from "./fold-word.ts";
import { editsBetween, slipsAllowed } from "./near-words.ts";
import { mainLanguage } from "./words.ts";

/** The middle of January 2020 and the length of a month: each of twelve steps lies in another month. */
const MID_JANUARY = 1_579_046_400_000;
const MONTH_MS = 2_629_800_000;

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Month names of a language and of English, long and short, alone and in a date ("ноябрь", "ноября"); folded. */
function monthsIn(language: string): ReadonlyMap<string, number> {
  const known = tables.get(language);
  if (known) return known;
  const table = new Map<string, number>();
  for (const one of new Set(["en", language])) {
    for (const month of ["long", "short"] as const) {
      for (const options of [{ month }, { month, day: "numeric" }] as const) {
        const format = formatIn(one, options);
        for (let at = 0; at < 12; at += 1) {
          const parts = format.formatToParts(MID_JANUARY + at * MONTH_MS);
          const name = foldWord(parts.find((part) => part.type === "month")?.value ?? "").replace(/\.$/u, "");
          if (/^\p{L}{3,}$/u.test(name)) table.set(name, at + 1);
        }
      }
    }
  }
  table.set("sept", 9);
  tables.set(language, table);
  return table;
}

function formatIn(language: string, options: { readonly month: "long" | "short"; readonly day?: "numeric" }) {
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
  } catch {
    // A tag that is none.
    return new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" });
  }
}

/** The month that a folded word names, and whether it is misspelt; null for any other word. */
export function monthOf(
  word: string,
  language: string | undefined,
): { readonly month: number; readonly slip: boolean } | null {
  const months = monthsIn(mainLanguage(language));
  const exact = months.get(word);
  if (exact !== undefined) return { month: exact, slip: false };
  const near = [...months].filter(
    ([name]) => name.charAt(0) === word.charAt(0) && editsBetween(name, word, slipsAllowed(name)) !== null,
  );
  const [found] = near;
  return found && near.every(([, month]) => month === found[1]) ? { month: found[1], slip: true } : null;
}

const SEASONS = new Map([
  ["spring", 1],
  ["summer", 2],
  ["autumn", 3],
  ["fall", 3],
  ["winter", 4],
]);
export function seasonOf(word: string): number | undefined {
  return SEASONS.get(word);
}
