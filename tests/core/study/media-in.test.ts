import { describe, expect, it } from "vitest";
import { drawMarkdown } from "#lib/notes/draw-markdown.ts";
import { hasSound } from "#lib/study/media-in.ts";

const HASH = "a".repeat(43);

describe("a recording in a text", () => {
  it.each([
    [`[perro](media:${HASH})`, true],
    [`**[perro](media:${HASH})**`, true],
    [`- one\n- [perro](media:${HASH})`, true],
    [`> [perro](media:${HASH})`, true],
    [`![perro](media:${HASH})`, false],
    ["perro", false],
  ])("%j is found wherever it stands", (text, sounds) => {
    expect(hasSound(drawMarkdown(text))).toBe(sounds);
  });

  it("is in no text that is not there", () => {
    expect(hasSound(undefined)).toBe(false);
  });
});
