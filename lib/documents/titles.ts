import { slice } from "#lib/base/text.ts";
import type { Block } from "./types.ts";

/** A title longer than this is cut. */
const MAX_TITLE = 180;
/** An opening line up to this length that does not end like a sentence serves as it stands. */
const MAX_LINE = 60;
/** How many words of an opening sentence stand for a title, and from how many on a comma may end them. */
const MAX_WORDS = 7;
const MIN_WORDS = 3;

/**
 * What to call a document: the heading that opens it, the title it gives itself (`own`), else how its first sentence
 * begins, ending in `…` (`In June and July 1939 …`). The file's name only when there is no text.
 */
export function titleOf(
  name: string,
  text: string,
  blocks: readonly Block[],
  own: string | undefined,
): string {
  const first = blocks.find((block) => block.zone !== "noise");
  const top = blocks.find((block) => block.zone === "heading" && block.level === 1);
  const opening = first?.zone === "heading" ? first : undefined;
  // `The Old Mill | Example News`: the site's name is not part of the title.
  const named = own?.replace(/\s[|·–—-]\s[^|·–—]{1,40}$/u, "").slice(0, MAX_TITLE) ?? "";
  const heading = top ?? (named === "" ? opening : undefined);
  if (heading !== undefined) return shown(text, heading).slice(0, MAX_TITLE);
  if (named !== "") return named;
  return (first === undefined ? "" : openingWords(shown(text, first)).slice(0, MAX_TITLE)) || name;
}

function shown(text: string, { span }: Block): string {
  return slice(text, span).replace(/\s+/gu, " ").trim();
}

// "In June and July 1939, …" · "An unusual episode unfolded: …": where a short opening can end
const PAUSE = /[,;:]\s|\s[–—(]|[.?!]["”’)]?\s/u;
const DANGLING =
  /\s(?:an?|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|is|was|were|are|had|has|have|his|her|its|their|as|than|into|over|under|between|before|after|during|two|three|four|five|six|seven|eight|nine|ten|some|many|most|several)$/iu;

function openingWords(text: string): string {
  if (text.length <= MAX_LINE && !/[.?!]["”’)]?$/u.test(text)) return text;
  const words = text.split(" ");
  const pause = PAUSE.exec(text)?.index ?? text.length;
  const upTo = text.slice(0, pause).split(" ").length;
  let cut = words.slice(0, upTo >= MIN_WORDS && upTo <= MAX_WORDS ? upTo : MAX_WORDS).join(" ");
  while (DANGLING.test(cut)) cut = cut.replace(DANGLING, "");
  cut = calm(cut.replace(/^["“”'‘«„]+|["“”,;:.?!]+$/gu, ""));
  return cut === "" ? "" : `${cut} …`;
}

/** `IN LATE 1940`: capitals that open an article for their looks. */
function calm(text: string): string {
  const loud = /^(?:[\p{Lu}\p{N}’'.-]{1,30}(?:\s+|$)){2,8}/u.exec(text)?.[0] ?? "";
  if (!/\p{Lu}{2}/u.test(loud)) return text;
  return loud.charAt(0) + loud.slice(1).toLowerCase() + text.slice(loud.length);
}
