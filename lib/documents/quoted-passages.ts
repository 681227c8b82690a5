/** How a paragraph stands to quotation marks. `open`: it opens with a mark that nothing closes before its end. */
export type Quoting = "whole" | "open" | "none";

const CLOSERS: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "«": "»",
  "»": "«",
  '"': '"',
  "‘": "’",
  "'": "'",
  "‹": "›",
};

/** Whether a paragraph is one quotation from its first character to its last. */
export function quotingOf(text: string): Quoting {
  const start = text.startsWith("[") || text.startsWith("…") ? text.search(/[^[…. ]/u) : 0;
  const opener = text.charAt(Math.max(0, start));
  const closers = CLOSERS[opener];
  if (!closers || text.length < 8) return "none";
  const body = text.slice(start + 1).replace(/[\s.,;:!?…)\]-]+$/u, "");
  const single = opener === "'" || opener === "‘";
  for (let i = 0; i < body.length; i += 1) {
    if (!closers.includes(body.charAt(i))) continue;
    // An apostrophe inside a quotation in single marks closes nothing.
    if (single && /\p{L}/u.test(body.charAt(i + 1))) continue;
    return i === body.length - 1 ? "whole" : "none";
  }
  return single ? "none" : "open";
}

const SAYING =
  "said|says|stated|states|declared|wrote|writes|replied|answered|added|continued|concluded|noted|remarked|explained|told|asked|reads?|ran|runs|follows|announced|insisted|argued|observed|reported|proclaimed|recalled|testified|sagte|erklärte|schrieb|antwortete|déclara|déclaré|écrit|écrivit|dit|répondit|dijo|declaró|escribió|respondió|сказал\\p{L}*|заявил\\p{L}*|писал\\p{L}*|написал\\p{L}*|ответил\\p{L}*|powiedział\\p{L}*|oświadczył\\p{L}*|napisał\\p{L}*|odpowiedział\\p{L}*";
const CUE_BEFORE_MARKS = new RegExp(
  `(?:(?<!\\p{L})(?:${SAYING})(?!\\p{L})[^.!?]{0,80}[,:-]|\\bthat:?|[,:])$`,
  "iu",
);
const CUE_BEFORE_INDENT = new RegExp(`(?<!\\p{L})(?:${SAYING})(?!\\p{L})[^.!?]{0,40}:$`, "iu");

/** Whether a paragraph leaves off where a quotation in marks must follow: `At the outset, X stated,`, `X told Y that`. */
export function leadsToQuotation(text: string): boolean {
  return CUE_BEFORE_MARKS.test(text.slice(-160));
}

/** Whether a short paragraph announces words in the next one even without marks: `The telegram reads as follows:`. */
export function announcesWords(text: string): boolean {
  return text.length < 220 && CUE_BEFORE_INDENT.test(text.slice(-120));
}
