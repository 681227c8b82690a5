import { contains, type Span, slice } from "#lib/base/text.ts";
import { inOneSetting } from "./aligned-deeds.ts";
import { HEARSAY } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import { GatedPattern } from "./gated-pattern.ts";
import { Frequency } from "./likeness.ts";
import { isPlan } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { meantIn } from "./segments.ts";
import type { Question, Statement } from "./statements.ts";
import { clauseAt } from "./topics.ts";
import { contentWords, stem } from "./words.ts";

/** A sentence that says that there was none of something: no inscriptions, not a warning, without a trial. */
type Denial = {
  readonly passage: Passage;
  readonly focus: Span;
  readonly ids: readonly string[];
  /** What kind of it there was none of: `no criminal suit`. */
  readonly kind: ReadonlySet<string>;
  readonly words: string;
};

/** Nouns that are denied in passing, and of which every story has some. */
const EMPTY: ReadonlySet<string> = new Set(
  (
    "doubt way time one reason idea sign trace means need use matter word evidence choice longer question chance hope part place person people man men woman " +
    "body end thing money help news knowledge interest effect right power case fact problem difficulty hurry day year moment wonder account case record attempt " +
    "difference intention comment detail plan hint charge program programme commitment report suspect concern decision reason mention notice attention answer reply alternative exception hand side lack wind sleep sound voice light water food rest use good harm point"
  )
    .split(" ")
    .map(stem),
);
const MOST_TOKENS = 4;
const BEFORE = 24;
const IS = /\b(?:is|are|was|were|be|been|being)\s(?:\p{L}+ly\s)?$/iu;
const THERE = /\bthere\s(?:is|are|was|were|had\sbeen|has\sbeen)\s(?:\p{L}+ly\s)?$/iu;
/** Where it is said besides for whom or where there was none, so much of it has to stand in the other sentence. */
const ENOUGH = 0.7;
/** So few words besides say nothing of whom or where. */
const FEW = 2;
/** A document that speaks so often of it speaks of many. */
const MOST = 2;
export const NEGATIVE = new GatedPattern(
  /\b(?:no|not|never|nobody|none|neither|nor|without|hardly|scarcely)\b|n['’]t\b/iu,
  "no not never nobody none neither nor without hardly scarcely",
);
/** Less than all of it, another time, or another one. */
const PARTLY =
  /\b(?:yet|until|till|before|longer|other|another|further|more|such|only|later|again|first|since|until|many|most|few|proper|real|official|formal|public|full|good|great|special|particular|own)\b/iu;

/** What one document says that there was, and the other that there was none of. */
export function denialQuestions(dossier: Dossier): Question[] {
  const frequency = new Frequency(dossier);
  const own = dossier.library.documents
    .flat()
    .filter((passage) => passage.trusted && passage.sentence && dossier.stories.isOneOfTwo(passage.document));
  const denials = own.flatMap((passage) => denialsIn(passage, dossier));
  if (denials.length === 0) return [];
  const wanted = new Set(denials.flatMap(({ ids }) => ids));
  const affirmed = new Map<string, Map<number, Passage[]>>();
  for (const passage of own) {
    if (!affirms(passage)) continue;
    for (const id of new Set(meantIn(passage, dossier).flatMap(({ ids }) => ids))) {
      if (!wanted.has(id)) continue;
      const byDocument = affirmed.get(id) ?? new Map<number, Passage[]>();
      affirmed.set(id, byDocument);
      byDocument.set(passage.document, [...(byDocument.get(passage.document) ?? []), passage]);
    }
  }
  return denials.flatMap((denial) =>
    denial.ids.flatMap((id) => {
      const byDocument = affirmed.get(id);
      // Who denies it and speaks of it elsewhere denies another one.
      if (!byDocument || byDocument.has(denial.passage.document)) return [];
      return [...byDocument].flatMap(([, passages]) =>
        passages.length > MOST ? [] : (questionOn(denial, id, passages, frequency, dossier) ?? []),
      );
    }),
  );
}

function denialsIn(passage: Passage, dossier: Dossier): Denial[] {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  if (!NEGATIVE.isIn(passage) || HEARSAY.isIn(passage) || body.endsWith("?")) return [];
  const tokens = passage.sentence?.tokens ?? [];
  const meant = meantIn(passage, dossier);
  return tokens.flatMap((token, i): Denial[] => {
    const word = slice(text, token).toLowerCase();
    const next = tokens[i + 1] ? slice(text, tokens[i + 1] as Span).toLowerCase() : "";
    const opens =
      word === "no" ||
      (/^(?:not|never|without)$/u.test(word) && /^(?:a|an|one|any)$/u.test(next)) ||
      (word === "nor" && next === "any");
    const before = text.slice(Math.max(passage.span.start, token.start - BEFORE), token.start);
    // He was no professor. · Not a crane moved.
    if (!opens || i === 0 || (IS.test(before) && !THERE.test(before))) return [];
    const noun = tokens
      .slice(i + 1, i + 1 + MOST_TOKENS)
      .find((one, k) => one.pos === "NOUN" && tokens[i + 2 + k]?.pos !== "NOUN");
    if (!noun || EMPTY.has(stem(noun.lemma)) || PARTLY.test(text.slice(token.start, noun.end))) return [];
    const clause = clauseAt(passage, token);
    if (
      clause &&
      (clause.attributed || /\b(?:would|could|should|might|may|will)\b/iu.test(clause.modality ?? ""))
    )
      return [];
    const ids = meant.flatMap(({ span, ids: own }) => (contains(span, noun) ? own : []));
    if (ids.length === 0) return [];
    const focus = { start: token.start, end: noun.end };
    const kind = contentWords(text.slice(token.end, noun.start));
    return [{ passage, focus, ids, kind, words: slice(text, focus) }];
  });
}

function affirms(passage: Passage): boolean {
  const body = slice(passage.reading.document.text, passage.span);
  return !NEGATIVE.isIn(passage) && !HEARSAY.isIn(passage) && !body.endsWith("?") && !isPlan(body);
}

function questionOn(
  denial: Denial,
  id: string,
  passages: readonly Passage[],
  frequency: Frequency,
  dossier: Dossier,
): Question | null {
  const [first] = passages;
  if (!first || !dossier.stories.areOne(denial.passage, first)) return null;
  const about = meantIn(denial.passage, dossier).filter(({ span }) => !contains(denial.focus, span));
  const scored = passages.map((passage) => {
    const others = new Set(meantIn(passage, dossier).flatMap(({ ids }) => ids));
    let points = 0;
    for (const { ids } of about) {
      const shared = ids.find((one) => others.has(one));
      if (shared !== undefined) points += frequency.weight(shared, denial.passage.document, passage.document);
    }
    return { passage, points };
  });
  const best = scored.sort((a, b) => b.points - a.points)[0];
  if (!best || (about.length > FEW && best.points < ENOUGH)) return null;
  if (!inOneSetting(denial.passage, best.passage, dossier)) return null;
  const at = meantIn(best.passage, dossier).find(({ ids }) => ids.includes(id));
  if (!at) return null;
  const clause = clauseAt(best.passage, at.span);
  if (clause && (clause.attributed || clause.modality !== null)) return null;
  const { text } = best.passage.reading.document;
  // Where there was no criminal suit there may have been another one.
  const told = contentWords(slice(text, best.passage.span));
  for (const word of denial.kind) if (!told.has(word)) return null;
  const said = slice(text, at.span);
  return {
    key: `denial ${id}`,
    slot: "outcome",
    topic: `Whether there was any: “${denial.words}”`,
    statements: [
      statementOf(denial.passage, denial.focus, "no", denial.words),
      statementOf(best.passage, at.span, "yes", said),
    ],
  };
}

const statementOf = (passage: Passage, focus: Span, label: string, words: string): Statement => ({
  passage,
  span: passage.span,
  focus,
  value: { kind: "label", label },
  words,
});
