import type { Card, Evidence } from "#lib/cards/types.ts";
import type { Conflict } from "#lib/conflicts/types.ts";
import type { Store } from "#lib/db/store.ts";
import type { Made, MakeInput } from "#lib/decks/made.ts";
import type { Ctx } from "#lib/services/context.ts";
import { createDossier } from "#lib/services/dossiers/create-dossier.ts";
import { type Imported, importDocument } from "#lib/services/dossiers/import-document.ts";
import type { Reader } from "#lib/services/making/workers.ts";
import { context, holder, NOW, visitor } from "./fixtures.ts";

/** Written for these tests: two accounts of a lighthouse that do not agree. */
export const LIGHT =
  "The light at Farn Point\n\nThe lighthouse at Farn Point was lit for the first time on 3 May 1822. " +
  "Its builder was the engineer Agnes Tolland. In 1840 the council refused to pay for a second lamp.\n";
export const KEEPER =
  "The keeper's story\n\nThe lighthouse at Farn Point was lit for the first time on 9 June 1822. " +
  "The keeper Jonas Reed said that nobody came to see it.\n";

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads text as it stands, in this process. */
export const plainReader: Reader = async ({ bytes }) => {
  const raw = new TextDecoder().decode(bytes);
  return {
    format: "text",
    raw,
    title: raw.split("\n")[0] ?? "",
    pages: null,
    reader: "test",
    readerVersion: "1",
    findings: [],
  };
};

/** A person with a dossier of their own; a visitor until it was begun. */
export async function owner(store: Store, token = "owner", now = NOW) {
  const { viewer } = await holder(store, token, now);
  const first = viewer.kind === "visitor" ? context(store, visitor(token), now) : context(store, viewer, now);
  const { dossierId } = await createDossier(first, { title: "Farn Point" });
  return { dossierId, ctx: ticking(await holder(store, token, now)) };
}

let ticks = 0;

/** A clock that never shows the same moment twice. */
function ticking(ctx: Ctx): Ctx {
  const from = ctx.now();
  return {
    ...ctx,
    now: () => {
      ticks += 1;
      return from + ticks;
    },
  };
}

export function add(ctx: Ctx, dossierId: string, name: string, text: string): Promise<Imported> {
  return importDocument(ctx, { dossierId, name }, bytesOf(text), plainReader);
}

/** A receipt for words of a document, exactly as they stand there. */
export function proofOf(input: MakeInput, document: string, words: string): Evidence {
  const raw = input.documents.find((one) => one.source.name === document)?.raw ?? "";
  const start = raw.indexOf(words);
  return { document, start, end: start + words.length, quote: words, role: "proof" };
}

type Parts = {
  readonly cards?: readonly Card[];
  readonly conflicts?: readonly Conflict[];
  readonly doubts?: Readonly<Record<string, string>>;
};

/** What a maker would give: the cards and disagreements that a test names. */
export function madeOf({ title, documents }: MakeInput, parts: Parts): Made {
  const cards = parts.cards ?? [];
  return {
    deck: {
      format: "dossier-deck",
      version: 1,
      title,
      deck: "all",
      documents: documents.map((one) => one.source),
      cards: cards.map((card) => ({
        ...card,
        evidence: card.evidence.map((one) => ({ ...one })),
        readings: card.readings?.map(({ value, evidence }) => ({ value, evidence: [...evidence] })),
      })),
      conflicts: (parts.conflicts ?? []).map((one) => ({
        ...one,
        claims: one.claims.map((c) => ({ ...c })),
      })),
      skipped: [],
    },
    weights: Object.fromEntries(cards.map((card, i) => [card.id, 1 / (i + 1)])),
    doubts: parts.doubts ?? {},
    exams: {},
    reports: Object.fromEntries(
      documents.map(({ source, raw }) => [
        source.name,
        { characters: raw.length, cards: 1, facts: 2, refused: 0, furniture: {}, unsupported: {} },
      ]),
    ),
    timeline: { kind: "timeline", entries: [] },
    people: { kind: "people", people: [] },
  };
}

export function fact(id: string, evidence: readonly Evidence[], changes: Partial<Card> = {}): Card {
  return {
    id,
    category: "date",
    question: `When did ${id} happen?`,
    answer: "3 May 1822",
    evidence,
    siblings: `sentence of ${id}`,
    ...changes,
  };
}
