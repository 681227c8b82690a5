import { describe, expect, it } from "vitest";
import { type Known, whereaboutsIn } from "#lib/study/whereabouts.ts";

const document = (some: Partial<Known>): Known => ({
  format: "text",
  text: null,
  length: null,
  pages: null,
  ...some,
});
const said = (some: Partial<Known>, start: number) =>
  whereaboutsIn(document(some))(start)?.replaceAll("\u00a0", " ");

describe("where something stands in a document", () => {
  const text = "\n\nA letter.\n\nThe mill burned.\r\n \r\n\n\nNobody knew why.\n\n";

  it("is a paragraph of so many, without counting what is empty", () => {
    expect(said({ text }, text.indexOf("letter"))).toBe("paragraph 1 of 3");
    expect(said({ text }, text.indexOf("The mill"))).toBe("paragraph 2 of 3");
    expect(said({ text }, text.indexOf("why"))).toBe("paragraph 3 of 3");
  });

  it("is a page where there are pages", () => {
    expect(said({ format: "pdf", text, pages: [0, 12, 30] }, 13)).toBe("page 2 of 3");
  });

  it("is a part of the way where paragraphs are not to be counted, or the text is not here", () => {
    const html = "<ul><li>Home</li></ul><p>One</p><p>Two</p>";
    expect(said({ format: "html", text: html }, html.indexOf("One"))).toBe("about halfway through");
    expect(said({ text: "one line and no other" }, 1)).toBe("near the beginning");
    expect(said({ length: 1_000 }, 50)).toBe("near the beginning");
    expect(said({ length: 1_000 }, 250)).toBe("about a quarter of the way through");
    expect(said({ length: 1_000 }, 500)).toBe("about halfway through");
    expect(said({ length: 1_000 }, 700)).toBe("about three quarters of the way through");
    expect(said({ length: 1_000 }, 990)).toBe("near the end");
  });

  it("is nothing where nobody knows how long the document is", () => {
    expect(said({}, 50)).toBeUndefined();
    expect(said({ length: 0 }, 50)).toBeUndefined();
  });

  it("takes no longer for many than for one, also in a text of a million characters", () => {
    const long = "A line.\n\n".repeat(120_000);
    const where = whereaboutsIn(document({ text: long }));
    for (let i = 0; i < 10_000; i += 1) where(i * 100);
    expect(where(long.length - 4)?.replaceAll("\u00a0", " ")).toBe("paragraph 120000 of 120000");
  });
});
