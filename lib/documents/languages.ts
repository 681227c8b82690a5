import { eld } from "eld/small";

/** Letters enough for a guess that is right more often than not. */
const ENOUGH_LETTERS = 12;
/** What is looked at of a long passage; more changes nothing. */
const SAMPLE = 400;

/** The ISO 639-1 code of the language a passage is written in, or `und` when it is too short or too mixed to tell. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.replace(/[^\p{L}]+/gu, "").length;
  if (letters < ENOUGH_LETTERS) return "und";
  const result = eld.detect(sample);
  return result.language === "" ? "und" : result.language;
}
