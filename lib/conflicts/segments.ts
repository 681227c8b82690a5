import { everyMatch } from "#lib/base/every-match.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { Clause } from "#lib/extract/types.ts";
import { callingOf } from "./context-roles.ts";
import { kindsOfNoun, kindsOfVerb, sameNoun } from "./deed-kinds.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import { clausesOf } from "./topics.ts";
import { contentStem, stem } from "./words.ts";

/** A word or a name with everything that it may mean: `premiere` is also a performance, `#7` a bearer of a name. */
export type Meant = { readonly span: Span; readonly ids: readonly string[]; readonly verb: boolean };

/** A part of a sentence that tells one thing, and the words of it and around it. */
export type Segment = {
  readonly passage: Passage;
  readonly span: Span;
  /** Its own words, and whom its pronouns mean. */
  readonly near: readonly Meant[];
  /** Of the rest of its sentence. */
  readonly around: readonly Meant[];
};

// ; · : · , and · , who · but · because
const BORDER =
  /[;:–—(]|,?\s(?:but|while|whereas|because|although|though|when|who|which|where|whose|whom|since|so\sthat|whereupon)\s|,\s(?:and|or|for|as|the)\s/giu;

/** The parts of a sentence, in order. */
export function segmentsOf(passage: Passage, dossier: Dossier): Segment[] {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  const borders = everyMatch(body, BORDER).map((match) => passage.span.start + match.index + 1);
  const starts = [passage.span.start, ...borders];
  const all = meantIn(passage, dossier);
  const clauses = clausesOf(passage);
  return starts.map((start, i) => {
    const span = { start, end: starts[i + 1] ?? passage.span.end };
    const isNear = ({ span: at }: Meant) => at.start >= span.start && at.start < span.end;
    return {
      passage,
      span,
      near: [...all.filter(isNear), ...pronounsIn(passage, span, clauses, dossier)],
      around: all.filter((one) => !isNear(one)),
    };
  });
}

/** Whom the pronouns of a part mean. */
function pronounsIn(passage: Passage, span: Span, clauses: readonly Clause[], { terms }: Dossier): Meant[] {
  const found = new Set<string>();
  for (const clause of clauses) {
    if (clause.verb.start < span.start || clause.verb.start >= span.end) continue;
    for (const filler of [clause.agent, clause.object, clause.recipient]) {
      if (!filler?.anaphoric) continue;
      const phrase = terms.phraseOf(passage.document, filler);
      for (const term of phrase.terms) found.add(term);
    }
  }
  return [...found].map((id) => ({ span, ids: [id], verb: false }));
}

const known = new WeakMap<Passage, readonly Meant[]>();

/** What every word and name of a sentence may mean. */
export function meantIn(passage: Passage, { terms }: Dossier): readonly Meant[] {
  const done = known.get(passage);
  if (done) return done;
  const made: Meant[] = [];
  const names = terms.namesIn(passage.document, passage.span);
  for (const name of names)
    made.push({ span: name.span, ids: [terms.bearerOf(passage.document, name)], verb: false });
  const { text } = passage.reading.document;
  const particles = new Map(clausesOf(passage).map((clause) => [clause.verb.end, clause]));
  for (const token of passage.sentence?.tokens ?? []) {
    const word = contentStem(token.lemma);
    if (word === null || /\d/u.test(word)) continue;
    const named = names.some(({ span }) => span.start <= token.start && token.end <= span.end);
    const clause = particles.get(token.end);
    const verb = token.pos === "VERB" || clause !== undefined;
    const phrasal = PARTICLE.exec(text.slice(token.end, token.end + 6))?.groups?.particle ?? null;
    const kinds = verb
      ? kindsOfVerb(token.lemma, clause?.particle ?? phrasal)
      : [...kindsOfNoun(word), ...callingOf(word)];
    const taken = clause?.lemma === "take" && clause.voice === "passive" && clause.particle === null;
    if (taken) made.push({ span: token, ids: ["~arrested"], verb: true });
    if (EMPTY.has(word) && !kinds.includes("awarded")) continue;
    const ids = [...kinds.map((kind) => `~${kind}`), ...(verb && kinds.length > 0 ? [] : [sameNoun(word)])];
    made.push({ span: token, ids: named ? [`${sameNoun(word)}`] : ids, verb });
  }
  known.set(passage, made);
  return made;
}

// took away · burnt down
const PARTICLE = /^\s(?<particle>up|down|off|out|away|over|back|in|on|for|to)\b/u;

/** Words of which every story has many. */
const EMPTY: ReadonlySet<string> = new Set(
  (
    "be have do make come go get take say tell know see think put become year day time way thing man people one two three four five " +
    "six seven eight nine ten eleven twelve first second third much later ago still also even " +
    "work part name word number place home side week month hour minute pound dollar metre meter mile franc mark"
  )
    .split(" ")
    .map(stem),
);
