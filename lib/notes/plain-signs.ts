/**
 * What stands between the text of a field while it is turned into Markdown. Code points that Unicode keeps free for use
 * inside a program; none comes in from outside (`withoutMarks`).
 */
const KEPT = "\ufdd5";
const STOP = "\ufdd4";
/** Where bold, italics, strike-through and code begin and end. */
export const STYLES = {
  bold: { on: "\ufdd6", off: "\ufdd7", mark: "**" },
  italic: { on: "\ufdd8", off: "\ufdd9", mark: "*" },
  strike: { on: "\ufdda", off: "\ufddb", mark: "~~" },
} as const;
export const CODE = { on: "\ufddc", off: "\ufddd" } as const;

/** Puts Markdown aside that is meant as such, and back again. */
export function markupKeeper(): {
  readonly keep: (markup: string) => string;
  readonly back: (text: string) => string;
} {
  const kept: string[] = [];
  return {
    keep: (markup) => `${KEPT}${kept.push(markup) - 1}${STOP}`,
    back: (text) => text.replace(/\ufdd5(\d{1,6})\ufdd4/gu, (_all, n: string) => kept[Number(n)] ?? ""),
  };
}

const CODES = /\ufddc([^\ufddc\ufddd]*)\ufddd/gu;

/** A text in which Markdown reads nothing but the styles and the code that are marked in it. */
export function withPlainSigns(text: string): string {
  let out = "";
  let from = 0;
  const signs = signsOf(text);
  for (const match of text.matchAll(CODES)) {
    out += escaped(text.slice(from, match.index), signs) + codeOf(match[1] ?? "");
    from = match.index + match[0].length;
  }
  return styled(out + escaped(text.slice(from), signs)).replace(/[\ufddc\ufddd]/gu, "");
}

/** Code as it stands: a block where it has several lines. What has a backtick in it is left as words. */
function codeOf(code: string): string {
  const bare = code.replace(/[\ufdd6-\ufddb]/gu, "");
  if (bare.trim() === "" || bare.includes("`"))
    return escaped(bare, { star: true, low: true, wave: true, tick: true });
  return bare.trim().includes("\n")
    ? `\n\`\`\`\n${bare.replace(/^\n+|\n+$/gu, "")}\n\`\`\`\n`
    : `\`${bare}\``;
}

/** Which signs could find a second one, without which Markdown reads none of them. */
type Signs = {
  readonly star: boolean;
  readonly low: boolean;
  readonly wave: boolean;
  readonly tick: boolean;
};

function signsOf(text: string): Signs {
  const several = (sign: RegExp): boolean => (text.match(sign)?.length ?? 0) > 1;
  return {
    star: /[\ufdd6\ufdd8]/u.test(text) || several(/\*+/gu),
    low: several(/_+/gu),
    wave: text.includes(STYLES.strike.on) || several(/~~/gu),
    tick: text.includes(CODE.on) || several(/`/gu),
  };
}

// What may stand before the first sign of a line: spaces, styles, what was put aside.
const HEAD = /^(?:[ \t\ufdd6-\ufddb]|\ufdd5\d{1,6}\ufdd4)*/u;

function escaped(text: string, signs: Signs): string {
  let number: number | null = null;
  return text
    .split("\n")
    .map((line) => {
      const head = HEAD.exec(line)?.[0] ?? "";
      const rest = line.slice(head.length);
      const before = number;
      number = numberOf(rest);
      return head + lineStart(inLine(rest, signs), before);
    })
    .join("\n");
}

// "12. " · "3) "
const NUMBERED = /^(\d{1,9})[.)](?=\s|$)/u;

function numberOf(line: string): number | null {
  const found = NUMBERED.exec(line)?.[1];
  return found === undefined ? null : Number(found);
}

/** A line that would begin a heading, a list, a quotation, a rule, a fence or a table. */
function lineStart(line: string, before: number | null): string {
  // # a · > a · - a · + a · * a · --- · === · ``` · |---|
  if (/^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|(?:[-_*][ \t]*){3,}$|~~~|`{3}|\|?[ \t]*:?-+:?[ \t]*\|)/u.test(line))
    return `\\${line}`;
  // Numbers in their order are drawn as they are; any others would be counted anew.
  const number = numberOf(line);
  return number !== null && before !== null && number !== before + 1 ? line.replace(/^\d+/u, "$&\\") : line;
}

// \* · * · __init__ · ~~ · ` · [words](address) · <https://example.org> · &amp;
const SIGN = /\\(?=[!-/:-@[-`{-~]|$)|\*+|_+|~~|`|\](?=\()|<(?=(?:https?|mailto):)|&(?=#?\w{1,30};)/giu;

function inLine(line: string, signs: Signs): string {
  return line.replace(SIGN, (run, at: number) => {
    const [before, after] = [line[at - 1], line[at + run.length]];
    switch (run[0]) {
      case "`":
        return signs.tick ? "\\`" : run;
      case "~":
        return signs.wave ? "\\~~" : run;
      case "*":
        return !signs.star || (isSpace(before) && isSpace(after)) ? run : run.replaceAll("*", "\\*");
      case "_":
        return !signs.low || (isSpace(before) && isSpace(after)) || (isWord(before) && isWord(after))
          ? run
          : run.replaceAll("_", "\\_");
      default:
        return `\\${run}`;
    }
  });
}

const NAMES = ["bold", "italic", "strike"] as const;
type Run = { readonly text: string; readonly marks: readonly string[] };

/** The marks of the styles, line by line and around words only: where Markdown would not read them, there are none. */
function styled(text: string): string {
  const depth = { bold: 0, italic: 0, strike: 0 };
  const runs: Run[] = [];
  for (const piece of text.split(/([\ufdd6-\ufddb\n])/u)) {
    const name = NAMES.find((one) => piece === STYLES[one].on || piece === STYLES[one].off);
    if (name) depth[name] = Math.max(0, depth[name] + (piece === STYLES[name].on ? 1 : -1));
    else if (piece !== "") {
      const marks =
        piece.trim() === "" ? [] : NAMES.filter((one) => depth[one] > 0).map((one) => STYLES[one].mark);
      runs.push({ text: piece, marks });
    }
  }
  return runs.map((run, i) => withMarks(run, runs[i - 1]?.text.at(-1), runs[i + 1]?.text.at(0))).join("");
}

function withMarks({ text, marks }: Run, before: string | undefined, after: string | undefined): string {
  if (marks.length === 0) return text;
  const words = text.trim();
  const lead = text.slice(0, text.indexOf(words));
  const trail = text.slice(lead.length + words.length);
  const opens = lead !== "" || !isSign(words.at(0)) || !isWord(before);
  const closes = trail !== "" || !isSign(words.at(-1)) || !isWord(after);
  if (!opens || !closes) return text;
  return [lead, ...marks, words, ...[...marks].reverse(), trail].join("");
}

function isWord(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}

function isSpace(sign: string | undefined): boolean {
  return sign === undefined || /\s/u.test(sign);
}

/** Punctuation, as far as Markdown minds it. */
function isSign(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{P}\p{S}]/u.test(sign);
}
