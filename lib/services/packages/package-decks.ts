import { DEEPEST } from "../own-decks/deck-names.ts";

const LONGEST_TITLE = 160;
const LONGEST_PATH = 400;

/** A deck's name as Anki has it, as one that we can have: five levels, none of them empty or endless. */
export function deckPath(name: string): string {
  const levels = name
    .split("::")
    .map((level) =>
      level
        .replace(/\p{C}+/gu, " ")
        .replace(/\s+/gu, " ")
        .trim(),
    )
    .map((level) => (level === "" ? "Untitled" : level));
  const most = Math.floor(LONGEST_PATH / Math.min(levels.length, DEEPEST)) - 2;
  const fitted = [...levels.slice(0, DEEPEST - 1), levels.slice(DEEPEST - 1).join(", ")].filter(
    (level) => level !== "",
  );
  return fitted.map((level) => cut(level, Math.min(LONGEST_TITLE, most))).join("::");
}

function cut(text: string, most: number): string {
  let kept = "";
  for (const sign of text) {
    if (kept.length + sign.length > most) break;
    kept += sign;
  }
  return kept.trim();
}

const LONGEST_TAG = 100;
const MOST_TAGS = 50;

/** Tags as we can have them: what they may not hold becomes a line below. */
export function packedTags(tags: readonly string[]): readonly string[] {
  const fitted = tags.map((tag) =>
    cut(
      tag
        .replace(/[\p{C}"(),]/gu, "_")
        .replace(/^#+/u, "")
        .replace(/:{3,1000}/gu, "::"),
      LONGEST_TAG,
    ),
  );
  return [...new Set(fitted.filter((tag) => tag !== ""))].slice(0, MOST_TAGS);
}
