/** What a document is known by: its file and the title that it or a teacher gave it. */
type Named = { readonly name: string; readonly title: string };

export type SourceNames = {
  /** In a sentence: `“The Long Bridge”`, `the document that begins “In the spring of 1803 …”`, `the school’s wiki`. */
  readonly titleOf: (document: string) => string;
  /** The same by its file or its place alone, for titles that would give an answer away. */
  readonly fileOf: (document: string) => string;
};

const LONGEST_TITLE = 80;

/** How the sources of a dossier are called in questions, so that a reader recognises each; no two are called alike. */
export function sourceNames(documents: readonly Named[]): SourceNames {
  const files = new Map(documents.map(({ name }, index) => [name, fileName(name, index)]));
  const titles = documents.map(({ title }) => inWords(title));
  const called = new Map(
    documents.map(({ name }, index) => {
      const title = titles[index] ?? "";
      const file = files.get(name) ?? name;
      if (title === "") return [name, file];
      const twice = titles.indexOf(title) !== titles.lastIndexOf(title);
      return [name, twice ? `${title} (${file})` : title];
    }),
  );
  return {
    titleOf: (document) => called.get(document) ?? document,
    fileOf: (document) => files.get(document) ?? document,
  };
}

function inWords(title: string): string {
  if (title === "") return "";
  // "the school's wiki": words of a teacher about a source, and no title
  if (/^(?:an?|the) \p{L}/u.test(title)) return title;
  if (title.endsWith("…")) return `the document that begins “${title}”`;
  return `“${title.length <= LONGEST_TITLE ? title : `${title.slice(0, title.lastIndexOf(" ", LONGEST_TITLE))} …`}”`;
}

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** `long-bridge.txt` → “long bridge”; a name without words is a place in the dossier: `the fourth document`. */
function fileName(name: string, index: number): string {
  const stem = (name.split("/").at(-1) ?? name)
    .replace(/\.[a-z]{2,5}$/iu, "")
    // "004_1bbaa6b4ed12cc66": a number with a checksum behind it says nothing
    .replace(/(?<![\p{L}\p{N}])[0-9a-f]{8,}$/iu, "")
    .replace(/[_-]+/gu, " ")
    .trim();
  if (/\p{L}{3}/u.test(stem)) return `the document “${stem}”`;
  const ordinal = ORDINALS[index];
  return ordinal === undefined ? `document ${index + 1} of the dossier` : `the ${ordinal} document`;
}
