import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";

const titleOf = (text: string, format: "text" | "html" | "markdown" = "text"): string =>
  readDecoded("a1b2c3d4e5f60718.txt", text, format).title;

const BODY = "The council of Veldmar met for three days and voted on the new harbour wall in the end.";

describe("the title of a document", () => {
  it("is its heading", () => {
    expect(titleOf(`The harbour wall\n\n${BODY}`)).toBe("The harbour wall");
    expect(titleOf(`# The harbour wall\n\n${BODY}`, "markdown")).toBe("The harbour wall");
  });

  it("is the page's own when the only headings are of lower rank", () => {
    const page = `<title>Harbour walls | Example</title><body><h2>Early years</h2><p>${BODY}</p></body>`;
    expect(titleOf(page, "html")).toBe("Harbour walls");
  });

  it("is the beginning of the first sentence where there is no heading, cut at a pause and never after a small word", () => {
    expect(titleOf("In the spring of 1803, a school opened in Bergen. It had two rooms.")).toBe(
      "In the spring of 1803 …",
    );
    expect(titleOf(BODY)).toBe("The council of Veldmar met …");
    expect(titleOf("IN EARLY SPRING, a school opened in Bergen. It had two rooms and a cat.")).toBe(
      "In early spring …",
    );
  });
});
