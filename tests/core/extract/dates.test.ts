import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import { findDates } from "#lib/extract/dates/find-dates.ts";
import { splitSentences } from "#lib/extract/sentences.ts";
import type { DateMention, Sentence } from "#lib/extract/types.ts";

type Found = readonly [words: string, value: string];

function datesIn(
  text: string,
  written: string | null = null,
): readonly (DateMention & { readonly words: string })[] {
  const document = readDecoded("a.txt", text, "text");
  const sentences = splitSentences(document).map(
    (found, index): Sentence => ({ ...found, index, tokens: [] }),
  );
  return findDates(document, sentences, { written }).map((date) => ({
    ...date,
    words: document.text.slice(date.span.start, date.span.end),
  }));
}
const found = (text: string, written: string | null = null): Found[] =>
  datesIn(text, written).map(({ words, value }) => [words, value]);

describe("dates that say all of themselves", () => {
  const cases: readonly (readonly [text: string, ...expected: Found[]])[] = [
    ["The dam broke on 4 May 1921.", ["4 May 1921", "1921-05-04"]],
    ["The dam broke on May 4th, 1921.", ["May 4th, 1921", "1921-05-04"]],
    ["The dam broke on Tuesday, 4 May 1921.", ["Tuesday, 4 May 1921", "1921-05-04"]],
    ["It broke on the night of 4 May 1921.", ["the night of 4 May 1921", "1921-05-04"]],
    ["It broke on the twenty-eighth of June 1921.", ["the twenty-eighth of June 1921", "1921-06-28"]],
    ["It broke in May of 1921.", ["May of 1921", "1921-05"]],
    ["It broke in early May 1921.", ["early May 1921", "1921-05"]],
    ["It broke in mid-May 1921.", ["mid-May 1921", "1921-05"]],
    ["It broke in the spring of 1921.", ["the spring of 1921", "1921-SP"]],
    ["It broke by the end of 1921.", ["the end of 1921", "1921"]],
    ["It broke in the first half of 1921.", ["the first half of 1921", "1921"]],
    ["It was built in the late 1880s.", ["the late 1880s", "188X"]],
    ["It was built in the nineteenth century.", ["the nineteenth century", "18XX"]],
    ["It was built in the 4th century BC.", ["the 4th century BC", "-03XX"]],
    ["The wall fell in 480 BC.", ["480 BC", "-0480"]],
    ["The file is dated 2021-05-04.", ["2021-05-04", "2021-05-04"]],
    ["The file is dated 04.05.1921.", ["04.05.1921", "1921-05-04"]],
    ["The file is dated 4.V.1921.", ["4.V.1921", "1921-05-04"]],
    ["It rained for three days and six hours.", ["three days", "P3D"], ["six hours", "PT6H"]],
    ["The ten-year lease ended.", ["ten-year", "P10Y"]],
    [
      "He came at 11:05 a.m. on 4 May 1921.",
      ["11:05 a.m.", "1921-05-04T11:05"],
      ["4 May 1921", "1921-05-04"],
    ],
    ["He came on Christmas 1921.", ["Christmas 1921", "1921-12-25"]],
  ];
  it.each(cases.map(([text, ...expected]) => ({ text, expected })))("$text", ({ text, expected }) => {
    expect(found(text)).toEqual(expected);
  });

  const ranges: readonly (readonly [string, string, string, readonly string[]])[] = [
    ["It lasted from 1914 to 1918.", "1914 to 1918", "1914/1918", ["1914", "1918"]],
    ["It lasted 1914-18.", "1914-18", "1914/1918", ["1914", "1918"]],
    [
      "They met in October and November 1921.",
      "October and November 1921",
      "1921-10/1921-11",
      ["1921-10", "1921-11"],
    ],
    [
      "They met from 30 April to 2 May 1921.",
      "30 April to 2 May 1921",
      "1921-04-30/1921-05-02",
      ["1921-04-30", "1921-05-02"],
    ],
    [
      "They met on 4 and 5 May 1921.",
      "4 and 5 May 1921",
      "1921-05-04/1921-05-05",
      ["1921-05-04", "1921-05-05"],
    ],
    [
      "It lasted from December 1920 until May 1921.",
      "December 1920 until May 1921",
      "1920-12/1921-05",
      ["1920-12", "1921-05"],
    ],
    ["The years 499-493 BC were hard.", "years 499-493 BC", "-0499/-0493", ["-0499", "-0493"]],
  ];
  it.each(ranges)("%s", (text, words, value, parts) => {
    const [range, ...others] = datesIn(text);
    expect(others).toEqual([]);
    expect(range?.words.replace(/^The /u, "")).toBe(words);
    expect([range?.value, range?.parts?.map((part) => part.value)]).toEqual([value, parts]);
  });
});

describe("dates that lean on others", () => {
  it("takes the year from the story, and says where from", () => {
    const dates = datesIn("In May 1921 the dam was closed. On 4 June it broke. The next day help came.");
    expect(dates.map(({ words, value, certainty }) => [words, value, certainty])).toEqual([
      ["May 1921", "1921-05", "known"],
      ["4 June", "1921-06-04", "implied"],
      ["The next day", "1921-06-05", "implied"],
    ]);
    expect(dates[1]?.source).toEqual(dates[0]?.span);
    expect(dates[2]?.source).toEqual(dates[0]?.span);
  });

  it("takes the year of a season, however long after the last day", () => {
    expect(
      found("The town fell on 17 May 1758. By the spring of 1761 both were poor. He came on 9 March.").at(-1),
    ).toEqual(["9 March", "1761-03-09"]);
  });

  it("goes on into the next year after December", () => {
    expect(found("The dam was closed in December 1921. In January it broke.").at(-1)).toEqual([
      "January",
      "1922-01",
    ]);
  });

  it("never takes a year out of a quotation, a plan or brackets", () => {
    const text =
      'In May 1921 the dam was closed. Olander said "it will stand until 1970 or 1980" and left. On 13 June it broke.';
    expect(found(text).at(-1)).toEqual(["13 June", "1921-06-13"]);
    expect(
      datesIn(text)
        .filter((date) => date.quoted)
        .map((date) => date.value),
    ).toEqual(["1970", "1980"]);
    expect(
      found("In May 1921 the dam was closed. It was to be rebuilt by 1925. On 13 June it broke.").at(-1)?.[1],
    ).toBe("1921-06-13");
    expect(found("In May 1921 the dam (rebuilt in 1931) was closed. On 13 June it broke.").at(-1)?.[1]).toBe(
      "1921-06-13",
    );
    expect(
      found("In May 1921 the dam was closed, as the 1901 statute asked. On 13 June it broke.").at(-1)?.[1],
    ).toBe("1921-06-13");
  });

  it("takes no year out of the years of a life", () => {
    expect(
      found("Ida Lenz (1846–1888) was born in Orn and crossed the fells in 1887. She set out on 3 October."),
    ).toEqual([
      ["1846-1888", "1846/1888"],
      ["1887", "1887"],
      ["3 October", "1887-10-03"],
    ]);
  });
  it("lets a bare date in a heading date its section", () => {
    const text =
      "In May 1921 the engineers met at the dam.\n\nMay 13\n\nThey met again the next morning and stayed until that evening.";
    expect(found(text).slice(1)).toEqual([
      ["May 13", "1921-05-13"],
      ["the next morning", "1921-05-13"],
      ["that evening", "1921-05-13"],
    ]);
  });

  const shifts: readonly (readonly [string, string])[] = [
    ["Two days later it was gone.", "1921-06-01"],
    ["A year later it was gone.", "1922"],
    ["Ten years earlier it had been built.", "1911"],
    ["That same day it was gone.", "1921-05-30"],
    ["Later that year it was gone.", "1921"],
    ["The following month it was gone.", "1921-06"],
    ["On the 31st it was gone.", "1921-05-31"],
    ["In August of that year it was gone.", "1921-08"],
    ["The following spring it was gone.", "1922-SP"],
    ["That night it was gone.", "1921-05-30"],
    ["On Thursday it was gone.", "1921-06-02"],
  ];
  it.each(shifts)("after 30 May 1921: %s", (text, value) => {
    expect(found(`The dam broke on 30 May 1921. ${text}`).at(-1)?.[1]).toBe(value);
  });

  const beforeTheNewCalendar: readonly (readonly [string, Found[]])[] = [
    ["The granary burnt on 4 May 1666. On Monday the duke came.", [["4 May 1666", "1666-05-04"]]],
    ["The granary burnt on 4 May 1066. On Monday the duke came.", [["4 May 1066", "1066-05-04"]]],
    [
      "The granary burnt on 4 May 1666. The next day the duke came.",
      [
        ["4 May 1666", "1666-05-04"],
        ["The next day", "1666-05-05"],
      ],
    ],
    [
      "The granary burnt on 4 May 1766. On Monday the duke came.",
      [
        ["4 May 1766", "1766-05-04"],
        ["Monday", "1766-05-05"],
      ],
    ],
  ];
  it.each(beforeTheNewCalendar)("reckons no weekday of a time that had two calendars: %s", (text, dates) => {
    expect(found(text)).toEqual(dates);
  });

  it("counts from the day of writing where the words ask for it", () => {
    expect(found("The committee met yesterday.", "1921-05-04")).toEqual([["yesterday", "1921-05-03"]]);
    expect(found("The letter of the 28th ult. was read.", "1921-05-04")).toEqual([
      ["the 28th ult.", "1921-04-28"],
    ]);
    expect(
      found(
        "The Harbour Gazette\n\nTuesday, 4 May 1921\n\nThe committee met on the 2d inst. and again yesterday.",
      ).slice(1),
    ).toEqual([
      ["the 2d inst.", "1921-05-02"],
      ["yesterday", "1921-05-03"],
    ]);
    expect(found("The committee met yesterday.")).toEqual([]);
  });

  it("marks dates of the old calendar", () => {
    const dates = datesIn("The law came into force on 7 May (24 April O.S.) 1911.");
    expect(dates.map((date) => date.modifier)).toContain("old-style");
  });
});

describe("numbers and words that are no dates", () => {
  const none: readonly string[] = [
    "He may march on in the fall of the city.",
    "They counted 1940 soldiers and 1,500 horses.",
    "Resolution 1441 and flight 1920 were named on page 1911.",
    "The second spring of the clock broke, and the price rose to $1940.",
    "He sold it to the timber merchant August Lund.",
    "The March on Rome and Theresa May were on television.",
    "They fought the Winter War.",
    "The 13th Army crossed the 38th parallel.",
    "It fell by 2.50 per cent and weighed 11.30 kilograms.",
    "The score was 12-11 and the ratio 3:2.",
  ];
  it.each(none)("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("day-first and month-first numbers", () => {
  it("takes the document's own evidence", () => {
    expect(found("Opened 23/11/1921, closed 04/05/1922.").map(([, value]) => value)).toEqual([
      "1921-11-23",
      "1922-05-04",
    ]);
    expect(found("Opened 11/23/1921, closed 04/05/1922.").map(([, value]) => value)).toEqual([
      "1921-11-23",
      "1922-04-05",
    ]);
  });
  it("reads dots as day first unless no month fits", () => {
    expect(found("Geschlossen am 11.12.1921.")[0]?.[1]).toBe("1921-12-11");
    expect(found("Closed 11.23.1921.")[0]?.[1]).toBe("1921-11-23");
  });
  it("cuts glued dates by the calendar", () => {
    expect(
      found("Maria Olander, 30.04.189316.10.1946, engineer of the dam.").map(([, value]) => value),
    ).toEqual(["1893-04-30", "1946-10-16"]);
  });
});

describe("other languages", () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    [
      "Am 3. Mai 1921 brach der Damm. Zwei Tage später kam Hilfe, und im Sommer 1922 war er wieder da, wie im 19. Jahrhundert.",
      "1921-05-03",
      "1921-05-05",
      "1922-SU",
      "18XX",
    ],
    [
      "Le 3 mai 1921, le barrage céda. Le lendemain, on vint. Au printemps 1922, comme au XIXe siècle et dans les années 1930, il était là.",
      "1921-05-03",
      "1921-05-04",
      "1922-SP",
      "18XX",
      "193X",
    ],
    [
      "El 3 de mayo de 1921 se rompió la presa. Al día siguiente vinieron. En el verano de 1922, como en el siglo XIX, estaba allí.",
      "1921-05-03",
      "1921-05-04",
      "1922-SU",
      "18XX",
    ],
    [
      "Il 3 maggio 1921 la diga cedette. Due anni dopo, nell'estate del 1925, la diga era ancora lì.",
      "1921-05-03",
      "1923",
      "1925-SU",
    ],
    [
      "3 мая 1921 года плотина рухнула. На следующий день пришла помощь. Летом 1922 года её построили вновь, как в XIX веке.",
      "1921-05-03",
      "1921-05-04",
      "1922-SU",
      "18XX",
    ],
    [
      "3 травня 1921 року гребля впала. Наступного дня прийшла допомога. Влітку 1922 року її збудували знову.",
      "1921-05-03",
      "1921-05-04",
      "1922-SU",
    ],
    [
      "3 maja 1921 roku tama pękła. Następnego dnia przyszła pomoc. Latem 1922 roku zbudowano ją ponownie, dwa lata później jeszcze raz.",
      "1921-05-03",
      "1921-05-04",
      "1922-SU",
      "1924",
    ],
    [
      "1921. gada 3. maijā dambis pārplīsa. Nākamajā dienā nāca palīdzība. Dambis bija tur 1922. gada vasarā.",
      "1921-05-03",
      "1921-05-04",
      "1922-SU",
    ],
    [
      "Στις 3 Μαΐου 1921 έσπασε το φράγμα. Την επόμενη μέρα ήρθε βοήθεια. Το καλοκαίρι του 1922 ήταν πάλι εκεί.",
      "1921-05-03",
      "1921-05-04",
      "1922-SU",
    ],
  ];
  it.each(cases)("%s", (text, ...values) => {
    expect(found(text).map(([, value]) => value)).toEqual(values);
  });
});

describe("any text", () => {
  const piece = fc.constantFrom(
    "May",
    "4",
    "1921",
    ",",
    "-",
    "the",
    "of",
    "early",
    "BC",
    "1920s",
    "two",
    "days",
    "later",
    "next",
    "year",
    "'",
    "99",
    "11:05",
    "a.m.",
    "Monday",
    "(",
    ")",
    '"',
    "12.11.1940",
    "and",
    "century",
    "III",
    "inst.",
    "31",
  );
  it("gives spans in order, inside the text, without overlap, with values in the agreed form", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (words) => {
        const text = words.join(" ");
        let last = 0;
        for (const date of datesIn(text)) {
          expect(date.span.start).toBeGreaterThanOrEqual(last);
          expect(date.span.end).toBeGreaterThan(date.span.start);
          expect(date.span.end).toBeLessThanOrEqual(text.length);
          for (const part of date.parts ?? [date]) {
            expect(part.value).toMatch(
              /^(?:-?\d{4}(?:-\d\d){0,2}(?:T\d\d:\d\d)?|-?\d{4}-(?:SP|SU|FA|WI)|-?\d{3}X|-?\d\dXX|PT?(?:[\d.]+|X)(?:D|W|M|Y|H|DE|CE))$/u,
            );
          }
          last = date.span.end;
        }
      }),
    );
  });
  it("stays quick on hostile text", () => {
    const begun = process.cpuUsage();
    for (const unit of [
      "4 May ",
      "early in the ",
      "1940-",
      "a b c ",
      "two hundred ",
      "1.2.3.4.5.",
      "the the the the ",
    ])
      datesIn(unit.repeat(5_000));
    const { user, system } = process.cpuUsage(begun);
    // A tenth of that alone; hours where a pattern goes back over what it has read.
    expect((user + system) / 1000).toBeLessThan(15_000);
  });
});
