import { mediaKey } from "#lib/base/media-key.ts";

/** A picture or a sound that a file of another program names. */
export type NamedMedium = {
  readonly kind: "image" | "audio";
  /** As the file calls it: "leaf.jpg", or an address elsewhere. */
  readonly name: string;
  /** What the file says that it shows; may be empty. */
  readonly alt: string;
};

/** The pictures and sounds that are here, by the key of their name: the hash under which each is kept. */
export type MediaHere = ReadonlyMap<string, string>;

/** How a named medium stands in a field: drawn where it is here, a link where it is elsewhere, else told by its name. */
export function mediumWords(medium: NamedMedium, here: MediaHere): string {
  const { kind, name } = medium;
  const words = wordsOf(medium);
  const hash = here.get(mediaKey(name));
  if (hash !== undefined)
    return kind === "image" ? `![${words}](media:${hash})` : `[${words}](media:${hash})`;
  if (isElsewhere(name)) return `![${words}](${name.replace(/[()\s]/gu, encodeURIComponent)})`;
  return `[${kind === "image" ? "picture" : "sound"}: ${bare(name)}]`;
}

/** Whether it lies on another server: nothing is fetched from there. */
export function isElsewhere(name: string): boolean {
  return /^https?:\/\//iu.test(name);
}

// paste-0f3a9c81d2 · img_20240501 · 8d777f385d3dfec8815d20f7496026dc
const BY_MACHINE =
  /^(?:paste|img|image|dsc|rec|sapi5js|hypertts|googletts|screenshot)?[-_ ]?[0-9a-f-]{6,200}$/iu;

/** What it shows or says, in words: what the file says, else the name of the file where a person chose it. */
function wordsOf({ kind, name, alt }: NamedMedium): string {
  const said = bare(alt);
  if (said !== "") return said;
  const general = kind === "image" ? "picture" : "sound";
  const file = name.replace(/^.{0,1000}[/\\]/su, "").replace(/\.[a-z0-9]{1,5}$/iu, "");
  if (isElsewhere(name) || BY_MACHINE.test(file)) return general;
  return bare(file.replace(/[-_.+]/gu, " ")) || general;
}

/** Brackets and line ends would end the words. */
function bare(words: string): string {
  return words
    .replace(/[[\]\p{Cc}]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, 300);
}

// ![oak leaf](media:…) · [sound](media:…) · [picture: oak_leaf.png]
const MEDIUM = /(!?)\[([^\]]{0,300})\]\(media:[\w-]{43}\)|\[(picture|sound): ([^\]]{1,300})\]/gu;

/**
 * A field with its pictures and sounds by their words alone, so that it reads the same whether they are here or not, and
 * whether one of them is not. Null without any, and where one has no words of its own: another would read the same.
 */
export function byWordsOfMedia(text: string): { readonly text: string; readonly missing: boolean } | null {
  let [found, nameless, missing] = [false, false, false];
  const words = text.replace(MEDIUM, (_whole, image: string, said: string, kind: string, name: string) => {
    found = true;
    const here = kind === undefined;
    if (!here) missing = true;
    const isImage = here ? image === "!" : kind === "picture";
    const told = here ? bare(said) : wordsOf({ kind: isImage ? "image" : "audio", name, alt: "" });
    const general = isImage ? "picture" : "sound";
    if (told === "" || told === general) nameless = true;
    return `[${general}: ${told}]`;
  });
  return found && !nameless ? { text: words, missing } : null;
}
