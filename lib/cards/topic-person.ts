import { slice } from "#lib/base/text.ts";
import { topicOf } from "#lib/extract/resolve-places.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { wordsOf } from "./words.ts";

const topics = new WeakMap<DocumentReading, number>();

/** The entity of the person whose life a document tells; -1 where it tells of something else. */
export function topicPerson(reading: DocumentReading): number {
  let known = topics.get(reading);
  if (known === undefined) {
    const found = topicOf(reading.sentences, reading.names, reading.entities) ?? -1;
    known = found >= 0 && isHeadedBy(reading, reading.entities[found]?.name ?? "") ? found : -1;
    topics.set(reading, known);
  }
  return known;
}

/** So many blocks at the top of a page may stand before its heading. */
const TOP = 4;

/** Whether a document bears the name of somebody as its heading: `Ignaz Semmelweis`, `The life of Clara Lund`. */
function isHeadedBy({ document }: DocumentReading, name: string): boolean {
  const heading = document.blocks.slice(0, TOP).find(({ zone }) => zone === "heading");
  const last = wordsOf(name).at(-1);
  return (
    heading !== undefined && last !== undefined && wordsOf(slice(document.text, heading.span)).includes(last)
  );
}
