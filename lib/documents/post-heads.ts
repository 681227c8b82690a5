// Who posted the next words of a forum thread, and when, as boards print it. A thread is known by several such lines;
// a single one is whatever it would be elsewhere.

const MONTH =
  "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc)\\p{L}{0,7}\\.?";
/** Years in which there were boards to post on: a letter of 1809 is no post. */
const YEAR = "(?:19[89]\\d|20\\d\\d)";
const DAY = `(?:(?:mon|tue|wed|thu|fri|sat|sun)\\p{L}{0,6}\\.?,? )?(?:\\d{1,2}(?:st|nd|rd|th|\\.)? ${MONTH},? ${YEAR}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? ${YEAR}|${YEAR}-\\d\\d-\\d\\d|\\d{1,2}[./-]\\d{1,2}[./-]${YEAR})`;
const AGO = "(?:an?|\\d{1,3}) (?:second|minute|hour|day|week|month|year)s? ago";
const CLOCK = "\\d{1,2}[:.]\\d\\d(?::\\d\\d)?(?:\\s?[ap]\\.?m\\.?)?(?:\\s?(?:GMT|UTC|[BCEMP][DES]?T))?";
const TIMED = `${DAY}(?:,| at| -| \\||T)? ?${CLOCK}`;
const STAMP = `(?:${TIMED}|${DAY}|${AGO})`;
/** `Marsh_Wren` · `Dr Gauge`: what somebody calls themselves on a board. */
const POSTER = "[\\p{L}\\p{N}_@][\\p{L}\\p{N}_.'-]{0,30}(?: [\\p{L}\\p{N}_][\\p{L}\\p{N}_.'-]{0,20}){0,2}";
/** `▲ 287 ▼` · `↑12`: the arrows that readers vote with, and the count between them. */
const VOTES = " {0,3}(?:▲|△|⬆|↑|⇧|🔺) {0,2}[+-]?[\\d.,]{0,7}k? {0,2}(?:▼|▽|⬇|↓|⇩|🔻)? {0,3}";
const SAYS = "(?:wrote|writes|said|says|posted|replied)";

const HEADS: readonly RegExp[] = [
  // Marsh_Wren » 12 May 2004, 10:33 | Marsh_Wren - 12 May 2004 at 10:33 am
  `(?:by )?(?<who>${POSTER}) ?» ?${STAMP}`,
  `(?<who>${POSTER})(?: ?[|·•—–,-] ?| \\(| at | on | )${TIMED}\\)?`,
  // Posted by Marsh_Wren on 12 May 2004 | Post by Marsh_Wren
  `(?:re: .{1,60} )?(?:post(?:ed)?|submitted|comment(?:ed)?|written) by:? (?:u/)?(?<who>${POSTER}?)(?: ?[»,|·—–-]? ?(?:on |at )?${STAMP})?`,
  // #3 · OldSapper, 12 May 2004 | « Reply #3 on: 12 May 2004 »
  `(?:re: .{1,60} |post |reply |« reply )?#\\d{1,5}:? (?:by |on:? |[-·|—] ?)?(?:(?<who>${POSTER}?),? ?[»|·—-]? ?)?${STAMP} ?»?`,
  // On 3 May 2009, Dr Gauge said: | On Sun, May 3, 2009 at 9:12 PM steamfan wrote:
  `(?:on )?${STAMP},? (?<who>${POSTER}) ${SAYS} ?(?::|\\.\\.\\.|…)`,
  `(?<who>${POSTER}) ${SAYS}:? (?:on |at )?${STAMP} ?:?`,
  // Posted: Mon Mar 14, 2011 9:12 pm | 12 May 2004, 10:33
  `(?:posted|post|date|added|sent):?(?: on)? ${STAMP}`,
  TIMED,
  // steamfan 12 points 3 years ago
  `(?:u/)?(?<who>${POSTER}) ?[·•,|-]? ?(?:\\d{1,6} points? ?[·•]? ?)?${AGO}(?: ?[·•(].{0,30})?`,
  // steamfan OP ▲ 287 ▼ 7 months ago edited
  `(?:u/)?(?<who>${POSTER})${VOTES}[·•|]? ?(?:${STAMP})?(?: {0,2}[·•]? ?edited)?`,
].map((shape) => new RegExp(`^${shape}[ .|·•#\\d-]{0,12}$`, "iu"));

/** `#3 OldSapper`: in a list of ten it would be the third best. */
const NUMBERED = new RegExp(`^(?:post |reply )?#\\d{1,5}:?(?: (?:by )?(?<who>${POSTER}))?$`, "iu");

// OldSapper wrote: | Originally posted by OldSapper
const CUE = new RegExp(`^(?:(?<who>${POSTER}) ${SAYS}|originally posted by (?<by>${POSTER})) ?:?$`, "iu");
const NOT_A_POSTER = /^(?:he|she|it|they|we|i|you|who|the|this|that|one|another|a|an)\b/iu;
/** `steamfan`, `BrassLamp`, `Kestrel99`, `old_sapper`: no name that anybody bears. */
const HANDLE = /^(?:\p{Ll}|.*(?:[\d_]|\p{Ll}\p{Lu}))/u;
const BOARD =
  /(?:^|\n)(?:re: |quote:?$|reply\b|topic: |thread: )|\b(?:forums?|this (?:thread|topic|board)|message board|original poster|OP)\b/imu;
const BESIDE =
  /^(?:(?:joined|posts|location|registered|member since|reputation|likes|messages|from|rank|status)\s?:.{0,60}|(?:last )?edited (?:by|on)\b.{0,120}|(?:quote|reply|top|back to top|offline|online|(?:senior |junior |full |new |hero |active )?member|moderator|administrator|guest|newbie|veteran|original poster|op)\s?:?|level \d{1,2}|users browsing this (?:forum|thread)\b.{0,100}|who is online|all times are .{3,60}|powered by .{3,60})$/iu;

// Re: Algeciras - a German own goal?
const RE_TITLE = /^re: .{1,100}$/iu;
/** Lines that make a thread of a document. */
const ENOUGH = 3;
const LONGEST = 140;

/** What a line of a thread is: the head of a post, something beside it, or the head of words quoted from another post. */
export type PostLine = "head" | "beside" | "cue";

/** Whether a line has the shape of the head of a post, or of words quoted in one: who wrote what follows, or when. */
export function looksLikePostHead(line: string): boolean {
  return posterOf(line) !== null || numberedPoster(line) !== null || quotedPoster(line) !== null;
}

/** What every head has: a year of boards, or a word for writing. Most lines have neither, and then no shape has to be tried. */
const MAY_HEAD = /19[89]\d|20\d\d|\bby\b|ago|[▲△⬆↑⇧]|🔺/iu;

/** Who is named in the head of a post (empty when only the time is told); null when the line is none. */
function posterOf(line: string): string | null {
  if (line.length < 2 || line.length > LONGEST || !MAY_HEAD.test(line)) return null;
  for (const head of HEADS) {
    const match = head.exec(line);
    const who = match?.groups?.who ?? "";
    if (match && !NOT_A_POSTER.test(who)) return who;
  }
  return null;
}

function numberedPoster(line: string): string | null {
  const match = line.length <= 50 ? NUMBERED.exec(line) : null;
  return match ? (match.groups?.who ?? "") : null;
}

function quotedPoster(line: string): string | null {
  const groups = line.length <= 70 ? CUE.exec(line)?.groups : undefined;
  const who = groups?.who ?? groups?.by ?? null;
  return who === null || NOT_A_POSTER.test(who) ? null : who;
}

/**
 * The lines of a thread that are about its posts, by the index of the passage; none when the document is no thread.
 * `NAME wrote:` heads a post where no line with a time does and the names are those of a board; otherwise it leads to
 * what a poster is quoted with.
 */
export function postLines(
  texts: readonly string[],
  isQuoted: (index: number) => boolean,
): ReadonlyMap<number, PostLine> {
  const lines = new Map<number, PostLine>();
  const posters = new Set<string>();
  const cues: (readonly [index: number, who: string])[] = [];
  texts.forEach((text, i) => {
    const who = posterOf(text);
    if (who !== null) {
      lines.set(i, "head");
      if (who !== "") posters.add(who.toLowerCase());
    } else {
      const quoted = quotedPoster(text);
      if (quoted !== null) cues.push([i, quoted]);
    }
  });
  if (lines.size > 0) {
    texts.forEach((text, i) => {
      const who = lines.has(i) ? null : numberedPoster(text);
      if (who === null) return;
      lines.set(i, "head");
      if (who !== "") posters.add(who.toLowerCase());
    });
  }
  const headless = lines.size < ENOUGH;
  if (headless && !(lines.size + cues.length >= ENOUGH && isBoard(texts, cues))) return new Map();
  for (const i of [...lines.keys()]) {
    const before = texts[i - 1] ?? "";
    // The poster's name has a line of its own above the time.
    if (posterOf(texts[i] ?? "") === "" && i > 1 && isLoneName(before) && !lines.has(i - 1)) {
      lines.set(i - 1, "head");
      posters.add(before.toLowerCase());
    }
  }
  for (const [i, who] of cues) {
    if (headless && !isQuoted(i + 1)) lines.set(i, "head");
    else if (headless || posters.has(who.toLowerCase())) lines.set(i, "cue");
  }
  texts.forEach((text, i) => {
    if (lines.has(i) || text.length > LONGEST) return;
    // The name once more below the post, and the title above each.
    const isAgain = (posters.has(text.toLowerCase()) && HANDLE.test(text)) || RE_TITLE.test(text);
    if (isAgain || BESIDE.test(text)) lines.set(i, "beside");
  });
  return lines;
}

function isBoard(texts: readonly string[], cues: readonly (readonly [number, string])[]): boolean {
  return cues.some(([, who]) => HANDLE.test(who)) || texts.some((text) => BOARD.test(text.slice(0, 2_000)));
}

const LONE_NAME = new RegExp(`^${POSTER}$`, "u");

function isLoneName(line: string): boolean {
  return line.length <= 40 && LONE_NAME.test(line) && !NOT_A_POSTER.test(line);
}
