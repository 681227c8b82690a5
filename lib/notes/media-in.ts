/** The media that a text shows or plays. */
export function mediaIn(text: string): readonly string[] {
  return [...text.matchAll(/\(media:(?<hash>[\w-]{43})\)/gu)].map((match) => match.groups?.hash ?? "");
}
