import { foldText, sharedLength, slice } from "#lib/base/text.ts";
import type { Quotation } from "#lib/extract/types.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import { firstWhere } from "./posted.ts";
import type { Question, Statement } from "./statements.ts";

/** Shorter words may be said by many. */
const FEWEST = 6;
const LONGEST_SHOWN = 60;

type Said = { readonly passage: Passage; readonly quotation: Quotation; readonly speaker: string };

/** Who said the words that two documents quote alike and lay in two mouths. */
export function speakerQuestions(dossier: Dossier): Question[] {
  const byWords = new Map<string, Said[]>();
  for (const [document, { quotations, document: read }] of dossier.readings.entries()) {
    for (const quotation of quotations) {
      const words = foldText(slice(read.text, quotation.inner)).match(/[\p{L}\d]+/gu) ?? [];
      const speaker =
        quotation.speakerName ?? (quotation.speaker ? slice(read.text, quotation.speaker) : null);
      if (words.length < FEWEST || speaker === null || !/^\p{Lu}/u.test(speaker)) continue;
      const passages = dossier.library.documents[document] ?? [];
      const passage = passages[firstWhere(passages, ({ span }) => span.end > quotation.span.start)];
      if (!passage?.trusted || sharedLength(passage.span, quotation.span) === 0) continue;
      const key = words.join(" ");
      const known = byWords.get(key);
      const said = { passage, quotation, speaker };
      if (known) known.push(said);
      else byWords.set(key, [said]);
    }
  }
  return [...byWords].flatMap(([words, all]): Question[] => {
    const [first] = all;
    if (!first || new Set(all.map(({ passage }) => passage.document)).size < 2) return [];
    const labels = labelsOf(all.map(({ speaker }) => speaker));
    if (new Set(labels).size < 2) return [];
    return [
      {
        key: `speaker ${words.slice(0, LONGEST_SHOWN)}`,
        slot: "actor",
        topic: `Who said: “${shown(first)}”`,
        statements: all.map((said, i) => statementOf(said, labels[i] ?? said.speaker)),
      },
    ];
  });
}

/** One label for all forms of one name: a surname joins the full name that ends in it. */
function labelsOf(names: readonly string[]): string[] {
  const folded = names.map((name) => foldText(name).split(/\s+/u));
  return folded.map((parts) => {
    const full =
      folded.find((other) => other.length > parts.length && other.at(-1) === parts.at(-1)) ?? parts;
    return full.at(-1) === parts.at(-1) ? (parts.at(-1) ?? "") : parts.join(" ");
  });
}

function shown({ passage, quotation }: Said): string {
  const text = slice(passage.reading.document.text, quotation.inner).replace(/\s+/gu, " ").trim();
  if (text.length <= LONGEST_SHOWN) return text;
  return `${text.slice(0, LONGEST_SHOWN).replace(/\s\S*$/u, "")} …`;
}

function statementOf({ passage, quotation, speaker }: Said, label: string): Statement {
  const { span } = quotation;
  return {
    passage,
    span: { start: Math.min(passage.span.start, span.start), end: Math.max(passage.span.end, span.end) },
    focus: quotation.speaker ?? span,
    value: { kind: "label", label },
    words: speaker,
  };
}
