import { z } from "zod";
import { grouped } from "#lib/base/grouped.ts";
import { documentsHolding, quotedWithoutText, readableDocuments } from "#lib/db/queries/browse-rows.ts";
import { documentWithOwner } from "#lib/db/queries/document-evidence.ts";
import { textsOf } from "#lib/db/queries/receipts.ts";
import { parseSearch } from "#lib/search/parse.ts";
import { passagesWith, wordsOf } from "#lib/search/passages.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { formatNamed, readVersion } from "../documents/document-text.ts";
import { parseInput } from "../parse-input.ts";

/** Words in their place: `text` with the stretches of it that were looked for; the span is the document's own. */
export type FoundPassage = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly hits: readonly { readonly start: number; readonly end: number }[];
};

export type FoundDocument = {
  readonly id: string;
  readonly title: string;
  readonly dossierTitle: string;
  readonly passages: readonly FoundPassage[];
};

const MOST_DOCUMENTS = 8;
const MOST_PASSAGES = 4;
/** Characters on both sides of a word. */
const AROUND = 90;

/**
 * The documents in which all words of a search stand, with the places. Of what the viewer may read; of a document whose
 * text is not on this server, what its cards quote. A search without words finds nothing here.
 */
export async function browseDocuments(
  ctx: Ctx,
  input: { readonly query: string },
): Promise<readonly FoundDocument[]> {
  const { query } = parseInput(z.object({ query: z.string().max(10_000) }), input);
  const parsed = parseSearch(query);
  const words = parsed.ok ? wordsOf(parsed.node) : [];
  if (words.length === 0) return [];
  const { read } = ctx.store;
  const readable = await readableDocuments(read, userIdOf(ctx) ?? "", ctx.now());
  const trigrams = trigramsOf(words);
  const ids = readable.map(({ id }) => id);
  const holding = trigrams === "" ? [] : await documentsHolding(read, ids, trigrams, MOST_DOCUMENTS * 2);
  const found: FoundDocument[] = [];
  for (const { documentId, versionId } of holding) {
    if (found.length === MOST_DOCUMENTS) break;
    const document = await documentWithOwner(read, documentId, userIdOf(ctx), ctx.now());
    allow(ctx, "study", document, "document");
    const [version] = await textsOf(read, [versionId]);
    if (!version || document.versionId !== versionId) continue;
    const whole = readVersion(versionId, document.name, formatNamed(document.format), version.text);
    const passages = passagesWith(whole.text, words, { around: AROUND, most: MOST_PASSAGES });
    if (!passages) continue;
    found.push({
      id: document.id,
      title: document.title,
      dossierTitle: document.dossierTitle,
      passages: passages.map(({ start, end, hits }) => {
        const [first] = hits;
        return {
          ...whole.toRaw(first ?? { start, end }),
          text: whole.text.slice(start, end).replace(/\s/gu, " "),
          hits: hits.map((hit) => ({ start: hit.start - start, end: hit.end - start })),
        };
      }),
    });
  }
  return [...found, ...(await quotedIn(ctx, readable, words))].slice(0, MOST_DOCUMENTS);
}

/** So many quotations are looked through. */
const MOST_QUOTES = 5_000;

type Readable = Awaited<ReturnType<typeof readableDocuments>>;

/** Of documents whose text is not here, the words that cards quote. */
async function quotedIn(
  ctx: Ctx,
  readable: Readable,
  words: readonly string[],
): Promise<readonly FoundDocument[]> {
  const ids = readable.map(({ id }) => id);
  const quoted = await quotedWithoutText(ctx.store.read, ids, MOST_QUOTES);
  const byDocument = grouped(quoted, ({ documentId }) => documentId);
  return readable.flatMap(({ id, title, dossierTitle }) => {
    const passages = (byDocument.get(id) ?? []).flatMap(({ start, end, quote }): FoundPassage[] => {
      const [passage] = passagesWith(quote, words, { around: quote.length, most: 1 }) ?? [];
      const text = quote.replace(/\s/gu, " ");
      return passage ? [{ start, end, text, hits: passage.hits }] : [];
    });
    return passages.length === 0
      ? []
      : [{ id, title, dossierTitle, passages: passages.slice(0, MOST_PASSAGES) }];
  });
}

/**
 * All trigrams of the words: the table keeps no order, and whether they stand together is seen in the text. Empty where no
 * three letters stand together (50%, U.S.): nothing can be looked up by such words.
 */
function trigramsOf(words: readonly string[]): string {
  const all = words.flatMap((word) => {
    const units = Array.from(word);
    return units.slice(2).map((_, i) => units.slice(i, i + 3).join(""));
  });
  const plain = all.filter((one) => /^[\p{L}\p{N}]{3}$/u.test(one));
  return [...new Set(plain)]
    .slice(0, 60)
    .map((one) => `"${one}"`)
    .join(" AND ");
}
