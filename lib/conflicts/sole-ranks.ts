import { foldText, slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import { settingOf } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import type { Fact } from "./sole-facts.ts";

/** Ranks of which nobody has two at one time. A captain may be one of a ship or of a team, whatever his rank. */
const RANK =
  /\b(?<rank>(?:(?:lieutenant|major|brigadier|vice|rear)[\s-])?(?:lieutenant|major|colonel|general|sergeant|corporal|admiral|marshal|captain))\.?(?:\s\p{Lu}[\p{L}.’'-]*){0,2}\s?$/iu;
/** How far before the end of a name its rank stands. */
const BESIDE = 40;
/** People rise: only of one time are two ranks at odds. */
const EARLIER = /\b(?:then|later|promoted|now|future|former|retired|young|afterwards|rose)\b/iu;

/** Which rank a person had, where the time is known. */
export function ranksOfIn(passage: Passage, dossier: Dossier): Fact[] {
  const { terms } = dossier;
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  if (!CUE.test(body) || EARLIER.test(body) || settingOf(passage, dossier).length === 0) return [];
  return terms.namesIn(passage.document, passage.span).flatMap((name): Fact[] => {
    const who = terms.bearerOf(passage.document, name);
    if (terms.typeOf(who) !== "PER") return [];
    const family = /\S+$/u.exec(slice(text, name.span))?.[0] ?? "";
    const end = name.span.end - family.length;
    const before = text.slice(Math.max(passage.span.start, end - BESIDE), end);
    const match = RANK.exec(before);
    const rank = match?.groups?.rank;
    if (!match || rank === undefined) return [];
    const start = end - before.length + match.index;
    return [
      {
        passage,
        frame: `title of ${who}`,
        slot: "claim",
        focus: { start, end: start + rank.length },
        value: { kind: "label", label: foldText(rank).replace("-", " ") },
        words: rank,
        ask: `Which rank ${terms.nameOf(who)} had`,
        about: new Set(),
      },
    ];
  });
}

const CUE = /\b(?:lieutenant|major|colonel|general|sergeant|corporal|admiral|marshal|captain)\b/iu;
