import { eld } from "eld/small";

/** What is looked at of a passage; more makes it slower and no surer. */
const SAMPLE = 200;
/** Letters from which a guess may stand against the language of the rest of the document. */
const ENOUGH_ALONE = 60;
const ENOUGH_SURE = 24;

/**
 * The ISO 639-1 code of each passage's language, `und` where nothing tells. Short passages (headings, names, dates)
 * follow the document's main language unless they are surely in another one or in another script.
 */
export function languagesOf(passages: readonly string[]): string[] {
  const guesses = passages.map(guess);
  const weight = new Map<string, number>();
  for (const { code, letters } of guesses) {
    if (letters >= ENOUGH_ALONE) weight.set(code, (weight.get(code) ?? 0) + letters);
  }
  // A document of short lines alone is judged by all of them together.
  const short = weight.size === 0 ? passages.slice(0, 50).join(" ").slice(0, SAMPLE) : "";
  if (/\p{L}{2}/u.test(short)) weight.set(detect(short).code, 1);
  const main = [...weight].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  const script = scriptOf(
    passages
      .filter((_, i) => guesses[i]?.code === main)
      .join(" ")
      .slice(0, SAMPLE),
  );
  return guesses.map(({ code, letters, sure, own }) => {
    if (letters >= ENOUGH_ALONE || main === null) return code;
    if (own !== "" && own !== script) return code;
    return sure && letters >= ENOUGH_SURE ? code : main;
  });
}

type Guess = {
  readonly code: string;
  readonly letters: number;
  readonly sure: boolean;
  readonly own: string;
};

function guess(text: string): Guess {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const own = scriptOf(sample);
  // Too short to be surer than the rest of the document.
  if (letters < ENOUGH_SURE) return { code: "und", letters, sure: false, own };
  return { ...detect(sample), letters, own };
}

function detect(sample: string): { readonly code: string; readonly sure: boolean } {
  const result = eld.detect(sample);
  return { code: result.language === "" ? "und" : result.language, sure: result.isReliable() };
}

function scriptOf(text: string): string {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const greek = text.match(/\p{Script=Greek}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const most = Math.max(cyrillic, greek, latin);
  if (most === 0) return "";
  if (most === latin) return "latin";
  return most === cyrillic ? "cyrillic" : "greek";
}
