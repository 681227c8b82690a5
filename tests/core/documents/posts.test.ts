import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import type { DocumentFormat } from "#lib/documents/types.ts";

/** The passages of a document, each with its zone, and the reason for noise. */
function zones(raw: string, format: DocumentFormat = "text"): [zone: string, text: string][] {
  const { blocks, text } = readDecoded("thread.txt", raw, format);
  return blocks.map((block) => [
    block.zone === "noise" ? block.reason : block.zone,
    text.slice(block.span.start, block.span.end),
  ]);
}
const POSTS = [
  "The elevator burned on the night of 3 February 1923, and the roof fell in an hour later.",
  "The judge refused to sign the report. The watchman was dismissed in April.",
  "In 1925 the company built a new elevator on the east pier.",
] as const;
/** A thread with these three heads. */
const thread = (heads: readonly string[]): string =>
  heads.map((head, i) => `${head}\n\n${POSTS[i] ?? ""}`).join("\n\n");

describe("A forum thread", () => {
  it.each([
    [["Marsh_Wren » 12 May 2004, 10:33", "BrassLamp » 12 May 2004, 14:07", "Kestrel99 » 13 May 2004, 08:51"]],
    [["On 3 May 2009, steamfan said:", "On 3 May 2009, Dr Gauge said:", "On 4 May 2009, steamfan said:"]],
    [["steamfan wrote:", "Dr Gauge wrote:", "steamfan wrote:"]],
    [["steamfan  ▲ 287 ▼  7 months ago", "gauge9 OP  ▲ 31 ▼", "steamfan ↑ -12 ↓ 6 months ago edited"]],
    [
      [
        "Posted by steamfan on 3 May 2009",
        "Posted by Dr Gauge on 3 May 2009",
        "Posted by Anna on 4 May 2009",
      ],
    ],
    [
      [
        "Posted: Mon Mar 14, 2011 9:12 pm",
        "Posted: Tue Mar 15, 2011 7:45 am",
        "Posted: Tue Mar 15, 2011 8 pm",
      ],
    ],
    [["oldsapper 12 points 3 years ago", "pikeman 4 points 3 years ago", "anna_k 1 point 2 years ago"]],
  ])("takes what stands under %j for the poster's own words", (heads) => {
    const body = zones(thread(heads)).filter(([zone]) => zone === "body");
    expect(body.map(([, text]) => text)).toEqual(POSTS);
  });

  it("takes the line with the poster's name above the time for a part of the head", () => {
    const heads = ["#1 Sapper\nPosted: Mon Mar 14, 2011 9:12 pm", "Pike Man\n15 Mar 2011, 07:45"];
    const read = zones(thread([...heads, "#3 Sapper\nPosted: Tue Mar 15, 2011 10:02 pm"]));
    expect(read.filter(([zone]) => zone !== "navigation").map(([, text]) => text)).toEqual(POSTS);
  });

  const HEADS = ["ada » 12 May 2004, 10:33", "bob » 12 May 2004, 14:07", "ada » 13 May 2004, 08:51"];

  it("leaves out what is quoted from a post above", () => {
    const quoting = thread(HEADS).replace(
      POSTS[1],
      `ada wrote:\n> The roof fell in an hour later.\n\n${POSTS[1]}`,
    );
    const heard = quoting.replace("3 February 1923, and the", "3 February 1923. The");
    expect(zones(heard)).toContainEqual(["repeated", "The roof fell in an hour later."]);
    expect(zones(heard)).toContainEqual(["body", POSTS[1]]);
  });

  it("keeps what a post quotes from elsewhere a quotation", () => {
    const quoting = thread(HEADS).replace(
      POSTS[1],
      `Look here:\n> The pier was sold for nothing.\n\n${POSTS[1]}`,
    );
    expect(zones(quoting)).toContainEqual(["block-quote", "The pier was sold for nothing."]);
  });

  it("reads posts in a web page alike", () => {
    const page = HEADS.map(
      (head, i) => `<div class="post"><b>${head}</b><p>${POSTS[i] ?? ""}</p></div>`,
    ).join("");
    expect(zones(`<body>${page}</body>`, "html").filter(([zone]) => zone === "body")).toHaveLength(3);
  });
});

describe("What is no thread", () => {
  it("is an essay that lets three people speak", () => {
    const essay = `The dam broke in 1932.\n\nMaria Olander wrote:\n\n${POSTS[0]}\n\nKarl Brandt wrote:\n\n${POSTS[1]}\n\nAnna Sims wrote:\n\n${POSTS[2]}`;
    expect(zones(essay).filter(([zone]) => zone === "block-quote")).toHaveLength(3);
  });

  it("is a diary of another century, nor a list of ten", () => {
    const diary = thread([
      "On 3 May 1809, Nelson wrote:",
      "On 4 May 1809, Nelson wrote:",
      "On 6 May 1809, Hardy wrote:",
    ]);
    expect(zones(diary).filter(([zone]) => zone === "navigation")).toEqual([]);
    const list = thread(["#1 Old Harbour", "#2 New Harbour", "#3 East Pier"]);
    expect(zones(list).filter(([zone]) => zone === "navigation")).toEqual([]);
  });
});

describe("Lines marked with >", () => {
  it("are a quotation without the marks, wrapped or not", () => {
    const mail = `He did not lose.\n\n> Moss sued him in the spring of that year and the case was heard\n> before a jury at Leeds, which gave the fitter forty pounds for it\n> and nothing more.\n\nThat is what he got.`;
    const [, quoted] = zones(mail);
    expect(quoted?.[0]).toBe("block-quote");
    expect(quoted?.[1]).not.toContain(">");
    expect(quoted?.[1]?.length).toBe(mail.split("\n\n")[1]?.slice(2).length);
  });
});
