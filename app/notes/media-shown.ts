/** A picture or a sound that stands in a field. */
export type ShownMedium = {
  readonly hash: string;
  readonly kind: "image" | "audio";
  readonly words: string;
};

// ![an oak leaf](media:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU)
const MEDIUM = /(?<image>!?)\[(?<words>[^[\]]{0,300})\]\(media:(?<hash>[\w-]{43})\)/gu;

/** What a field shows and plays, each once, in its order. */
export function mediaShown(text: string): readonly ShownMedium[] {
  const found = new Map<string, ShownMedium>();
  for (const { groups } of text.matchAll(MEDIUM)) {
    const { image = "", words = "", hash = "" } = groups ?? {};
    if (!found.has(hash)) found.set(hash, { hash, kind: image === "!" ? "image" : "audio", words });
  }
  return [...found.values()];
}
