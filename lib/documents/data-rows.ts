import type { NoiseReason } from "./types.ts";

// Rows of files that machines write for machines: tables, objects, logs, listings. One row is enough to know each by, so
// that a row among prose is put aside too.

/** A longer passage is no row. */
const LONGEST_ROW = 1_000;

// 12,Orsted,1838,,4 · 12;"Orsted";1838: four fields or more, no space behind the marks between them
const FIELDS = /^[^,;\t]{0,80}(?:,(?! )[^,]{0,80}){3,60}$|^[^,;\t]{0,80}(?:;(?! )[^;]{0,80}){3,60}$/u;
const FIGURE_FIELD = /[,;]["']?(?:-?\d[\d.]{0,20})?["']?(?=[,;]|$)/gu;
// "Orsted","1838-05-01","sold, and rebuilt","4" · "Orsted","sold, and rebuilt",4,,1838
const QUOTED_FIELDS = /^"[^"]{0,300}"(?:[,;](?:"[^"]{0,300}"|-?\d[\d.]{0,20})?){3,60}$/u;
// 12, Orsted, Moss, 1838-05-01, 99, 0.31: the first field and half of them figures
const SPACED_FIELDS = /^-?\d[\d.]{0,20}(?:[,;] [^,;]{0,60}){4,60}$/u;
const SPACED_FIGURE = /[,;] -?\d[\d.:/-]{0,20}(?=[,;]|$)/gu;
// {"id": 12, · "name": "Orsted",
const MEMBER = /^[\s[{]{0,8}"[\w .-]{1,60}"\s?:\s?["\d[{tfn-]/u;
// mill.owner=Orsted floors=3 · year=1838
const PAIR = /(?:^|\s)[\p{L}_][\w.-]{0,40}=\S/gu;
// <year>1838</year>, but not the mark-up of pages, which holds prose
const ELEMENT_END =
  /<\/(?!(?:[abipqu]|em|strong|span|div|li|[uod]l|d[td]|h[1-6]|t[dhr]|table|tbody|thead|blockquote|cite|small|su[bp]|code|pre|font|center|section|article|title|html|body|head)>)[\w:.-]{1,40}>/giu;
// <mill id="12"><b>Orsted</b></mill>: one element of no page from end to end
const ELEMENT =
  /^<(?<name>(?!(?:[abipqu]|em|strong|span|div|li|[uod]l|d[td]|h[1-6]|t[dhr]|table|tbody|thead|blockquote|cite|small|su[bp]|code|pre|font|center|section|article|title|html|body|head)[ >])[\w:.-]{1,40})(?: [^<>]{0,300})?>.{0,900}<\/\k<name>>$/iu;
// INSERT INTO mills VALUES (12, 'Orsted');
const STATEMENT = /^INSERT INTO \S{1,80} (?:\([^()]{1,400}\) )?VALUES ?\(/u;

const LEVEL = "(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)";
/** How rows of logs, dumps and listings begin, by what they begin with. */
const AFTER_FIGURE: readonly RegExp[] = [
  // 2021-03-04 12:00:01,345 INFO · [2021-03-04T12:00:01Z] ERROR
  new RegExp(
    `^\\[?\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?\\S{0,12}\\s{1,4}\\S{0,40}\\s?\\[?${LEVEL}\\b`,
    "u",
  ),
  // 00000010  7f 45 4c 46 02 01 01 00 00 00 00 00
  /^(?:[\da-f]{4,16}:?\s{1,4})?(?:[\da-f]{2,4}\s{1,4}){7,40}/iu,
  // [   12.345678] usb
  /^\[ {0,6}\d{1,7}\.\d{6}\] /u,
  // 2021-03-04T12:00:01.3Z worker[12]:
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,20} (?:\S{1,60} )?\S{1,60}\[\d{1,7}\]:/u,
  // [12:00:01] worker[12]: · [12:00:01.345] mills/db: a person who speaks has a name with a capital, or more than one word
  /^\[\d{1,2}:\d\d:\d\d(?:[.,]\d{1,6})?\] [a-z\d_./-]{1,40}(?:\[\d{1,7}\])?: /u,
  // 00:01:02,000 --> 00:01:04,500: when a subtitle is shown, which stands on the lines after it
  /^(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3} --> (?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3}/u,
];
const AFTER_LETTER: readonly RegExp[] = [
  // Mar  4 12:00:01 web2 worker[12]:
  /^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d (?:\S{1,60} )?\S{1,60}\[\d{1,7}\]:/u,
  // ERROR: 12:00:01 · [WARN] 2021-03-04
  new RegExp(`^\\[?${LEVEL}\\]?:?\\s{1,3}\\[?(?:\\d{4}-\\d\\d-\\d\\d|\\d\\d:\\d\\d:\\d\\d)`, "u"),
];
// "GET /mills?id=12 HTTP/1.1"
const REQUEST = /"(?:GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH|CONNECT) \S{1,400} HTTP\/\d/u;
// at org.example.Mill.grind(Mill.java:12)
const FRAME = /^(?:at )?[\w$.<>/]{3,200}\([\w$.-]{1,80}:\d{1,6}(?::\d{1,6})?\)$/u;
// -rw-r--r-- 1 anna staff 1838
const LISTED = /^[-bcdlps](?:[-r][-w][-xsStT]){3}[+.@]? {1,4}\d{1,5} /u;
// da39a3ee5e6b4b0d3255bfef95601890afd80709  mills/orsted.txt
const HASHED = /^[\da-f]{32,128}(?:\s|$)/iu;
// /usr/share/mills/orsted-1.so
const PATH = /^(?:\/[\w.@+~-]{1,60}){3,20}$/u;
// TWlsbHMgb2YgT3JzdGVk…: one token that no word is as long as
const CODED = /^(?=[^\d]{0,60}\d)[\w+/=]{61,}$/u;

// if (wheel === 1) { · class Mill extends House {
const OPENS = /[\w)\]>]\s?\{$/u;
// } · }); · } else {
const CLOSES = /^\}[)}\]]{0,3}(?:[;,]|\s?(?:else|finally)\s?\{)?$/u;
// grind(wheel, 2); · this.mill.sell("Orsted");
const CALL = /^[\w$]{1,60}(?:\.[\w$]{1,60}){0,8}\(.{0,400}\);$/u;
// return mill.owner; · const owner = mill(1838);
const KEYWORD =
  /^(?:return|const|let|var|throw|await|import|export|public|private|protected|static|final|int|char|void|auto) (?=.{0,300}(?:[\w$]\(|\s=\s|\w\.\w)).{1,400};$/u;
// def grind(wheel, times=2): · class Mill:
const DEFINITION =
  /^(?:async )?def \w{1,60}\(.{0,200}\)(?: -> .{1,60})?:$|^class \p{Lu}\w{0,60}(?:\(.{0,200}\))?:$/u;

/** Whether a line is one of a program: it ends as no sentence does, and begins or goes on as a statement. */
function isStatement(text: string): boolean {
  switch (text.at(-1)) {
    case "{":
      return OPENS.test(text);
    case ";":
      return CALL.test(text) || KEYWORD.test(text) || CLOSES.test(text);
    case ":":
      return DEFINITION.test(text);
    default:
      return text.startsWith("}") && CLOSES.test(text);
  }
}

/** What kind of row a passage is that a machine wrote for machines; null for anything that people write. */
export function dataReason(text: string): NoiseReason | null {
  if (/^[\s[{]{0,8}"/u.test(text) && MEMBER.test(text)) return "code";
  if (text.length > LONGEST_ROW) return null;
  return isCode(text) ? "code" : isRow(text) ? "table" : null;
}

function isCode(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first === BRACKET || (first >= 0x30 && first <= 0x39)) {
    if (AFTER_FIGURE.some((shape) => shape.test(text)) || AFTER_LETTER.some((shape) => shape.test(text)))
      return true;
  } else if (first >= 0x41 && first <= 0x5a && /\d\d:\d\d|\d{4}-\d\d/u.test(text.slice(0, 30))) {
    if (AFTER_LETTER.some((shape) => shape.test(text))) return true;
  }
  if (isStatement(text)) return true;
  if (text.includes("</") && ((text.match(ELEMENT_END)?.length ?? 0) >= 2 || ELEMENT.test(text))) return true;
  if (!text.includes(" "))
    return PATH.test(text) || CODED.test(text) || FRAME.test(text) || HASHED.test(text);
  if (text.endsWith(")") && FRAME.test(text)) return true;
  if (text.includes(" HTTP/") && REQUEST.test(text)) return true;
  if (text.includes("=") && isOfPairs(text)) return true;
  if (text.startsWith("INSERT INTO ") && STATEMENT.test(text)) return true;
  // Neither has a space in so many characters.
  return !text.slice(0, SOLID).includes(" ") && (LISTED.test(text) || HASHED.test(text));
}

/** Whether three words or more, and a good part of all, are names with values: a sentence may quote some. */
function isOfPairs(text: string): boolean {
  const pairs = text.match(PAIR)?.length ?? 0;
  return pairs >= 3 && pairs * 4 >= text.split(" ").length;
}

const BRACKET = 0x5b;
const SOLID = 10;

function isRow(text: string): boolean {
  if (!/[,;]/u.test(text) || /[.!?]["')]?$/u.test(text)) return false;
  if (text.startsWith('"') && QUOTED_FIELDS.test(text)) return true;
  // Fields of words alone are a row where no space stands anywhere.
  if (/[,;][^ ]/u.test(text) && FIELDS.test(text))
    return (text.match(FIGURE_FIELD)?.length ?? 0) >= 2 || !/\s/u.test(text);
  if (!SPACED_FIELDS.test(text)) return false;
  return 2 * (text.match(SPACED_FIGURE)?.length ?? 0) >= (text.match(/[,;] /gu)?.length ?? 0);
}

/** Whether a line as it stands in the file is a row of fields with tabs between them: three or more, and no sentence. */
export function isTabbedRow(line: string): boolean {
  if (!line.includes("\t")) return false;
  return (line.match(/\S\t+(?=\S)/gu)?.length ?? 0) >= 2 && !/[.!?]["')]?\s{0,10}$/u.test(line);
}
