import type { ReadDocument } from "#lib/documents/types.ts";
import { findClauses } from "./clauses.ts";
import { findDates } from "./dates/find-dates.ts";
import { withTopicGender } from "./names/topic-gender.ts";
import { findNames } from "./names.ts";
import { findQuotations } from "./quotations.ts";
import { splitSentences } from "./sentences.ts";
import { tagSentences } from "./tokens.ts";
import type { DocumentReading } from "./types.ts";

/** What is known of a document beside its text. `written`: the day it was written, `YYYY-MM-DD`, or null. */
export type ExtractOptions = { readonly written?: string | null };

/** Everything one document says: each finder sees what the finders before it found. */
export function extract(document: ReadDocument, options: ExtractOptions = {}): DocumentReading {
  const sentences = tagSentences(document, splitSentences(document));
  const dates = findDates(document, sentences, { written: options.written ?? null });
  const { names, entities: bearers } = findNames(document, sentences, dates);
  const entities = withTopicGender(document.text, sentences, names, bearers);
  const quotations = findQuotations(document, sentences, { dates, names, entities });
  const clauses = findClauses(document, sentences, { dates, names, entities, quotations });
  return { document, sentences, dates, names, entities, quotations, clauses };
}
