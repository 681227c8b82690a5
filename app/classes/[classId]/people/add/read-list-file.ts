const MOST_BYTES = 500_000;

type ReadFile = { readonly text: string | null; readonly trouble: string | null };

/** The text of a list that a spreadsheet wrote: UTF-8, UTF-16 with its mark, or what Windows writes in the west. */
export async function readListFile(file: File): Promise<ReadFile> {
  if (file.size > MOST_BYTES) return { text: null, trouble: "The file is too large for a class list." };
  const bytes = new Uint8Array(await file.arrayBuffer());
  // A zip: the spreadsheet itself.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return { text: null, trouble: "This is a spreadsheet. Save it as CSV and take that." };
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : null;
  for (const encoding of [marked ?? "utf-8", "windows-1252"]) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), trouble: null };
    } catch {
      // The next one.
    }
  }
  return { text: null, trouble: "The file is not text. Save it as CSV and take that." };
}
