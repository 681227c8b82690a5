/** What programs write when nobody gave a title. */
const EMPTY_TITLE =
  /^(?:untitled|document\d*|dokument\d*|doc\d*|title|titel|no title|microsoft word\b.*|powerpoint.*|presentation\d*|slide \d+|layout \d+|scan\d*|print|noname|unknown|template|normal|.{0,80}\.(?:docx?|pdf|indd|qxd|qxp|tex|dvi|rtf|odt|txt|html?|pub|pages|wpd|p65|ps|eps|cdr))$/iu;

/**
 * The title in a file's description when it is worth something: words of it stand at the beginning of the text, and
 * it is not what a program puts there. Null otherwise.
 */
export function worthyTitle(given: string | null, name: string, opening: string): string | null {
  const title = given?.replace(/\s+/gu, " ").trim() ?? "";
  if (title.length < 4 || title.length > 180 || EMPTY_TITLE.test(title)) return null;
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  if (bare(title) === bare(name.replace(/\.[a-z]{2,5}$/iu, ""))) return null;
  const words = bare(title)
    .split(" ")
    .filter((word) => word.length > 3);
  const text = ` ${bare(opening)} `;
  const met = words.filter((word) => text.includes(` ${word} `)).length;
  return words.length > 0 && met * 3 >= words.length * 2 ? title : null;
}
