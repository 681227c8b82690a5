/** The longest name of a person, a group and a class. */
export const LONGEST_PERSON_NAME = 60;
export const LONGEST_GROUP_NAME = 40;
export const LONGEST_CLASS_NAME = 80;

/** A line that somebody typed: no controls, no marks of direction, one space between words. */
export function tidyLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (mark) => (mark === "\u200d" ? mark : " "))
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * A name as a list of pupils has it: "3. Bell, Ann" is Ann Bell. A number, a bullet or quotation marks before it are no
 * part of it, nor is a comma that only says what comes first.
 */
export function listedName(text: string): string {
  const name = tidyLine(text)
    // 12. Ann · 12) Ann · 12 Ann · - Ann · • Ann
    .replace(/^(?:\d{1,4}[.)]?\s+|\d{1,4}[.)]|[-–—*•·]\s*)/u, "")
    .replace(/^["“„'](.{1,200})["”“']$/u, "$1")
    .trim();
  const [last = "", first = "", ...more] = name.split(",").map((part) => part.trim());
  return more.length === 0 && first !== "" && last !== "" ? `${first} ${last}` : name.replace(/,$/u, "");
}
