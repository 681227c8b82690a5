import type { DocumentReading } from "#lib/extract/types.ts";
import { bearersOf } from "./bearers.ts";
import { Company } from "./company.ts";
import { type Deed, deedsIn } from "./deeds.ts";
import { type Telling, tellingsIn } from "./events.ts";
import type { Witnessing } from "./group.ts";
import { Lexicon } from "./lexicon.ts";
import {
  copiedShares,
  type Library,
  libraryOf,
  type NearCopy,
  nearCopies,
  type Share,
} from "./near-copies.ts";
import { Parties } from "./parties.ts";
import { type Passage, passagesOf } from "./passages.ts";
import { Terms } from "./phrases.ts";
import { Stories } from "./stories.ts";
import { WordTable } from "./word-table.ts";

/** All documents of a dossier, made ready for comparing once. */
export type Dossier = {
  readonly readings: readonly DocumentReading[];
  readonly lexicon: Lexicon;
  readonly library: Library;
  readonly copies: readonly NearCopy[];
  readonly witnessing: Witnessing;
  readonly terms: Terms;
  readonly tellings: readonly Telling[];
  readonly deeds: readonly Deed[];
  readonly company: Company;
  readonly stories: Stories;
  readonly parties: Parties;
  /** For a document that is a version of others: the one it shares most with. */
  readonly twin: (document: number) => number | null;
};

/** From this share of copied passages on, two documents are versions of one text. */
const VERSION = 0.5;
/** From this share on they are no longer independent witnesses. */
const DEPENDENT = 0.3;
/** Fewer common sentences than this make no version of two short texts. */
const ENOUGH = 4;

export function dossierOf(readings: readonly DocumentReading[]): Dossier {
  const lexicon = new Lexicon();
  const texts = readings.map((reading, document) => {
    const table = new WordTable(reading.document.text, lexicon);
    return { table, passages: passagesOf(reading, document, table, lexicon) };
  });
  const library = libraryOf(
    texts.map(({ passages }) => passages),
    lexicon.size,
  );
  const copies = nearCopies(library);
  const shares = copiedShares(copies, library);
  const terms = new Terms(
    readings,
    bearersOf(readings),
    texts.map(({ table }) => table),
  );
  const company = new Company(library, terms, lexicon);
  return {
    readings,
    lexicon,
    library,
    copies,
    terms,
    tellings: library.documents.flatMap((passages) => tellingsIn(passages, terms, lexicon)),
    // Deeds are held against those of other documents only.
    deeds: readings.length < 2 ? [] : library.documents.flatMap((passages) => deedsIn(passages, terms)),
    company,
    stories: new Stories(readings, library, company, terms),
    parties: new Parties(readings, terms),
    witnessing: witnessingOf(copies, shares, readings.length),
    twin: twinsOf(shares),
  };
}

/**
 * The passages that say something and hold any form of one of the words, in the order of the documents. A finder that
 * reads by patterns looks only at them.
 */
export function passagesWith(words: readonly string[], { library, lexicon }: Dossier): Passage[] {
  const cues = lexicon.cues(words);
  return library.documents.flatMap((passages) =>
    passages.filter((passage) => passage.trusted && passage.holds(cues)),
  );
}

function twinsOf(shares: ReadonlyMap<string, Share>): (document: number) => number | null {
  const best = new Map<number, { other: number; share: number }>();
  for (const [key, share] of shares) {
    if (share.share < VERSION || share.pairs < ENOUGH) continue;
    const [i = 0, j = 0] = key.split(":").map(Number);
    for (const [one, other] of [
      [i, j],
      [j, i],
    ] as const) {
      if (share.share > (best.get(one)?.share ?? 0)) best.set(one, { other, share: share.share });
    }
  }
  return (document) => best.get(document)?.other ?? null;
}

function witnessingOf(
  copies: readonly NearCopy[],
  shares: ReadonlyMap<string, Share>,
  documents: number,
): Witnessing {
  const parent = Array.from({ length: documents }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while ((parent[at] ?? at) !== at) at = parent[at] ?? at;
    return at;
  };
  for (const [key, share] of shares) {
    const [i = 0, j = 0] = key.split(":").map(Number);
    if (share.share >= DEPENDENT && share.pairs >= ENOUGH) parent[root(j)] = root(i);
  }
  const copiesOf = new Map<Passage, Set<Passage>>();
  for (const { a, b } of copies) {
    const known = copiesOf.get(a);
    if (known) known.add(b);
    else copiesOf.set(a, new Set([b]));
  }
  return {
    family: root,
    copied: (a, b) =>
      copiesOf.get(a.passage)?.has(b.passage) === true || copiesOf.get(b.passage)?.has(a.passage) === true,
  };
}
