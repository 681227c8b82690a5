import { expect, it } from "vitest";
import { mediaShown } from "#app/notes/media-shown.ts";

const [OAK, DOG] = ["A".repeat(43), "B".repeat(43)];

it("finds the pictures and sounds of a field, each once, and nothing else", () => {
  const text = `![an oak](media:${OAK}) and [woof](media:${DOG}), again ![](media:${OAK}), [x](https://example.org) ![](media:short)`;
  expect(mediaShown(text)).toEqual([
    { hash: OAK, kind: "image", words: "an oak" },
    { hash: DOG, kind: "audio", words: "woof" },
  ]);
});
