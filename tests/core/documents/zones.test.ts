import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";

/** The zone of each passage of a plain text; the reason for noise. */
function zones(text: string): string[] {
  return readDecoded("a.txt", text, "text").blocks.map((block) =>
    block.zone === "noise" ? block.reason : block.zone,
  );
}
const zoneOf = (line: string): string | undefined => zones(`${PROSE}\n\n${line}\n\n${PROSE_TWO}`)[1];

const PROSE =
  "The dam above the town was finished in 1921 and held for eleven years. It was the work of Maria Olander, who had learnt her trade in the mines.";
const PROSE_TWO =
  "When the water came in the spring of 1932, the wall stood for two days. Then the eastern end gave way and the lower streets were flooded to the roofs.";

describe("page furniture", () => {
  const furniture: readonly (readonly [string, string])[] = [
    ["Upvote:12", "counter"],
    ["3 comments", "counter"],
    ["Views: 1,204", "counter"],
    ["Add a photo!", "navigation"],
    ["12List of places", "navigation"],
    ["Read more", "navigation"],
    ["Home > Engineering > Dams", "navigation"],
    ["Posted by admin on 3 May 2015", "navigation"],
    ["Related articles", "navigation"],
    ["No pictures assigned", "navigation"],
    ["Czytaj więcej", "navigation"],
    ["Читать далее", "navigation"],
    ["Teilen", "navigation"],
    ["We use cookies to improve your experience on this site.", "advertising"],
    ["Please disable your ad blocker to continue reading this page.", "advertising"],
    ["Subscribe to our newsletter and never miss a story.", "advertising"],
    ["Advertisement", "advertising"],
    ["© 2014 The Dam Society. All rights reserved.", "boilerplate"],
    ["This page was last edited on 4 May 2015.", "boilerplate"],
    ["Photo: the eastern wall in 1932 (Town Archive)", "caption"],
    ["The wall before the flood. Getty Images", "caption"],
    ["7Dam breaks above the townDam breaks above the town02.05.1932en, lv", "event-list"],
    ["Applūst pilsētas zemākās ielas03.05.1932lv", "event-list"],
    ["Name Born Died Languages", "table"],
    ["1921 | 1922 | 1923 | 1924", "table"],
    ["Olander, Maria. The Building of Dams (Riga: Harbour Press, 1934), pp. 12-14.", "reference-list"],
  ];
  it.each(furniture)("%s is %s", (line, reason) => {
    expect(zoneOf(line)).toBe(reason);
  });

  const matter: readonly string[] = [
    "The ad blocker was invented in 1996, and publishers sued its makers within a year.",
    "Olander added an office to the house and shared it with her brother.",
    "Home rule was given to the island in 1921, and the reports were read in every church.",
    "The photograph in the town hall was taken by her brother in 1931.",
    "Search parties found nobody.",
    "The committee voted 12 to 3 for the wall.",
    "Cookies were sold at the harbour to pay for the wall.",
  ];
  it.each(matter)("keeps: %s", (line) => {
    expect(zoneOf(line)).toBe("body");
  });

  it("leaves out the list under a head of links, and comes back with the prose", () => {
    const text = `${PROSE}\n\nRelated articles\n\nThe flood of 1954\n\nTen bridges to see\n\n${PROSE_TWO}`;
    expect(zones(text)).toEqual(["body", "navigation", "event-list", "event-list", "body"]);
  });

  it("leaves out what stands under References to the next section", () => {
    const text = `${PROSE}\n\nReferences\n\nTown book, vol. 2, p. 14\n\nOlander, M. (1934). Walls.\n\nThe second wall\n\n${PROSE_TWO}`;
    expect(zones(text).filter((zone) => zone === "reference-list")).toHaveLength(4);
    expect(zones(text).at(-1)).toBe("body");
  });

  it("takes a pull quote for the repeat it is and keeps the sentence in the text", () => {
    const quote = "“Then the eastern end gave way and the lower streets were flooded to the roofs.”";
    expect(zones(`${PROSE}\n\n${quote}\n\n${PROSE_TWO}`)).toEqual(["body", "pull-quote", "body"]);
  });

  it("takes a short description of a map between paragraphs of a story for a caption", () => {
    expect(zoneOf("The dam lies in the southeast corner of the valley. The town is to its west.")).toBe(
      "caption",
    );
  });

  it("does not call a document noise for being in another language", () => {
    expect(
      zones("Дамба над городом была закончена в 1921 году.\n\nОна стояла одиннадцать лет, а потом рухнула."),
    ).toEqual(["body", "body"]);
  });
});

describe("headings and quotations", () => {
  it("tells headings from sentences, a bare date included", () => {
    expect(
      zones(
        `The Dam\n\n${PROSE}\n\nMay 2\n\n${PROSE_TWO}\n\nWhat came of it?\n\nThe town built a second wall of stone.`,
      ),
    ).toEqual(["heading", "body", "heading", "body", "heading", "body"]);
    expect(zones(`The Dam\n\n${PROSE}\n\nMore to see\n\nUpvote:12`)).toEqual([
      "heading",
      "body",
      "counter",
      "counter",
    ]);
    expect(zoneOf("Nobody was hurt.")).toBe("body");
  });

  it("takes a line that leads to a quotation for a sentence, and what follows for a block quotation", () => {
    const text = `${PROSE}\n\nIn the evening Olander stated,\n\n"The wall will stand for as long as the town pays for it."\n\n"I have seen worse walls and better towns.\n\nOlander told the mayor that\n\n"it is time to leave",\n\nbut he stayed.`;
    expect(zones(text)).toEqual([
      "body",
      "body",
      "block-quote",
      "block-quote",
      "body",
      "block-quote",
      "body",
    ]);
  });

  it("takes announced words without marks for a quotation", () => {
    expect(
      zones(
        `${PROSE}\n\nThe telegram read as follows:\n\nCome at once and bring the plans of the eastern wall.`,
      ).at(-1),
    ).toBe("block-quote");
  });

  it("joins the lines of a paragraph that was wrapped by hand", () => {
    const wrapped = PROSE.replace(/(.{50,60}) /gu, "$1\n");
    expect(wrapped.split("\n").length).toBeGreaterThan(2);
    expect(zones(`${wrapped}\n\n${PROSE_TWO}`)).toEqual(["body", "body"]);
  });

  it("reads old line ends", () => {
    expect(zones(`The Dam\r${PROSE}\r\r${PROSE_TWO}`)).toEqual(["heading", "body", "body"]);
  });

  it("reads lines of their own as paragraphs of their own", () => {
    expect(zones(`${PROSE}\n${PROSE_TWO}`)).toEqual(["body", "body"]);
  });
});

describe("languages", () => {
  it("names the language of each passage and lets short ones follow the document", () => {
    const document = readDecoded(
      "a.txt",
      `Olander\n\n${PROSE}\n\nДамба над городом была закончена в 1921 году, и она стояла одиннадцать лет.\n\n${PROSE_TWO}`,
      "text",
    );
    expect(document.blocks.map((block) => block.language)).toEqual(["en", "en", "ru", "en"]);
  });
});

describe("speed", () => {
  it("stays linear on hostile text", () => {
    const begun = process.cpuUsage();
    for (const unit of [
      "a ",
      "| ",
      "> x > ",
      "(left) ",
      '"',
      "“",
      "1.",
      "Photo: ",
      "aaaaaaaaaa",
      "\n",
      "x\n",
      "Foo, B. (1999) press ",
    ]) {
      readDecoded("a.txt", unit.repeat(30_000 / unit.length), "text");
      readDecoded("a.html", unit.repeat(5_000 / unit.length), "html");
      readDecoded("a.md", unit.repeat(5_000 / unit.length), "markdown");
    }
    for (const unit of ["[a](", "![", "<a ", "<!--", "**", "_a", "&#", "[^", "| a |\n", "> "])
      readDecoded("a.md", unit.repeat(5_000), "markdown");
    for (const unit of ["<div>", "<p>a", "<a>b", "<table>", "&amp;", "<br>", "<q>", "</div>"])
      readDecoded("a.html", unit.repeat(5_000), "html");
    const { user, system } = process.cpuUsage(begun);
    // A tenth of that alone; hours where a pattern goes back over what it has read.
    expect((user + system) / 1000).toBeLessThan(15_000);
  });
});
