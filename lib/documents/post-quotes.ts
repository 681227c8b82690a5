/**
 * The quotations of a thread that only say again what stands in a post above, by index. `texts` are the passages in
 * order. A quotation that leaves something out still says nothing new: every sentence of it has been read. Linear.
 */
export function quotedFromAbove(
  texts: readonly string[],
  isQuotation: (index: number) => boolean,
): ReadonlySet<number> {
  const read = new Set<string>();
  const again = new Set<number>();
  texts.forEach((text, i) => {
    const sentences = sentencesOf(text);
    if (isQuotation(i) && sentences.length > 0 && sentences.every((one) => read.has(one))) again.add(i);
    for (const one of sentences) read.add(one);
  });
  return again;
}

/** What stands between two stops, without case and punctuation. */
function sentencesOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[.!?…]+/u)
    .map((part) => (part.match(/[\p{L}\p{N}]+/gu) ?? []).join(" "))
    .filter((part) => part !== "");
}
