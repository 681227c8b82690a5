import type { Span } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";

const chiefs = new WeakMap<Dossier, Map<number, string | null>>();

/** The person a document names most often, and clearly so; null where two are named alike often. */
export function chiefOf(document: number, dossier: Dossier): string | null {
  const known = chiefs.get(dossier) ?? new Map<number, string | null>();
  chiefs.set(dossier, known);
  const found = known.get(document);
  if (found !== undefined) return found;
  const counts = new Map<string, number>();
  const { terms } = dossier;
  for (const name of dossier.readings[document]?.names ?? []) {
    const bearer = terms.bearerOf(document, name);
    if (terms.typeOf(bearer) === "PER") counts.set(bearer, (counts.get(bearer) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  const chief = first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
  known.set(document, chief);
  return chief;
}

/** How many sentences back a pronoun still finds its person. */
const BACK = 2;

/** The person nearest before a place: named in its sentence, else the last one named in the sentences before it. */
export function personBefore(passage: Passage, place: Span, { terms, library }: Dossier): string | null {
  const passages = library.documents[passage.document] ?? [];
  for (let i = passage.index; i >= Math.max(0, passage.index - BACK); i -= 1) {
    const one = passages[i];
    if (!one?.sentence || one.sentence.block !== passage.sentence?.block) return null;
    const end = one === passage ? place.start : one.span.end;
    const people = terms
      .namesIn(one.document, { start: one.span.start, end })
      .map((name) => terms.bearerOf(one.document, name))
      .filter((bearer) => terms.typeOf(bearer) === "PER");
    // Of two who were named, a pronoun may mean either.
    if (one === passage ? people.length > 0 : new Set(people).size === 1) return people.at(-1) ?? null;
    if (people.length > 0) return null;
  }
  return null;
}
