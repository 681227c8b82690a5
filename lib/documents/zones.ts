import { slice } from "#lib/base/text.ts";
import { languageOf } from "./languages.ts";
import type { Passage } from "./passages.ts";
import type { Block } from "./types.ts";

/** Gives every passage its zone and language, in order. */
export function zonesOf(text: string, passages: readonly Passage[]): Block[] {
  return passages.map((passage): Block => {
    const language = languageOf(slice(text, passage.span));
    const { span } = passage;
    if (passage.noise) return { zone: "noise", span, language, reason: passage.noise };
    if (passage.kind === "heading") return { zone: "heading", span, language, level: passage.level };
    if (passage.kind === "quote") return { zone: "block-quote", span, language };
    return { zone: "body", span, language };
  });
}
