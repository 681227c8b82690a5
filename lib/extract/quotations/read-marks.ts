import type { Span } from "#lib/base/text.ts";

/** One quotation mark, with what its surroundings allow it to be. */
export type Mark = Span & {
  /** Marks close only marks of their own family. */
  readonly family: "double" | "angle" | "corner" | "single" | "single-angle";
  readonly opens: boolean;
  readonly closes: boolean;
  /** What its shape says, where its surroundings allow both. */
  readonly leans: "open" | "close" | "none";
  /** A single mark that closes after a full stop or before one, not in the middle of running words. */
  readonly sound: boolean;
  /** A single mark that may be an apostrophe: after s (`workers' rights`) or a clipped ending (`goin' home`). */
  readonly clipped: boolean;
};

const MARK = /''|["“”„‟«»‹›「」『』'‘’‚]/gu;
const FAMILY: Readonly<Record<string, Mark["family"]>> = {
  "''": "double",
  '"': "double",
  "“": "double",
  "”": "double",
  "„": "double",
  "‟": "double",
  "«": "angle",
  "»": "angle",
  "「": "corner",
  "」": "corner",
  "『": "corner",
  "』": "corner",
  "‹": "single-angle",
  "›": "single-angle",
  "'": "single",
  "‘": "single",
  "’": "single",
  "‚": "single",
};
const OPENING = new Set(["“", "„", "‟", "«", "‹", "「", "『", "‘", "‚"]);
const CLOSING = new Set(["”", "»", "›", "」", "』", "’"]);
const LETTER = /[\p{L}\p{N}\p{M}]/u;
// Words that begin with an apostrophe: 'tis, 'em, '39.
const ELISION =
  /^(?:tis|twas|twere|twill|em|n|til|till|cause|cos|bout|round|ere|nuff|neath|gainst|tween|[0-9]{2}s?)(?![\p{L}\p{N}])/iu;

/** The quotation marks of one paragraph; apostrophes and marks of feet and inches are none. */
export function readMarks(text: string, paragraph: Span): Mark[] {
  const piece = text.slice(paragraph.start, paragraph.end);
  const marks: Mark[] = [];
  MARK.lastIndex = 0;
  for (let match = MARK.exec(piece); match; match = MARK.exec(piece)) {
    const mark = markAt(piece, match.index, match[0], paragraph.start);
    if (mark) marks.push(mark);
  }
  return marks;
}

function markAt(piece: string, at: number, shape: string, offset: number): Mark | null {
  const family = FAMILY[shape] ?? "double";
  const before = at === 0 ? " " : piece.charAt(at - 1);
  const after = at + shape.length >= piece.length ? " " : piece.charAt(at + shape.length);
  const spaceBefore = /\s/u.test(before);
  const spaceAfter = /\s/u.test(after);
  const single = family === "single";
  const afterOpening =
    /[([{—–/=>-]/u.test(before) ||
    OPENING.has(before) ||
    (before === '"' && single) ||
    (before === "'" && !single);
  let opens = (spaceBefore || afterOpening) && !spaceAfter;
  let closes = !spaceBefore && (spaceAfter || !LETTER.test(after));
  const leans = OPENING.has(shape) ? "open" : CLOSING.has(shape) ? "close" : "none";
  if (single) {
    if (LETTER.test(before) && LETTER.test(after)) return null;
    if (opens && ELISION.test(piece.slice(at + 1, at + 9))) opens = false;
    if (opens && !(LETTER.test(after) || /["“.…[(¡¿$£€]/u.test(after))) opens = false;
    if (shape === "‘") closes = false;
  } else if (family === "corner") {
    opens = leans === "open";
    closes = leans === "close";
  } else if (
    spaceBefore &&
    leans === "close" &&
    (family === "angle" || family === "single-angle") &&
    !LETTER.test(after)
  ) {
    // « French », with a space inside and a comma after.
    opens = false;
    closes = true;
  } else if (spaceBefore && spaceAfter) {
    // « French » keeps spaces inside; a straight mark between spaces may be either.
    opens = leans !== "close";
    closes = leans !== "open";
  } else if (!opens && !closes) {
    opens = leans === "open";
    closes = leans === "close";
  }
  // 6' 2" and 5": measures
  if (
    closes &&
    !opens &&
    leans === "none" &&
    /\d/u.test(before) &&
    /^(?:'|"|''|\s?[x×])/u.test(piece.slice(at + 1, at + 3))
  )
    return null;
  if (!opens && !closes) return null;
  const start = offset + at;
  const sound =
    single &&
    closes &&
    (/[.,!?;:…—–-]/u.test(before) || /[.,!?;:)\]—–"”-]/u.test(after) || at + 1 >= piece.length);
  const clipped =
    single &&
    !sound &&
    /(?:s|z|x|in|an|wi|o|th)$/iu.test(piece.slice(Math.max(0, at - 2), at)) &&
    /^\s\p{Ll}/u.test(piece.slice(at + 1, at + 3));
  return { start, end: start + shape.length, family, opens, closes, leans, sound, clipped };
}

/**
 * For every mark: whether it is a single mark in running words (`the workers' rights`, `goin' home`) while a sounder
 * closing mark follows before anything new opens. Such a mark is an apostrophe.
 */
export function nextSoundCloser(marks: readonly Mark[]): boolean[] {
  const out = new Array<boolean>(marks.length).fill(false);
  let soundAhead = false;
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    const mark = marks[i];
    if (mark?.family !== "single") continue;
    if (mark.opens && !mark.closes) soundAhead = false;
    else if (mark.sound) soundAhead = true;
    else out[i] = soundAhead && mark.clipped;
  }
  return out;
}
