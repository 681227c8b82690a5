/**
 * The words of a Markdown text on one line, for a list: without the signs that are seldom words themselves. A picture is
 * the words that describe it. Underscores and stars within a line stay, because names and products have them.
 */
export function plainWords(text: string): string {
  return (
    text
      // ![a leaf](media:47DEQpj8HBSa)
      .replace(/!?\[(?<words>[^[\]]{0,300})\]\(media:[\w-]{1,60}\)/gu, "$<words>")
      .replace(/\*\*|__|~~|`|\\[()[\]]|\$\$/gu, "")
      // "# A head" · "- one" · "2. two"
      .replace(/^\s{0,3}(?:#{1,6}|[-*>]|\d{1,3}\.) /gmu, "")
      .replace(/\s+/gu, " ")
      .trim()
  );
}
