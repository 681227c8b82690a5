import type { DocumentFormat } from "#lib/documents/types.ts";

/** A text of that length that says one thing over and over. */
export const repeat = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
/** A text of about that length in which everything is said once, each time of another number. */
export function counted(make: (index: number) => string, length: number): string {
  const parts: string[] = [];
  for (let made = 0, i = 0; made < length; i += 1) {
    const part = make(i);
    parts.push(part);
    made += part.length;
  }
  return parts.join("");
}

/** Words that nobody has written before, each with letters of its own. */
const word = (i: number): string =>
  `q${(i * 7919).toString(26).replace(/[0-9a-p]/gu, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))}`;
const name = (i: number): string => word(i).replace(/^q/u, "Q");

/** Of a clock: two digits. */
const two = (i: number): string => String(i % 60).padStart(2, "0");

/** A kind of text that may make one stage or another work too much, at any length. */
export type Growing = readonly [what: string, make: (length: number) => string, format?: DocumentFormat];

/** Texts that nobody writes, or writes at such length. */
export const GROWING: readonly Growing[] = [
  ["one endless word", (n) => repeat("a", n)],
  ["one endless name", (n) => repeat("Anna-", n)],
  ["nested quotation marks", (n) => repeat("“a ", n / 2) + repeat("b” ", n / 2)],
  ["marks that open and never close", (n) => repeat("“He said ", n)],
  ["single marks", (n) => repeat("'a ", n)],
  ["dates in a row", (n) => repeat("4 May 1921, ", n)],
  ["dates glued together", (n) => repeat("12.11.1940", n)],
  ["days counted from each other", (n) => repeat("two days later the next day ", n)],
  ["days in both styles", (n) => repeat("12 July (30 June O.S.) ", n)],
  ["only capitals", (n) => repeat("THE BOARD MET ", n)],
  ["only punctuation", (n) => repeat(".,;:!?-", n)],
  ["brackets in brackets", (n) => repeat("(a (b ", n)],
  ["right-to-left text", (n) => repeat("שלום עולם ‏", n)],
  ["combining marks", (n) => `a${repeat("\u0301", n)}`],
  ["marks of no width", (n) => repeat("a\u200b", n)],
  ["white space", (n) => `${repeat(" ", n)}a`],
  ["lines of one letter", (n) => repeat("a\n", n)],
  ["a list of states", (n) => repeat("Norway, ", n)],
  [
    "people by the thousand",
    (n) => counted((i) => `Anna Smith${i.toString(36).replace(/\d/gu, "x")} met Karl. `, n),
  ],
  [
    "offers and refusals",
    (n) => counted((i) => `Anna Kern offered Karl Moe ${i} crowns. Moe refused the offer. `, n),
  ],
  ["he said that she said", (n) => repeat("he said that she said that ", n)],
  ["an endless table", (n) => `<table>${repeat("<tr><td>a</td><td>1940</td></tr>", n)}`, "html"],
  ["paragraphs without an end", (n) => repeat("<p>Anna met Karl.", n), "html"],
  ["marks of mark-up", (n) => repeat("<", n), "html"],
  ["links", (n) => repeat("<a href=x>More</a> ", n), "html"],
  ["brackets of links", (n) => repeat("[a](", n), "markdown"],
  ["marks of emphasis", (n) => repeat("*a ", n), "markdown"],
  [
    "a log by the clock",
    (n) => counted((i) => `[12:${two(i)}:${two(7 * i)}] ${word(i)}: met ${name(i)}\n`, n),
  ],
  [
    "a log of a server",
    (n) => counted((i) => `2024-05-0${1 + (i % 9)} 12:00:${two(i)},12 INFO [${word(i)}] took ${i} ms\n`, n),
  ],
  [
    "subtitles",
    (n) => counted((i) => `${i}\n00:00:${two(i)},000 --> 00:00:${two(i + 1)},500\n${word(i)}\n\n`, n),
  ],
  [
    "a program",
    (n) => counted((i) => `  if (${word(i)} === ${i}) {\n    return ${name(i)}.a("${word(i)}");\n  }\n`, n),
  ],
  [
    "settings",
    (n) => counted((i) => `${word(i)}:\n  name: "${name(i)}"\n  date: 1940-05-${10 + (i % 18)}\n`, n),
  ],
  ["objects", (n) => counted((i) => `{"id": ${i}, "name": "${name(i)}", "born": "1940-05-12"},\n`, n)],
  ["fields between tabs", (n) => counted((i) => `${name(i)}\t${i}\t${word(i)}\n`, n)],
  ["addresses of pages", (n) => counted((i) => `https://${word(i)}.org/a/${i}?x=${word(i)} `, n)],
  ["endless parentheses", (n) => counted((i) => `(${name(i)} `, n)],
  [
    "ranges of years",
    (n) => counted((i) => `${1000 + (i % 900)}–${1005 + (i % 900)}, from 1900 to 1910, `, n),
  ],
  ["letters under piles of marks", (n) => repeat("A\u0301\u0489\u0302\u0303n\u0301\u0489na ", n)],
  ["directions that turn and turn", (n) => repeat("\u202eabc\u202c \u2066def\u2069 ", n)],
  ["half characters", (n) => repeat("\ud83d a ", n)],
  ["control characters", (n) => repeat("a\u0000\u0007b ", n)],
  ["a script without spaces", (n) => counted((i) => `今日は${i}年、世界。`, n)],
  ["abbreviations", (n) => repeat("Mr. Dr. St. U.S. No. Jan. ", n)],
  ["entities", (n) => repeat("&amp;&lt;&eacute;&#x41;&notanentity;", n), "html"],
  ["attributes", (n) => `<p ${counted((i) => `a${i}="${word(i)}" `, n)}>Anna</p>`, "html"],
  ["comments", (n) => repeat("<!-- a -- b -->x", n), "html"],
  [
    "mark-up as deep as is allowed",
    (n) => counted(() => `${"<div>".repeat(100)}Anna${"</div>".repeat(100)}`, n),
    "html",
  ],
  ["footnotes", (n) => counted((i) => `Anna[^${i}].\n\n[^${i}]: See ${name(i)}.\n\n`, n), "markdown"],
  ["definitions of links", (n) => counted((i) => `[${word(i)}]: http://x/${i}\n`, n), "markdown"],
  ["every bracket and mark", (n) => counted((i) => `${"([{«“‘„‹".charAt(i % 8)}${word(i)} `, n)],
  ["one word over and over", (n) => repeat("of ", n)],
  ["digits and dashes", (n) => counted((i) => `${i}-${(i * 37) % 97}–${i % 13}—${i % 31} `, n)],
  [
    "names with titles",
    (n) => counted((i) => `Dr. ${name(i)} ${name(i + 7)}, General Sir ${name(3 * i)} von ${name(i)}, `, n),
  ],
  [
    "rows of quoted fields",
    (n) => counted((i) => `"${name(i)}","${word(i)} ${word(i + 1)}",${i},"1940-05-1${i % 9}"\n`, n),
  ],
  [
    "elements of data",
    (n) => counted((i) => `<${word(i % 50)} id="${i}"><b>${name(i)}</b></${word(i % 50)}>\n`, n),
  ],
  [
    "a program without its lines",
    (n) =>
      counted(
        (i) => `function ${word(i)}(a,b){return a.${word(i + 1)}(b,"${name(i)}")||b[${i}]}var a=${i};`,
        n,
      ),
  ],
  ["marks upon every letter", (n) => counted((i) => `${word(i).split("").join("\u0301")}\u0302 `, n)],
  ["marks of no width in every word", (n) => counted((i) => `${word(i).split("").join("\u200b")} `, n)],
  [
    "pictures joined to pictures",
    (n) => repeat("\u{1f469}\u200d\u{1f467} \u{1f3f3}\ufe0f\u200d\u{1f308} ", n),
  ],
  [
    "scripts side by side",
    (n) => counted((i) => `${word(i)} Слово${i} λόγος שלום 今日は ${name(i)} مرحبا `, n),
  ],
  ["headings with years", (n) => counted((i) => `# ${name(i)} ${1500 + (i % 400)}\n\n`, n), "markdown"],
  ["marks of code", (n) => counted((i) => `${"`".repeat(1 + (i % 300))} `, n), "markdown"],
  [
    "ranges in one sentence",
    (n) => counted((i) => `from ${1 + (i % 9)} to ${11 + (i % 9)} May ${1500 + (i % 500)}, `, n),
  ],
  [
    "quotation marks in brackets in turn",
    (n) => counted((i) => `(${word(i)} “${name(i)} [${i}] said” ‘no’) `, n),
  ],
  ["marks that change places", (n) => counted((i) => `"${word(i)}' “${word(i)}‘ said ${name(i)} `, n)],
  [
    "lives in one sentence",
    (n) => counted((i) => `${name(i)} ${name(i + 1)} (${1500 + (i % 500)}–${1560 + (i % 400)}), `, n),
  ],
  ["owners of owners", (n) => counted((i) => `${name(i)}'s ${name(i + 1)}’s ${word(i)}'s `, n)],
  [
    "letters for names",
    (n) =>
      counted((i) => `${"ABCDEFGHIJ".charAt(i % 10)}. ${"KLMNOPQRST".charAt((i * 7) % 10)}. ${name(i)}, `, n),
  ],
  ["sums of money", (n) => counted((i) => `$${i},000 or £${i}.50 million, `, n)],
  [
    "deeds without an end",
    (n) => counted((i) => `was ${word(i)}ed by ${name(i)} and had been given to ${name(i + 2)} by `, n),
  ],
  ["one clause after another", (n) => counted((i) => `${name(i)} sold the ${word(i)}; `, n)],
  ["states with numbers", (n) => counted((i) => `${["Norway", "France", "Spain"][i % 3]} ${i}, `, n)],
  ["lists in lists", (n) => counted((i) => `${" ".repeat((i % 20) * 2)}- ${word(i)}\n`, n), "markdown"],
];

/** Sentences that could be honest, each made to meet all others in one stage. */
export const MEETING: readonly Growing[] = [
  [
    "offers and refusals",
    (n) => counted((i) => `Anna Kern offered Karl Moe ${i} crowns. Moe refused the offer. `, n),
  ],
  [
    "one event, dated again and again",
    (n) =>
      counted(
        (i) => `The Treaty of Oslo was signed in ${1500 + (i % 500)} by ${name(i)} ${name(i + 3)}. `,
        n,
      ),
  ],
  [
    "talks without an agreement",
    (n) =>
      counted((i) => `The talks of ${1500 + (i % 500)} on the ${word(i)} ended without an agreement. `, n),
  ],
  [
    "figures of one kind",
    (n) => counted((i) => `About ${100 + i} men died in the battle of ${name(i % 60)}. `, n),
  ],
  [
    "distinct quotations",
    (n) => counted((i) => `“The ${word(i)} will never be sold,” said ${name(i)} ${name(i % 99)}. `, n),
  ],
  [
    "days and openings",
    (n) =>
      counted(
        (i) =>
          `On ${1 + (i % 28)} May ${1500 + (i % 500)} the ${word(i)} was opened by ${name(i)} ${name(3 * i)}. `,
        n,
      ),
  ],
  [
    "silences and replies",
    (n) =>
      counted(
        (i) =>
          `Norway never answered the Soviet proposal on the ${word(i)}. Norway accepted the Soviet proposal. `,
        n,
      ),
  ],
  [
    "beginnings and ends",
    (n) =>
      counted(
        (i) =>
          `The strike at ${name(i % 50)} began on 3 May ${1500 + i}. The strike at ${name(i % 50)} ended in June ${1500 + i}. `,
        n,
      ),
  ],
  [
    "hand-overs",
    (n) =>
      counted(
        (i) =>
          `Hale handed Moe the contract on the ${word(i)}. After Moe left, an offer on the ${word(i)} was sent. `,
        n,
      ),
  ],
  ["one surname", (n) => counted((i) => `${name(i)} Moe met ${name(i + 1)} Moe. `, n)],
  [
    "titles of one man",
    (n) =>
      counted(
        (i) => `${i % 2 ? "Professor" : "General"} ${i % 3 ? "Karl" : "Otto"} Moe met the ${word(i)} king. `,
        n,
      ),
  ],
  [
    "members",
    (n) => counted((i) => `The ${name(i % 50)} League included ${name(i)}, ${name(i + 1)} and Norway. `, n),
  ],
  [
    "one sentence without a stop",
    (n) =>
      counted((i) => `and ${name(i % 300)} gave ${name(i % 77)} the ${word(i)} of ${1500 + (i % 500)} `, n),
  ],
  [
    "quotations in every style",
    (n) => counted((i) => `«A ${word(i)}», „B ${word(i)}“ ‘C’ ‹D› 「E」 ''F'' said ${name(i)}. `, n),
  ],
  [
    "parentheses in parentheses",
    (n) => counted((i) => `Karl (${name(i)} (born ${1500 + (i % 500)}) (died ${1600 + (i % 400)})) `, n),
  ],
  ["causes without end", (n) => counted((i) => `because the ${word(i)} failed `, n)],
  ["digits", (n) => counted((i) => `${(i * 7919) % 3000} `, n)],
  ["rows of data", (n) => counted((i) => `${i},${name(i)},${(i * 37) % 2000},"x"\n`, n)],
  [
    "dates in a language that is partly read",
    (n) =>
      counted(
        (i) =>
          `Слово${name(i)} встретил ${"и ".repeat(i % 6)}Карла Мо${"абвгдежз".charAt(i % 8)} ${1 + (i % 28)} мая ${1500 + (i % 500)} года. `,
        n,
      ),
  ],
  [
    "lives in a table",
    (n) =>
      counted(
        (i) =>
          `Anna ${name(i)}0${1 + (i % 9)}.05.18${10 + (i % 90)}0${1 + (i % 9)}.06.19${10 + (i % 50)}\n\nAnna ${name(i)} met Karl${" so".repeat(i % 5)}.\n\n`,
        n,
      ),
  ],
  [
    "corrections",
    (n) =>
      counted(
        (i) =>
          `The ${word(i)} of ${name(i)} was opened not on 4 May ${1500 + (i % 500)} but on ${5 + (i % 20)} May ${1500 + (i % 500)}. `,
        n,
      ),
  ],
  ["one sentence on lines of its own", (n) => repeat("Anna Kern met Karl Moe on 4 May 1921 in Oslo.\n", n)],
];

const LEADS =
  "Then Later Also Still Soon Often Again First Now Once Here There Perhaps Indeed Meanwhile Today".split(
    " ",
  );

/**
 * The same sentences, each behind words that few others have in its place: what is put aside for its one wording
 * (`lib/documents/same-wording.ts`) is read so, and meets all others in every stage.
 */
export function inManyWordings([what, write, format = "text"]: Growing): Growing {
  const lead = (i: number): string => LEADS[i % LEADS.length] ?? "";
  const vary = (length: number): string => {
    let said = 0;
    return write(length)
      .replace(/(?<=[.”] )(?=[A-Z“])/gu, () => {
        said += 1;
        const second = lead(said * 7 + (said >> 4)).toLowerCase();
        return `${lead(said)}, ${second}, ${(said >> 3) % 3 === 0 ? "" : "as we know, "}`;
      })
      .slice(0, length);
  };
  return [what, vary, format];
}
