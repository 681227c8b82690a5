import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import type { DocumentFormat } from "#lib/documents/types.ts";
import { extract } from "#lib/extract/extract.ts";

/** Each date of a text, as its words and its value. */
function dates(text: string, format: DocumentFormat = "text"): Record<string, string> {
  const reading = extract(readDecoded("paper.txt", text, format));
  return Object.fromEntries(
    reading.dates.map(({ span, value }) => [reading.document.text.slice(span.start, span.end), value]),
  );
}

describe("The day of writing", () => {
  it("stands in a byline, whatever else stands there", () => {
    const text = `Dockers end their strike
By Helen Marsh and Tom Okoro | Updated: 14:02 GMT, Tuesday 4 March 2014

The leaders signed an agreement on Monday night. Talks had resumed on Thursday. Work will start again on Wednesday.

Last updated 3 June 2016`;
    expect(dates(text)).toMatchObject({
      "Monday night": "2014-03-03",
      Thursday: "2014-02-27",
      Wednesday: "2014-03-05",
    });
  });

  it("stands among the furniture of a page, and is not the day that the page was touched", () => {
    const page = `<body><article><h1>The flood</h1><p>Last updated 4 January 2020</p><p class="byline">By Nina Farrow · Published June 21, 2018</p>
<p>The river rose on Tuesday and the bridge was closed yesterday. The mayor will speak tomorrow.</p><footer>© 2021 The Paper</footer></article></body>`;
    expect(dates(page, "html")).toMatchObject({ Tuesday: "2018-06-19", yesterday: "2018-06-20" });
  });

  it("is that of the letter from elsewhere, in the year of the paper that prints it", () => {
    const text = `No. 1,204. SATURDAY, JANUARY 16, 1847. PRICE 4d.

CARRICK, Dec. 14.-- A mob attacked the granary on Saturday night last. Yesterday the magistrates met.

ELECTION NEWS.-- Lord Alverstone spoke yesterday to the electors.`;
    expect(dates(text)).toMatchObject({
      "Saturday night last": "1846-12-12",
      Yesterday: "1846-12-13",
      yesterday: "1847-01-15",
    });
  });

  it("lends no year where none is told, neither of another time nor of a footer", () => {
    const text = `LONDON, Nov. 12 (Reuters) — Rescue teams reached the valley on Sunday, the ministry said. The dam burst on Nov. 7.

The dam was built in 1968. An inquiry was ordered on Friday and the minister resigned on 10 November.`;
    expect(dates(text)).toEqual({ "1968": "1968" });
  });

  it("leaves the dates of a story that is recalled to that story", () => {
    const text = `The Lenz robbery
By Nina Farrow | Published June 21, 2018

Forty years ago today, three men walked into the bank. The inspector spoke to us last week.

On 2 July one of them was caught. The watch was found last month.`;
    expect(dates(text)).toMatchObject({
      "Forty years ago today": "1978-06-21",
      "2 July": "1978-07-02",
      "last month": "2018-05",
    });
  });

  it("gives no year to a day of news that also tells of another year's days", () => {
    const text = `Nov. 20, 2019

The lawyer was arrested on 4 April 2012. Prosecutors spoke on Tuesday.

He was released on 5 May. A judge will hear him on Friday.`;
    expect(dates(text)["5 May"]).toBeUndefined();
  });

  it("is that of the post in a thread, and never the year of the story", () => {
    const text = `ada » 12 May 2009, 10:33

The case was heard in March 1864.

bob » 13 May 2009, 10:33

On 4 April the jury met again. The museum bought the drawing last year.

ada » 14 May 2009, 10:33

I saw it yesterday.`;
    expect(dates(text)).toMatchObject({
      "4 April": "1864-04-04",
      "last year": "2008",
      yesterday: "2009-05-13",
    });
  });
});

describe("A paragraph's lead", () => {
  it("is no part of its first sentence", () => {
    const { sentences, document } = extract(
      readDecoded(
        "a.txt",
        "PORT ASHBY - Dockers signed an agreement on Monday. They had waited long.",
        "text",
      ),
    );
    expect(sentences.map(({ span }) => document.text.slice(span.start, span.end))).toEqual([
      "PORT ASHBY -",
      "Dockers signed an agreement on Monday.",
      "They had waited long.",
    ]);
  });
});

it("takes the year of the day before it in the same clause", () => {
  expect(dates("In 1895 it opened. He was arrested on 3 March 1921 and released in July.")).toMatchObject({
    July: "1921-07",
  });
});
