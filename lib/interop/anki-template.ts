/** What the templates of a note type make of a note, in HTML. */
export type Fields = ReadonlyMap<string, string>;

export type Side = {
  readonly html: string;
  /** What is shown only when one asks for it: on the question it would give the answer away. */
  readonly hidden: string;
};

export type Rendering = {
  readonly isAnswer: boolean;
  /** Anki's own names: Tags, Type, Deck, Subdeck, Card. */
  readonly special: Fields;
};

// {{Front}} · {{#Front}} · {{/Front}} · {{type:nc:Front}}
const TAG = /\{\{(?<mark>[#^/]?)(?<name>[^{}]{1,400})\}\}/gu;
const LONGEST = 500_000;

/**
 * A template of Anki filled with a note's fields: conditional sections, filters, special names. What a program in it
 * would do is not done. `{{FrontSide}}` gives nothing: who reads the answer has seen the question. Linear in its length.
 */
export function renderTemplate(template: string, fields: Fields, { isAnswer, special }: Rendering): Side {
  const html: string[] = [];
  const hidden: string[] = [];
  /** Whether what stands here is shown, for each section that is open. */
  const open: boolean[] = [];
  let hiding = 0;
  const enter = (shown: boolean): void => {
    open.push(shown);
    if (!shown) hiding += 1;
  };
  let length = 0;
  const put = (text: string): void => {
    length += text.length;
    if (hiding === 0 && length <= LONGEST) html.push(text);
  };
  let from = 0;
  for (const match of template.matchAll(TAG)) {
    put(template.slice(from, match.index));
    from = match.index + match[0].length;
    const { mark = "", name: said = "" } = match.groups ?? {};
    const name = said.trim();
    if (mark === "#") enter(isFilled(name, fields, special));
    else if (mark === "^") enter(!isFilled(name, fields, special));
    else if (mark === "/") {
      if (open.pop() === false) hiding -= 1;
    } else {
      const shown = fieldShown(name, fields, special, isAnswer);
      put(shown.html);
      if (shown.hidden !== "" && hiding === 0) hidden.push(shown.hidden);
    }
  }
  put(template.slice(from));
  return { html: withoutPrograms(html.join("")), hidden: hidden.join("<br>") };
}

function isFilled(name: string, fields: Fields, special: Fields): boolean {
  // {{#c1}} asks which gap it is: every gap has its card here.
  if (/^c\d{1,3}$/u.test(name)) return true;
  const value = fields.get(name) ?? special.get(name) ?? "";
  return value.replace(/<\/?(?:br|div|p)\s{0,5}\/?>|&nbsp;/giu, "").trim() !== "";
}

function fieldShown(name: string, fields: Fields, special: Fields, isAnswer: boolean): Side {
  const parts = name.split(":").map((part) => part.trim());
  const field = parts.at(-1) ?? "";
  const filters = parts.slice(0, -1);
  // A field may have a colon in its name.
  const value = fields.get(name) ?? fields.get(field) ?? special.get(field) ?? "";
  if (fields.has(name)) return { html: value, hidden: "" };
  // A voice reads what stands there already.
  if (filters.some((filter) => /^tts\b/u.test(filter))) return { html: "", hidden: "" };
  // The box in which the answer is typed.
  if (filters.includes("type") && !isAnswer) return { html: "", hidden: "" };
  if (filters.includes("hint") && !isAnswer) return { html: "", hidden: value };
  if (filters.includes("text")) return { html: value.replace(/<[^<>]{0,4000}>/gu, ""), hidden: "" };
  if (filters.includes("kana")) return { html: value.replace(FURIGANA, "$2"), hidden: "" };
  if (filters.includes("kanji")) return { html: value.replace(FURIGANA, "$1"), hidden: "" };
  if (filters.includes("furigana")) return { html: value.replace(FURIGANA, "$1（$2）"), hidden: "" };
  return { html: value, hidden: "" };
}

// " 漢字[かんじ]", but not "[sound:a.mp3]"
const FURIGANA = / ?([^ >[\]]{1,100})\[(?!sound:)([^[\]]{1,100})\]/gu;

/** Without scripts and styles: their words are for a browser. */
export function withoutPrograms(html: string): string {
  let rest = html;
  for (const tag of ["script", "style"]) {
    const lower = rest.toLowerCase();
    const kept: string[] = [];
    let from = 0;
    for (let at = lower.indexOf(`<${tag}`); at >= 0; at = lower.indexOf(`<${tag}`, from)) {
      kept.push(rest.slice(from, at));
      const end = lower.indexOf(`</${tag}`, at);
      const close = end < 0 ? -1 : lower.indexOf(">", end);
      from = close < 0 ? rest.length : close + 1;
      if (from >= rest.length) break;
    }
    kept.push(rest.slice(from));
    rest = kept.join("");
  }
  return rest;
}
