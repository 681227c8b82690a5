import type { Span } from "#lib/base/text.ts";
import { contains, sharedLength } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import { type Meant, meantIn, type Segment } from "./segments.ts";
import { stem } from "./words.ts";

/** How often each meaning stands in each document of a dossier. */
export class Frequency {
  readonly #counts = new Map<number, Map<string, number>>();
  readonly #dossier: Dossier;

  constructor(dossier: Dossier) {
    this.#dossier = dossier;
  }

  #of(document: number): Map<string, number> {
    const known = this.#counts.get(document);
    if (known) return known;
    const made = new Map<string, number>();
    this.#counts.set(document, made);
    for (const passage of this.#dossier.library.documents[document] ?? []) {
      if (!passage.trusted) continue;
      const ids = new Set(meantIn(passage, this.#dossier).flatMap((one) => one.ids));
      for (const id of ids) made.set(id, (made.get(id) ?? 0) + 1);
    }
    return made;
  }

  /** 1 for what each of two documents speaks of once, less for what they speak of again and again. */
  weight(id: string, a: number, b: number): number {
    const often = Math.max(this.#of(a).get(id) ?? 1, this.#of(b).get(id) ?? 1);
    return often <= 1 ? 1 : 1 / Math.sqrt(often);
  }
}

export type Likeness = {
  /** The weight of the words in common. */
  readonly points: number;
  /** Whether a word for what is done is among them. */
  readonly deed: boolean;
  /** Whether each document tells of that deed in one sentence only. */
  readonly once: boolean;
  /** The weight of what is no word for a deed. */
  readonly theme: number;
  /** Whether the verbs of both tell deeds, and not one. */
  readonly clash: boolean;
  readonly shared: ReadonlySet<string>;
};

/** A word outside the part that tells the thing counts so much. */
const AROUND = 0.4;

/** How much two parts of sentences have in common apart from the stretches that are being compared. */
export function likenessOf(
  a: Segment,
  b: Segment,
  apart: { readonly a: Span; readonly b: Span },
  frequency: Frequency,
): Likeness {
  const own = weighed(a, apart.a).all;
  const others = weighed(b, apart.b).byId;
  let points = 0;
  let deed = false;
  let once = false;
  let theme = 0;
  const shared = new Set<string>();
  const used = new Set<string>();
  const named: Span[] = [];
  for (const { ids, near, span } of own) {
    // The words of a name that both give say nothing more.
    if (named.some((name) => contains(name, span))) continue;
    let best = 0;
    let found: string | null = null;
    for (const id of ids) {
      const other = others.get(id);
      if (!other || used.has(id)) continue;
      const weight =
        frequency.weight(id, a.passage.document, b.passage.document) * (near && other.near ? 1 : AROUND);
      if (weight > best) {
        best = weight;
        found = id;
      }
    }
    if (found === null) continue;
    used.add(found);
    if (found.startsWith("#")) named.push(span);
    shared.add(found);
    points += best;
    if (!found.startsWith("~")) theme += best;
    else if (best > AROUND) {
      deed = true;
      if (best >= 1) once = true;
    }
  }
  return { points, deed, once, theme, clash: clashing(a, b), shared };
}

/** A pronoun has no words of its own. */
const NOWHERE: Span = { start: -1, end: -1 };

type Weighed = { readonly span: Span; readonly ids: readonly string[]; readonly near: boolean };

type Prepared = {
  readonly apart: Span;
  readonly all: readonly Weighed[];
  readonly byId: ReadonlyMap<string, Weighed>;
};

const prepared = new WeakMap<Segment, Prepared[]>();

/** A part is held against many others. */
function weighed(segment: Segment, apart: Span): Prepared {
  const known = prepared.get(segment) ?? [];
  prepared.set(segment, known);
  const done = known.find((one) => one.apart.start === apart.start && one.apart.end === apart.end);
  if (done) return done;
  const outside = ({ span }: Meant) => sharedLength(span, apart) === 0;
  const all = [
    ...segment.near
      .filter((one) => one.span === segment.span || outside(one))
      .map(({ span, ids }) => ({ span: span === segment.span ? NOWHERE : span, ids, near: true })),
    ...segment.around.filter(outside).map(({ span, ids }) => ({ span, ids, near: false })),
  ];
  const byId = new Map<string, Weighed>();
  for (const one of all) for (const id of one.ids) if (!byId.has(id)) byId.set(id, one);
  const made = { apart, all, byId };
  known.push(made);
  return made;
}

/** Whether the verbs of both parts tell deeds that are not one. */
function clashing(a: Segment, b: Segment): boolean {
  const [x, y] = [a, b].map(({ near }) =>
    near.filter(({ verb, ids }) => verb && !ids.some((id) => NEUTRAL.has(id))),
  );
  if (!x?.length || !y?.length) return false;
  return !x.some(({ ids }) => y.some((other) => other.ids.some((id) => ids.includes(id))));
}

/** Verbs that say how long or where something is, of whatever it is. */
const NEUTRAL: ReadonlySet<string> = new Set(
  "last continue remain stand lie happen occur ~held"
    .split(" ")
    .map((word) => (word.startsWith("~") ? word : stem(word))),
);
