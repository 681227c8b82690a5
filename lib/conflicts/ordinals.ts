import { type Span, slice } from "#lib/base/text.ts";
import { inOneSetting } from "./aligned-deeds.ts";
import { HEARSAY } from "./deeds.ts";
import { type Dossier, passagesWith } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import type { Question, Statement } from "./statements.ts";
import { contentWords } from "./words.ts";

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth";

// for the second time · the first woman · the third president
const RANKED = new RegExp(
  String.raw`\b(?<rank>${ORDINALS.replaceAll(" ", "|")})\s(?<what>time|woman|man|person|president|king|queen|pope|director|chairman|chairwoman|captain|prime minister|edition|attempt)\b`,
  "iu",
);

type Ranked = {
  readonly passage: Passage;
  readonly rank: string;
  readonly what: string;
  readonly focus: Span;
  readonly words: ReadonlySet<string>;
};

/** Words and names in common that make two ranks ranks of one thing. */
const ENOUGH = 2;

/** The how-manieth time or woman it was, where two documents of one story rank one thing differently. */
export function ordinalQuestions(dossier: Dossier): Question[] {
  const passages = passagesWith(ORDINALS.split(" "), dossier).filter(({ document }) =>
    dossier.stories.isOneOfTwo(document),
  );
  const ranked = passages.flatMap((passage) => rankIn(passage, dossier) ?? []);
  const told = new Set(ranked.map((one) => keyOf(one, one.rank)));
  return ranked.flatMap((a, i) =>
    ranked.slice(i + 1, i + 1 + MOST).flatMap((b): Question[] => {
      if (a.what !== b.what || a.rank === b.rank || a.passage.document === b.passage.document) return [];
      // A document that speaks of both ranks speaks of two occasions.
      const both = told.has(keyOf(a, b.rank)) || told.has(keyOf(b, a.rank));
      const shared = [...a.words].filter((word) => b.words.has(word)).length;
      if (both || shared < ENOUGH || !dossier.stories.areOne(a.passage, b.passage)) return [];
      if (!inOneSetting(a.passage, b.passage, dossier) || isOtherTime(a) || isOtherTime(b)) return [];
      return [
        {
          key: `rank ${a.what} ${[...a.words]
            .filter((word) => b.words.has(word))
            .sort()
            .join(" ")}`,
          slot: "number",
          topic: `Which ${a.what} it was: the ${a.rank} or the ${b.rank}`,
          statements: [statementOf(a), statementOf(b)],
        },
      ];
    }),
  );
}

// so nice the first time, that we asked her twice
const OTHER_TIME = /\b(?:twice|again|once\smore|return(?:s|ed)?|two\sdays)\b/iu;
const isOtherTime = ({ passage, what }: Ranked) =>
  what === "time" && OTHER_TIME.test(slice(passage.reading.document.text, passage.span));

const keyOf = ({ passage, what }: Ranked, rank: string) => `${passage.document} ${what} ${rank}`;

/** Each rank is held against so many that follow. */
const MOST = 60;

function rankIn(passage: Passage, { terms }: Dossier): Ranked | null {
  const body = slice(passage.reading.document.text, passage.span);
  const match = RANKED.exec(body);
  if (!match || HEARSAY.isIn(passage)) return null;
  const { rank = "", what = "" } = match.groups ?? {};
  const start = passage.span.start + match.index;
  const words = contentWords(body);
  for (const word of contentWords(match[0])) words.delete(word);
  for (const bearer of terms.bearersIn(passage)) words.add(bearer);
  return {
    passage,
    rank: rank.toLowerCase(),
    what: what.toLowerCase(),
    focus: { start, end: start + match[0].length },
    words,
  };
}

function statementOf({ passage, rank, what, focus }: Ranked): Statement {
  return {
    passage,
    span: passage.span,
    focus,
    value: { kind: "label", label: rank },
    words: `the ${rank} ${what}`,
  };
}
