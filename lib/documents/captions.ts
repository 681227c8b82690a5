const PAST =
  /\b(?:was|were|had|did|\p{Ll}{2,12}ed|went|came|took|made|gave|began|became|led|sent|said|told|wrote|held|left|met|won|lost|fell|fought)\b/giu;
const PRESENT = /\b(?:is|are|has|have|does|lies|stands|shows|runs|can|may)\b/giu;
const PLACE_WORDS =
  /\b(?:north|south|east|west|northern|southern|eastern|western|(?:north|south)(?:east|west)(?:ern)?|left|right|corner|centre|center|above|below|behind|foreground|background|beneath|beside|middle|front row|back row)\b/giu;

/** Whether a text tells of what happened, rather than of what is. */
export function isNarrative(sample: string): boolean {
  return (sample.match(PAST)?.length ?? 0) > 2 * (sample.match(PRESENT)?.length ?? 0);
}

/**
 * Whether a short paragraph between paragraphs of narrative describes a picture or a map: it says where things stand,
 * in the present tense, and tells nothing that happened.
 */
export function describesPicture(text: string): boolean {
  if (text.length > 260 || /["“”«»]/u.test(text)) return false;
  const places = text.match(PLACE_WORDS)?.length ?? 0;
  if (places === 0 || PAST.test(text)) {
    PAST.lastIndex = 0;
    return false;
  }
  const seen = /\b(?:seen|pictured|shown|depicted|map|photograph|portrait|view)\b/iu.test(text);
  return places >= 2 || seen;
}
