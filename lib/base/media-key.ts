/** By what the name of a medium in a text and the name of a file are the same, whichever system wrote them. */
export function mediaKey(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}
