import type { Item } from "./use-uploads.ts";

// <!doctype html> · <html> · <body …> · a paragraph, heading, division or table in tags
const PAGE =
  /^\s{0,200}<(?:!doctype\s|html[\s>]|head[\s>]|body[\s>])|<\/(?:p|div|h[1-6]|table|article|li)>/iu;

/** Pasted words as a document: page source when they are, else plain text. */
export function pastedItem(text: string, title: string): Item {
  const isPage = PAGE.test(text.slice(0, 20_000));
  const name = `${slug(title)}.${isPage ? "html" : "txt"}`;
  return { name, title, body: new Blob([text], { type: "text/plain;charset=utf-8" }) };
}

/** "The Keeper's Story" → "the-keepers-story" */
function slug(title: string): string {
  const words = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/gu, "")
    .slice(0, 60);
  return words === "" ? "pasted" : words;
}
