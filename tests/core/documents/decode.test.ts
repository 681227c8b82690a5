import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { decodeText } from "#lib/documents/decode.ts";
import { LIMITS } from "#lib/documents/limits.ts";
import { openFile } from "#lib/documents/open-file.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, littleEndian);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 + 2 * i, text.charCodeAt(i), littleEndian);
  return bytes;
};
async function refusal(name: string, bytes: Uint8Array): Promise<DomainError> {
  try {
    await openFile({ name, bytes });
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("it was read");
}

describe("opening a file", () => {
  it("keeps the text as every other reader of the file has it, byte-order mark and line ends included", async () => {
    const text = "\ufeffThe mill.\r\nIt burnt — twice.";
    expect(decodeText("a.txt", utf8(text))).toBe(text);
    const { document } = await openFile({ name: "a.txt", bytes: utf8(text) });
    expect(document.raw).toBe(text);
    expect(
      document.blocks.map((block) =>
        document.raw.slice(document.toRaw(block.span).start, document.toRaw(block.span).end),
      ),
    ).toEqual(["The mill.", "It burnt — twice."]);
  });

  it.each([true, false])("reads UTF-16 with a byte-order mark (little endian: %s)", (littleEndian) => {
    expect(decodeText("a.txt", utf16("Мельница стояла у реки.", littleEndian))).toBe(
      "\ufeffМельница стояла у реки.",
    );
  });

  it("refuses a large file before it looks at it", async () => {
    const error = await refusal("big.txt", new Uint8Array(LIMITS.bytes.text + 1));
    expect(error.code).toBe("limit");
    expect(error.message).toContain("5 MB");
  });

  const unreadable: readonly (readonly [string, string, Uint8Array, RegExp])[] = [
    ["an empty file", "a.txt", utf8(""), /empty/u],
    ["a file of white space", "a.txt", utf8("\ufeff \n\t\r\n"), /empty/u],
    ["a PDF by another name", "a.txt", utf8("%PDF-1.7 and so on"), /PDF/u],
    ["an office document", "a.txt", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), /zip archive/u],
    ["a picture", "a.md", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), /picture/u],
    ["a binary file", "a.txt", new Uint8Array([65, 66, 0, 67]), /binary/u],
    ["another encoding", "a.txt", new Uint8Array([65, 10, 66, 10, 0xe9, 0x20, 65]), /line 3.*UTF-8/u],
    ["a cut off character", "a.txt", new Uint8Array([65, 66, 0xe2, 0x80]), /UTF-8/u],
    ["half a character in UTF-16", "a.txt", new Uint8Array([0xff, 0xfe, 65]), /UTF-16/u],
    [
      "a page without a body",
      "a.html",
      utf8("<!doctype html><html><head><title>T</title><script>1</script></head></html>"),
      /no text/u,
    ],
    ["Markdown of comments alone", "a.md", utf8("<!-- nothing here -->\n"), /no text/u],
  ];
  it.each(unreadable)(
    "refuses %s with a sentence that says what to do",
    async (_what, name, bytes, words) => {
      const error = await refusal(name, bytes);
      expect(error.code).toBe("unreadable");
      expect(error.message).toMatch(words);
      expect(error.message).toMatch(new RegExp(`^${name.replace(".", "\\.")} .*\\. .*\\.$`, "u"));
    },
  );

  it("takes a page for a page whatever its name", async () => {
    const { document } = await openFile({
      name: "saved.txt",
      bytes: utf8("<!DOCTYPE html><body><p>The mill stood by the river.</p>"),
    });
    expect(document.format).toBe("html");
    expect(document.text.trim()).toBe("The mill stood by the river.");
  });
});
