/** The fragment of what is marked on a document's page. */
export const HERE = "here";

export type Place = {
  readonly cardId?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
};

/** The address of a document's page, at a card's evidence or at a span when one is named. */
export function documentPath(documentId: string, { cardId, start, end }: Place = {}): string {
  const query = new URLSearchParams();
  if (cardId !== undefined) query.set("card", cardId);
  if (start !== undefined && end !== undefined) {
    query.set("start", String(start));
    query.set("end", String(end));
  }
  const path = `/documents/${encodeURIComponent(documentId)}`;
  return query.size === 0 ? path : `${path}?${query.toString()}#${HERE}`;
}
