import { type Span, slice } from "#lib/base/text.ts";
import { inOneSetting } from "./aligned-deeds.ts";
import { HEARSAY } from "./deeds.ts";
import { type Dossier, passagesWith } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import type { Question, Statement } from "./statements.ts";

// sentenced him to death · was sentenced to twenty years in prison · sentenced to a fine of
const SENTENCED =
  /\bsentenced\s(?:(?!to\b)\S+\s){0,4}to\s(?<what>death|life|imprisonment\sfor\slife|hang|be\s(?:hanged|shot)|a\sfine|exile|hard\slabour|(?<count>[\p{L}\d-]+)\s(?<unit>years?|months?|weeks?)|(?:\p{L}+\s){0,2}imprisonment)/iu;

/** One word for what comes to the same. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^(?:death|hang|be\s(?:hanged|shot))$/iu, "death"],
  [/^(?:life|imprisonment\sfor\slife|life\simprisonment)$/iu, "life"],
];

type Passed = {
  readonly passage: Passage;
  readonly focus: Span;
  readonly label: string;
  readonly words: string;
};

/** The sentence that a court passed, where each of two documents of one story tells of one, and not the same. */
export function sentenceQuestions(dossier: Dossier): Question[] {
  const byDocument = new Map<number, Passed[]>();
  for (const passage of passagesWith(["sentenced"], dossier)) {
    const passed = passedIn(passage);
    if (passed) byDocument.set(passage.document, [...(byDocument.get(passage.document) ?? []), passed]);
  }
  // Two sentences in one document are of two persons or two courts.
  const single = [...byDocument.values()].flatMap((own) => (own.length === 1 ? own : []));
  return single.flatMap((a, i) =>
    single.slice(i + 1).flatMap((b): Question[] => {
      if (a.label === b.label || !comparable(a, b) || !dossier.stories.areOne(a.passage, b.passage))
        return [];
      if (!inOneSetting(a.passage, b.passage, dossier)) return [];
      return [
        {
          key: `sentence passed ${[a.passage, b.passage].map(({ reading }) => reading.document.name).join(" ")}`,
          slot: "outcome",
          topic: "What the sentence was",
          statements: [a, b].map(statementOf),
        },
      ];
    }),
  );
}

/** `imprisonment` says no number of years. */
const comparable = (a: Passed, b: Passed) =>
  ![a, b].some(({ label }) => label.includes("imprisonment")) ||
  [a, b].some(({ label }) => label === "death");

function passedIn(passage: Passage): Passed | null {
  const body = slice(passage.reading.document.text, passage.span);
  const match = SENTENCED.exec(body);
  const what = match?.groups?.what;
  if (!match || what === undefined || HEARSAY.isIn(passage)) return null;
  const start = passage.span.start + match.index + match[0].length - what.length;
  const label = SAME.find(([form]) => form.test(what))?.[1] ?? what.toLowerCase();
  return { passage, focus: { start, end: start + what.length }, label, words: what };
}

function statementOf({ passage, focus, label, words }: Passed): Statement {
  return { passage, span: passage.span, focus, value: { kind: "label", label }, words };
}
