// Where a full stop does not end a sentence.

/** Abbreviations that stand before what they belong to: a name, a number, a title. They never end a sentence. */
const LEADING =
  "mr|mrs|ms|messrs|thos|wm|jas|chas|geo|jno|robt|saml|edwd|benj|mme|mlle|dr|prof|st|sts|ste|gen|lt|col|maj|capt|cpt|sgt|cpl|adm|brig|cmdr|rev|hon|gov|sen|rep|pres|amb|fr|sr|mgr|bros|insp|supt|det|pvt|no|nos|nr|num|vol|vols|art|arts|sec|sect|ch|chap|fig|figs|eq|cf|ca|approx|vs|viz|e\\.g|i\\.e|ed|eds|trans|pp?|para|op|cit|mt|ft|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|bzw|z\\.b|d\\.h|u\\.a|hrsg|bd|abb|abs|г|гг|им|т\\.е|т\\.д|тов|проф|акад|ген|стр|рис|св|кн|ул|см|№|ul|prof|gen|płk|św|tzw|np|mec|inż|hr|ks|sz|av|env|art|núm|sra|srta|d|dna|ud|uds";
const ENDS_LEADING = new RegExp(`(?:^|[\\s("'“„«\\[-])(?:${LEADING})\\.\\s*$`, "iu");
const ENDS_NUMERO = /(?:№|#)\s*$/u;
/** One capital with a full stop: an initial, unless it is the pronoun I or names a thing (`vitamin C.`, `Plan B.`). */
const ENDS_INITIAL = /(?:^|[\s("'“„«.[-])(?!I\.)\p{Lu}\.\s*$/u;
const THING_BEFORE_LETTER =
  /(?:plan|vitamin|appendix|hepatitis|group|grade|class|section|part|type|exhibit|annex|point|figure|table|world war|war|no)\s\p{Lu}\.\s*$/iu;
/** Abbreviations that may end a sentence, or stand inside one: the next word tells. */
const ENDS_EITHER =
  /(?:^|[\s("'“„«\d-])(?:a\.\s?m|p\.\s?m|u\.\s?s|u\.\s?k|u\.\s?n|u\.s\.s\.r|u\.s\.a|d\.\s?c|b\.\s?c|b\.c\.e|a\.\s?d|c\.e|etc|inc|ltd|co|corp|jr|sr|esq|ph\.d|m\.d|inst|ult|prox|n\.\s?e|et al|ibid|n\. chr|v\. chr|av\. j\.-c|a\.\s?c|d\.\s?c|р\.\s?х|н\.\s?э|гг?|годa?|usw|m\. in|p\.n\.e)\.\s*$/iu;
const STARTER =
  /^["'“„«([]?(?:the|a|an|he|she|it|they|we|i|you|his|her|its|their|our|this|that|these|those|there|here|in|on|at|by|for|from|with|as|after|before|during|when|while|although|though|however|but|and|so|yet|if|since|both|all|many|most|some|several|two|another|meanwhile|later|then|thus|under|until|who|what|why|how|did|was|no|one|following|according|despite|der|die|das|er|sie|es|im|am|le|la|les|il|elle|en|el|los|las|в|на|он|она|они|это|но|и|w|na|on|ona|to|po)(?=[\s,])/iu;
const OPENS_SMALL = /^\s*["'”’»)\]]*\s*[\p{Ll}]/u;
const ONLY_CLOSING = /^\s*["'”’»)\].,;:!?…]+\s*$/u;

/**
 * Whether what the segmenter cut in two is one sentence. `before` ends at the cut, `after` starts there.
 * `ordinalStops`: the language writes `19.` for nineteenth.
 */
export function joinsNext(before: string, after: string, ordinalStops = false): boolean {
  const next = after.trimStart();
  const isCapital = opensWithCapital(next);
  if (!isCapital && ONLY_CLOSING.test(after.trimEnd())) return true;
  if (!isCapital && /^[,;:–—-]/u.test(next)) return true;
  if (!/[.!?…]/u.test(before.slice(-6))) return true;
  // `"Which sea?" he asked`; but a list or a verse may begin with a small letter after a real stop and a line end.
  if (!isCapital && OPENS_SMALL.test(after)) return true;
  const ended = before.trimEnd();
  if (!ended.endsWith(".")) return ENDS_NUMERO.test(before);
  // What follows looks for an abbreviation, an initial or a number right before the full stop.
  if (isLongWordBefore(ended, ended.length - 1)) return false;
  if (ENDS_LEADING.test(before)) return leadingJoins(before, next);
  if (ENDS_EITHER.test(before)) return !STARTER.test(next) && !/^["“«„]/u.test(next);
  if (ENDS_INITIAL.test(before) && /^[\p{Lu}\d]/u.test(next))
    return !THING_BEFORE_LETTER.test(before) || !STARTER.test(next);
  // 12. November, 19. Jahrhundert, 30. XX wieku; in other languages only before a month, as foreign names keep it.
  if (!/(?:^|\s)\d{1,2}\.\s*$/u.test(before)) return false;
  if (/^[IVX]{1,4}\.\s?\d/u.test(next)) return true;
  return MONTH_START.test(next) || (ordinalStops && /^\p{Lu}/u.test(next) && !STARTER.test(next));
}

function opensWithCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 0x41 && code <= 0x5a;
}

/** No abbreviation above has more letters in a row. */
const LONGEST_ABBREVIATION = 6;

/** Whether so many letters of ASCII stand right before a place that they are no abbreviation. */
function isLongWordBefore(text: string, end: number): boolean {
  for (let i = end - 1; i >= end - 1 - LONGEST_ABBREVIATION; i -= 1) {
    const lower = text.charCodeAt(i) | 0x20;
    if (!(lower >= 0x61 && lower <= 0x7a)) return false;
  }
  return true;
}

/** Words such as `no`, `art`, `d`, `to` are words as well as abbreviations: before a starter they end the sentence. */
function leadingJoins(before: string, next: string): boolean {
  // "No. Kemp sold it.": an answer, which no number follows
  if (/(?:^|[.!?…:]\s+)No\.\s*$/u.test(before) && !/^[\d#(]/u.test(next)) return false;
  if (
    /(?:^|\s)(?:no|art|sec|ch|dec|mar|fig|ed|rep|sen|mt|ft|hr|d|av|ks|sept?|oct|nov|jan|feb|apr|jun|jul|aug|pp?)\.\s*$/u.test(
      before,
    )
  ) {
    return /^[\d(]/u.test(next) || (!STARTER.test(next) && /(?:^|\s)\p{Lu}\p{L}*\.\s*$/u.test(before));
  }
  return true;
}

const MONTH_START =
  /^(?:jan|feb|mär|mar|apr|ma[ijy]|ju[nl]|aug|sep|okt|oct|nov|dez|dec|stycz|lut|kwie|czerw|lip|sierp|wrze|paź|listop|grud|янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic)/iu;
