import { describe, expect, it } from "vitest";
import { createResolver } from "#lib/extract/resolve.ts";
import { readNamed } from "./named.ts";

/** Who the last `word` of the text means. */
function meant(text: string, word: string): string | null {
  const read = readNamed(text);
  const resolver = createResolver(read.document.text, read.sentences, read.names, read.entities);
  const start = read.document.text.lastIndexOf(word);
  const span = { start, end: start + word.length };
  const entity = word.includes(" ") ? resolver.role(span) : resolver.pronoun(span);
  return entity === null ? null : (read.entities[entity]?.name ?? null);
}

describe("a pronoun", () => {
  it("means the subject of the sentence before", () => {
    expect(meant("Karl Lund wrote to Peter Holm. He was angry.", "He")).toBe("Karl Lund");
  });

  it("means the subject of the clause in front of it", () => {
    expect(meant("Peter Holm was tired. When Karl Lund came home, he slept.", "he")).toBe("Karl Lund");
  });

  it("agrees with the person it means", () => {
    expect(meant("Karl Lund wrote to Lena Moe. She was angry.", "She")).toBe("Lena Moe");
  });

  it("means the subject behind a date that opens the sentence", () => {
    expect(meant("On 11 April 1587 Karl Lund met Peter Holm at Ost. He offered the crown.", "He")).toBe(
      "Karl Lund",
    );
  });

  it("does not mean who stands in the phrase before its own clause", () => {
    expect(
      meant("Anna Moe applied in vain. With the help of the widow, Lena Holm, she left for Zurich.", "she"),
    ).toBe("Anna Moe");
  });

  it("means whom the sentence began with, not whom he told", () => {
    expect(meant("Karl Lund came. He told Peter Holm in 1890 that he would not go.", "he")).toBe("Karl Lund");
  });

  it("means whose life is told at the head of a paragraph", () => {
    expect(
      meant(
        "Anna Moe was a queen.\n\nHer rival Tewa accepted the crown and married.\n\nShe abdicated.",
        "She",
      ),
    ).toBe("Anna Moe");
  });

  it("does not mean its partner", () => {
    expect(meant("Karl Lund sat down. He and Peter Holm drank tea.", "He")).toBe("Karl Lund");
  });

  it("means the same person again through a chain of pronouns", () => {
    expect(meant("Karl Lund sat down. He ate. He drank. He slept.", "He")).toBe("Karl Lund");
  });

  it("does not mean a father without a name, when it is a woman", () => {
    expect(meant("Lena Moe was born in Bergen. Her father drowned. She was raised by an aunt.", "She")).toBe(
      "Lena Moe",
    );
  });

  it("means nobody where nobody was named", () => {
    expect(meant("He was angry.", "He")).toBeNull();
  });
});

describe("an office", () => {
  it("means the one who was said to hold it", () => {
    expect(meant("Danish envoy Karl Lund met Lena Moe. Later the envoy wept.", "the envoy")).toBe(
      "Karl Lund",
    );
  });

  it("means the holder of that nation where several hold it", () => {
    expect(
      meant(
        "Danish envoy Karl Lund met Swedish envoy Peter Holm. Later the Danish envoy wept.",
        "the Danish envoy",
      ),
    ).toBe("Karl Lund");
  });

  it("means nobody when nobody was said to hold it", () => {
    expect(meant("Karl Lund met Lena Moe. Later the envoy wept.", "the envoy")).toBeNull();
  });
});
